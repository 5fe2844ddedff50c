/// An option as its help tells of it: what completions and the man page are made from.
struct OptionDescription: Hashable {
    /// The name with its dashes.
    let name: String
    /// What stands for the value in help; `nil` for a switch.
    let placeholder: String?
    /// What it does, in a few words.
    let summary: String

    /// What can stand for a value.
    enum Value: Hashable {
        /// Nothing: it is a switch.
        case none
        /// One of these words.
        case words([String])
        /// A file.
        case file
        /// A folder.
        case folder
        /// `FORMAT=FILE`, with the formats that there are.
        case formatAndFile([String])
        /// Something that only the user knows.
        case other
    }
}

extension HelpScreen {
    /// The options that the screen tells of.
    var options: [OptionDescription] {
        groups.flatMap(\.rows).filter { $0.0.hasPrefix("-") }.map { row in
            let words = row.0.split(separator: " ", maxSplits: 1).map(String.init)
            return OptionDescription(
                name: words[0], placeholder: words.count > 1 ? words[1] : nil, summary: row.1)
        }
    }

    /// What can stand for the value of one of its options.
    func value(of option: OptionDescription) -> OptionDescription.Value {
        guard let placeholder = option.placeholder else { return .none }
        if placeholder.contains("|") { return .words(Self.alternatives(placeholder)) }
        switch placeholder {
        case "FILE": return .file
        case "FOLDER": return .folder
        case "FORMAT=FILE":
            let formats = options.first { $0.name == "--format" }?.placeholder ?? ""
            return .formatAndFile(formats.split(separator: "|").map(String.init))
        default: return .other
        }
    }

    /// The words that can stand behind the command, where its usage ends with a list of them; empty where it does not.
    var operands: [String] {
        let last = usage.split(separator: " ").last ?? ""
        return last.hasPrefix("-") ? [] : Self.alternatives(String(last))
    }

    /// The parts of `a|b|c`; none of a text that is no list.
    private static func alternatives(_ text: String) -> [String] {
        text.contains("|") ? text.split(separator: "|").map(String.init) : []
    }
}
