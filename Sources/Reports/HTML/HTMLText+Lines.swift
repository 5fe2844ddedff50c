extension HTMLText {
    /// A line with its styles as classes.
    static func line(_ line: StyledLine) -> String {
        line.pieces.map { piece in
            let text = escaped(piece.text)
            return piece.style == .plain ? text : "<span class=\"\(piece.style.className)\">\(text)</span>"
        }.joined()
    }

    /// The lines of a page as one block that keeps them; nothing where there are none.
    static func block(_ page: Page) -> String {
        let lines = page.lines.drop { $0.width == 0 }
        guard !lines.isEmpty else { return "" }
        return "<pre class=\"lines\">\(lines.map(line).joined(separator: "\n"))</pre>\n"
    }

    /// A table in a frame of its own, which scrolls where the page is narrow; cells are HTML already.
    static func table(label: String, heads: [String], rows: [String]) -> String {
        let head = heads.map { "<th scope=\"col\">\(escaped($0))</th>" }.joined()
        return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(escaped(label))\">\n<table>\n"
            + "<thead><tr>\(head)</tr></thead>\n<tbody>\n\(rows.joined())</tbody>\n</table>\n</div>\n"
    }
}
