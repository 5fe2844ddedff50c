import Language

extension SourceMap {
    /// The text of a span with each run of white space as one blank.
    func oneLine(_ span: SourceSpan) -> String {
        text(of: span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The same, cut after `length` characters.
    func oneLine(_ span: SourceSpan, atMost length: Int) -> String {
        let line = oneLine(span)
        return line.count <= length ? line : line.prefix(length - 1) + "…"
    }

    /// The text of a condition on one line, without parentheses around the whole.
    func condition(_ span: SourceSpan) -> String {
        var line = Substring(oneLine(span))
        while line.hasPrefix("("), line.hasSuffix(")"), Self.isEnclosed(line) { line = line.dropFirst().dropLast() }
        return String(line)
    }

    /// Whether the first parenthesis is closed by the last.
    private static func isEnclosed(_ line: Substring) -> Bool {
        var depth = 0
        for (offset, character) in line.enumerated() {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if depth == 0 { return offset == line.count - 1 }
        }
        return false
    }
}
