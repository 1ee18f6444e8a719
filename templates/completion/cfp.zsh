#compdef cfp
# Completion of cfp for zsh: source <(cfp completion zsh), below compinit; or this file as _cfp in a folder of $fpath.
# Nothing that is typed is run: the line goes to `cfp complete` as one word, and what comes back is only offered.
_cfp() {
  emulate -L zsh -o extended_glob
  local tab=$'\t' line kind before value about
  local -a lines values shown open
  lines=("${(@f)$(command cfp complete -- "${(j: :)words[1,CURRENT-1]} $PREFIX" 2>/dev/null </dev/null)}")
  kind=${lines[1]%%$tab*}
  before=${lines[1]#*$tab}
  for line in "${(@)lines[2,-1]}"; do
    value=${line%%$tab*}
    about=${line#*$tab}
    if [[ $value == *= ]]; then
      open+=("$value")
    elif [[ -n $value ]]; then
      values+=("$value")
      shown+=("$value${about:+  -- $about}")
    fi
  done
  local result=1
  (( $#values )) && compadd -l -d shown -a -- values && result=0
  (( $#open )) && compadd -S '' -a -- open && result=0
  case $kind in
    files) compset -p ${#before}; _files && result=0 ;;
    folders) compset -p ${#before}; _files -/ && result=0 ;;
  esac
  return result
}
if [[ $funcstack[1] == _cfp ]]; then _cfp "$@"; else compdef _cfp cfp; fi
