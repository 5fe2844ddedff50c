import Language

/// A place in the source with its line, the place underlined.
struct SourceExcerpt {
    /// The place.
    let span: SourceSpan
    /// The files.
    let sources: SourceMap
    /// The blanks before everything.
    let indent: Int

    /// Appends the lines.
    func append(to page: inout Page) {
        guard sources.files.indices.contains(span.file.index) else { return }
        let location = sources.location(of: span)
        let source = sources.line(location.line - 1, of: span.file)
        let before = String(source.prefix(max(0, location.column - 1)))
        let covered = sources.text(of: span).prefix { $0 != "\n" && $0 != "\r\n" }
        let number = String(location.line)
        let margin = String(repeating: " ", count: indent)
        page.append("\(margin)\(location.path):\(location.line):\(location.column):", .strong)
        page.append("\(margin)\(number) | \(source)")
        var marks = StyledLine(margin + String(repeating: " ", count: number.count) + " | ", .faint)
        marks.append(String(repeating: " ", count: StyledLine(before).width))
        marks.append(String(repeating: "^", count: max(1, StyledLine(String(covered)).width)), .bad)
        page.append(marks)
    }
}
