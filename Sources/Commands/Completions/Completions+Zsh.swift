extension Completions {
    /// A function for the completion system, to be found in `fpath` or to be sourced.
    var zsh: String {
        """
        #compdef interleave
        # Completes command lines of interleave in zsh; made by 'interleave completions zsh'.
        _interleave() {
            local -a commands
            commands=(
        \(commands.map { "        \(Self.quoted("\($0.name):\(summary(of: $0.name))"))\n" }.joined())    )
            if (( CURRENT == 2 )); then
                _describe -t commands command commands
                [[ $words[2] == -* ]] && compadd -- \(tool.options.map(\.name).joined(separator: " "))
                return
            fi
            local command=$words[2]
            shift words
            (( CURRENT-- ))
            case $command in
        \(commands.map(branch).joined())    esac
        }
        _interleave_output() {
            if compset -P '*='; then _files; else compadd -S '=' -- "$@"; fi
        }
        if [[ $funcstack[1] == _interleave ]]; then _interleave "$@"; else compdef _interleave interleave; fi

        """
    }

    /// The branch of one command.
    private func branch(_ command: (name: String, screen: HelpScreen)) -> String {
        let words = operands(of: command)
        let operand = words.isEmpty ? "*:model:_files -g \"*.ilv(-.)\"" : "1:word:(\(words.joined(separator: " ")))"
        let specifications = command.screen.options.map { specification(of: $0, command.screen) } + [operand]
        return "    \(command.name)) _arguments -S"
            + specifications.map { " \\\n        \(Self.quoted($0))" }.joined() + " ;;\n"
    }

    /// What `_arguments` is told of an option.
    private func specification(of option: OptionDescription, _ screen: HelpScreen) -> String {
        let summary = option.summary.replacing("[", with: "\\[").replacing("]", with: "\\]")
        let value = screen.value(of: option)
        guard value != .none else { return "\(option.name)[\(summary)]" }
        let placeholder = (option.placeholder ?? "").replacing(":", with: "\\:")
        let action =
            switch value {
            case .none, .other: " "
            case .words(let words): "(\(words.joined(separator: " ")))"
            case .file: "_files"
            case .folder: "_files -/"
            case .formatAndFile(let formats): "_interleave_output \(formats.joined(separator: " "))"
            }
        let message = placeholder.contains("|") ? "value" : placeholder
        return "*\(option.name)=[\(summary)]:\(message):\(action)"
    }

    /// `text` in single quotes.
    private static func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "'\\''"))'" }
}
