/// The help of a command, made from its options.
struct HelpScreen {
    /// A group of options with a heading.
    struct Group {
        /// What the options have in common.
        let heading: String
        /// A name with its placeholder, and what it does.
        let rows: [(String, String)]
    }

    /// The line behind `usage:`.
    let usage: String
    /// What the command does.
    let summary: String
    /// Its options.
    let groups: [Group]

    /// Where what an option does begins.
    private static let column = 32

    /// The text.
    var text: String {
        let head = "usage: \(usage)\n\n\(summary)\n"
        return head + groups.map { "\n\($0.heading):\n" + $0.rows.map(Self.line).joined() }.joined()
    }

    /// The line of one option.
    private static func line(_ name: String, _ summary: String) -> String {
        "  \(name)" + String(repeating: " ", count: max(2, column - 2 - name.count)) + summary + "\n"
    }
}

extension HelpScreen.Group {
    /// A group of those of `options` that are not hidden.
    init<Options>(_ heading: String, _ options: [CommandOption<Options>]) {
        self.init(
            heading: heading,
            rows: options.filter { !$0.isHidden }.map { option in
                ([option.name, option.placeholder].compactMap(\.self).joined(separator: " "), option.summary)
            })
    }
}
