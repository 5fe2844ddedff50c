extension Completions {
    /// Lines for `complete`.
    var fish: String {
        let heads =
            ["# Completes command lines of interleave in fish; made by 'interleave completions fish'."]
            + ["complete -c interleave -f"]
        let own = tool.options.map { option in
            "complete -c interleave -n __fish_use_subcommand -l \(option.name.dropFirst(2)) -d \(Self.quoted(option.summary))"
        }
        return (heads + own + commands.flatMap(lines)).map { $0 + "\n" }.joined()
    }

    /// The lines of one command.
    private func lines(of command: (name: String, screen: HelpScreen)) -> [String] {
        let inside = "complete -c interleave -n '__fish_seen_subcommand_from \(command.name)'"
        let words = operands(of: command)
        let operand = words.isEmpty ? "(__fish_complete_suffix .ilv)" : words.joined(separator: " ")
        return [
            "complete -c interleave -n __fish_use_subcommand -a \(command.name) -d \(Self.quoted(summary(of: command.name)))",
            "\(inside) -a \(Self.quoted(operand))",
        ]
            + command.screen.options.map { option in
                "\(inside) -l \(option.name.dropFirst(2))\(Self.value(command.screen.value(of: option)))"
                    + " -d \(Self.quoted(option.summary))"
            }
    }

    /// How a value is completed.
    private static func value(_ value: OptionDescription.Value) -> String {
        switch value {
        case .none: ""
        case .words(let words): " -x -a \(quoted(words.joined(separator: " ")))"
        case .file: " -r -F"
        case .folder: " -x -a '(__fish_complete_directories)'"
        case .formatAndFile(let formats): " -r -F -a \(quoted(formats.map { $0 + "=" }.joined(separator: " ")))"
        case .other: " -x"
        }
    }

    /// `text` in single quotes.
    private static func quoted(_ text: String) -> String {
        "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
    }
}
