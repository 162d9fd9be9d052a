
#! /bin/bash
# Completes the commands and flags of sops; loaded by: source <(sops completion bash)

_cli_bash_autocomplete() {
  local current=${COMP_WORDS[COMP_CWORD]}
  local typed=("${COMP_WORDS[@]:0:COMP_CWORD}")
  typed[0]=${typed[0]/#\~\//$HOME/}
  if [[ $current == -* ]]; then
    typed+=("$current")
  fi
  local suggestions
  suggestions=$(SOPS_COMPLETE_OWN=1 "${typed[@]}" --generate-bash-completion 2>/dev/null)
  COMPREPLY=($(compgen -W "$suggestions" -- "$current"))
}

complete -o bashdefault -o default -o nospace -F _cli_bash_autocomplete sops
