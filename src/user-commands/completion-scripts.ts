/**
 * For each shell, what asks this program for what fits. What is typed is handed over as it is, and never evaluated; where
 * nothing fits, the shell offers files.
 */
export const completionScripts = {
  bash: `_lastcall() {
  local IFS=$'\\n'
  COMPREPLY=($(compgen -W "$("$1" complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f1)" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _lastcall lastcall
`,
  zsh: `#compdef lastcall
_lastcall() {
  local line
  local -a found
  for line in "\${(@f)$("\${words[1]}" complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    [[ -n $line ]] && found+=("\${line%%$'\\t'*}:\${line#*$'\\t'}")
  done
  if (( \${#found} )); then
    _describe lastcall found
  else
    _files
  fi
}
compdef _lastcall lastcall
`,
  fish: `function __lastcall_complete
  set -l words (commandline -opc) (commandline -ct)
  $words[1] complete -- $words[2..-1] 2>/dev/null
end
complete -c lastcall -a '(__lastcall_complete)'
`,
} as const;

export type Shell = keyof typeof completionScripts;
