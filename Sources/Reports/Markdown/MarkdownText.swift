import Language

/// Text for Markdown as GitHub and most other readers take it.
enum MarkdownText {
    /// What could mean something to a reader of Markdown.
    private static let special: Set<Character> = ["\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "~", "&"]

    /// `text` so that it is shown as it is, also in a cell of a table.
    static func escaped(_ text: String) -> String {
        String(text.withoutInvisible.flatMap { special.contains($0) ? ["\\", $0] : [$0] })
    }

    /// `text` as a block without a language, behind a fence that it cannot close.
    static func block(_ text: String) -> String {
        var longest = 0
        var run = 0
        for character in text {
            run = character == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return "\(fence)\n\(text)\(text.hasSuffix("\n") ? "" : "\n")\(fence)\n"
    }

    /// A row of a table.
    static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
}
