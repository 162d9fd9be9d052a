
#compdef sops
# Completes the commands and flags of sops; loaded by: source <(sops completion zsh)

_cli_zsh_autocomplete() {
  local current=${words[CURRENT]}
  local -a typed suggestions
  typed=("${(@)words[1,CURRENT-1]}")
  typed[1]=${~typed[1]}
  if [[ $current == -* ]]; then
    typed+=("$current")
  fi
  suggestions=("${(@f)$(_CLI_ZSH_AUTOCOMPLETE_HACK=1 SOPS_COMPLETE_OWN=1 "${typed[@]}" --generate-bash-completion 2>/dev/null)}")
  if [[ -n ${suggestions[1]} ]]; then
    _describe 'values' suggestions
  else
    _files
  fi
}

compdef _cli_zsh_autocomplete sops
