/// Lines of a report in the making.
struct Page {
    /// The lines so far.
    private(set) var lines: [StyledLine] = []

    /// Appends a line.
    mutating func append(_ line: StyledLine) { lines.append(line) }

    /// Appends a line of one style.
    mutating func append(_ text: String, _ style: TextStyle = .plain) { lines.append(StyledLine(text, style)) }

    /// Appends lines that are safe and coloured already, behind `indent` blanks.
    mutating func append(rendered texts: some Sequence<some StringProtocol>, indent: Int = 0) {
        let margin = String(repeating: " ", count: indent)
        for text in texts { lines.append(StyledLine(rendered: text.isEmpty ? "" : margin + text)) }
    }

    /// Appends the lines of another page.
    mutating func append(_ other: Page) { lines += other.lines }

    /// Appends an empty line, unless there is one already or nothing before it.
    mutating func separate() {
        if let last = lines.last, last.width > 0 { lines.append(StyledLine()) }
    }

    /// Whether it has no lines.
    var isEmpty: Bool { lines.isEmpty }

    /// The text, each line ended.
    func render(isColored: Bool) -> String {
        lines.map { $0.render(isColored: isColored) + "\n" }.joined()
    }
}
