# Completion of cfp for fish: cfp completion fish > ~/.config/fish/completions/cfp.fish
# Nothing that is typed is run: the line goes to `cfp complete` as one word, and what comes back is only offered.
function __cfp_complete
    set -l lines (command cfp complete -- (commandline -cp | string collect) 2>/dev/null </dev/null)
    test (count $lines) -gt 0; or return
    set -l first (string split -m 1 -- \t $lines[1])
    set -l before "$first[2]"
    set -l path (commandline -ct | string sub -s (math (string length -- "$before") + 1))
    switch $first[1]
        case files
            for one in (__fish_complete_path "$path")
                printf '%s%s\n' "$before" $one
            end
        case folders
            for one in (__fish_complete_directories "$path")
                printf '%s%s\n' "$before" $one
            end
    end
    printf '%s\n' $lines[2..-1]
end
complete -c cfp -f -a '(__cfp_complete)'
