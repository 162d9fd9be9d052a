
# Completes the commands and flags of sops; loaded by: sops completion fish | source

function __sops_suggestions
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    if string match -q -- '-*' $current
        set -a typed $current
    end
    env _CLI_ZSH_AUTOCOMPLETE_HACK=1 SOPS_COMPLETE_OWN=1 $typed --generate-bash-completion 2>/dev/null \
        | string replace -r '^([^-:][^:]*):' '$1\t'
end

complete -c sops -a '(__sops_suggestions)'
