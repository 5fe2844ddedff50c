extension Completions {
    /// A function for `complete -F`.
    ///
    /// Bash hands `a=b` over as three words, so the word before `=` decides what may stand behind it.
    var bash: String {
        """
        # Completes command lines of interleave in bash; made by 'interleave completions bash'.
        _interleave() {
            local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} behind= IFS=$' \\t\\n'
            COMPREPLY=()
            if [ "$COMP_CWORD" -eq 1 ]; then
                COMPREPLY=($(compgen -W "\((commands.map(\.name) + tool.options.map(\.name)).joined(separator: " "))" -- "$current"))
                return
            fi
            if [ "$current" = = ]; then
                current= behind=1
            elif [ "$previous" = = ]; then
                previous=${COMP_WORDS[COMP_CWORD-2]} behind=1
            fi
            case "${COMP_WORDS[1]} $previous" in
        \(values)    esac
            if [ -n "$behind" ]; then
                _interleave_paths -f
                return
            fi
            local words=
            case "${COMP_WORDS[1]}" in
        \(words)    esac
            if [[ $current == -* ]]; then
                COMPREPLY=($(compgen -W "$words" -- "$current"))
                return
            fi
            case "${COMP_WORDS[1]}" in
        \(operandWords)    esac
            _interleave_paths -f -X '!*.ilv'
            local files=("${COMPREPLY[@]}")
            _interleave_paths -d
            COMPREPLY=("${files[@]}" "${COMPREPLY[@]}")
        }
        _interleave_paths() {
            local IFS=$'\\n'
            compopt -o filenames 2>/dev/null
            COMPREPLY=($(compgen "$@" -- "$current"))
        }
        complete -F _interleave interleave

        """
    }

    /// The branches for options with a value.
    private var values: String {
        commands.flatMap { command in
            command.screen.options.compactMap { option -> String? in
                let body: String
                switch command.screen.value(of: option) {
                case .none: return nil
                case .words(let words): body = Self.reply(words)
                case .file: body = "_interleave_paths -f; return"
                case .folder: body = "_interleave_paths -d; return"
                case .formatAndFile(let formats):
                    body = "compopt -o nospace 2>/dev/null; \(Self.reply(formats.map { $0 + "=" }))"
                case .other: body = "return"
                }
                return "    '\(command.name) \(option.name)') \(body) ;;\n"
            }
        }.joined()
    }

    /// The branches for the options of commands.
    private var words: String {
        commands.map { command in
            "    \(command.name)) words='\(command.screen.options.map(\.name).joined(separator: " "))' ;;\n"
        }.joined()
    }

    /// The branches for commands that are followed by a word of a list.
    private var operandWords: String {
        commands.compactMap { command in
            let words = operands(of: command)
            return words.isEmpty ? nil : "    \(command.name)) \(Self.reply(words)) ;;\n"
        }.joined()
    }

    /// Offers `words`.
    private static func reply(_ words: [String]) -> String {
        "COMPREPLY=($(compgen -W '\(words.joined(separator: " "))' -- \"$current\")); return"
    }
}
