# Completion of cfp for bash: source <(cfp completion bash)
# Nothing that is typed is run: the line goes to `cfp complete` as one word, and what comes back is only offered.
_cfp() {
  local kind value about
  COMPREPLY=()
  {
    IFS=$'\t' read -r kind value
    while IFS=$'\t' read -r value about; do
      COMPREPLY+=("$value")
    done
  } < <(command cfp complete --word="$2" -- "${COMP_LINE:0:COMP_POINT}" 2>/dev/null </dev/null)
  case $kind in
    files) compopt -o filenames 2>/dev/null ;;
    folders) compopt +o default -o plusdirs 2>/dev/null ;;
    *) compopt +o default 2>/dev/null ;;
  esac
  if [[ ${#COMPREPLY[@]} -gt 0 && ${COMPREPLY[0]} == *= ]]; then compopt -o nospace 2>/dev/null; fi
}
complete -o default -F _cfp cfp
