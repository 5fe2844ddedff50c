/// Writes diagnostics as text: the place, the sentence, the line of the source with the place underlined, notes and the
/// suggestion.
///
/// ```
/// Models/a.ilv:3:32: error: unknown name 'EBUZY' [unknown-name]
///   3 |     require free else EBUZY
///     |                       ^~~~~
/// help: write 'EBUSY'
/// ```
public struct DiagnosticRenderer: Sendable {
    /// The files that the places lie in.
    public let sources: SourceMap
    /// Whether the text holds the escape sequences of colours.
    public let isColoured: Bool

    /// Makes a renderer for diagnostics about `sources`.
    public init(sources: SourceMap, isColoured: Bool = false) {
        self.sources = sources
        self.isColoured = isColoured
    }

    /// The text of all `diagnostics`, with a blank line between them; every line ends with a line end.
    public func render(_ diagnostics: some Sequence<Diagnostic>) -> String {
        diagnostics.map { render($0) }.joined(separator: "\n")
    }

    /// The text of one diagnostic; every line ends with a line end.
    public func render(_ diagnostic: Diagnostic) -> String {
        let word = diagnostic.severity.rawValue
        var lines = [
            header(
                diagnostic.span, word, diagnostic.severity == .error ? .red : .magenta,
                "\(diagnostic.message.text) [\(diagnostic.message.id)]")
        ]
        lines += excerpt(diagnostic.span)
        for note in diagnostic.notes {
            lines.append(header(note.span, "note", .cyan, note.text))
            lines += excerpt(note.span)
        }
        if let suggestion = diagnostic.suggestion { lines.append(help(suggestion)) }
        return lines.map { $0 + "\n" }.joined()
    }

    /// `path:line:column: word: text`.
    private func header(_ span: SourceSpan?, _ word: String, _ color: Color, _ text: String) -> String {
        var place = ""
        if let span {
            let location = sources.location(of: span)
            place = "\(location.path):\(location.line):\(location.column): ".withoutInvisible
        }
        return paint(place, .bold) + paint("\(word): ", color) + text.withoutInvisible
    }

    /// `help: write 'text'`.
    private func help(_ suggestion: DiagnosticSuggestion) -> String {
        let replacement = suggestion.replacement.withoutInvisible
        return paint("help: ", .green) + (replacement.isEmpty ? "leave it out" : "write '\(replacement)'")
    }

    /// The line that `span` begins on with its number, and the underline below it.
    public func excerpt(_ span: SourceSpan?) -> [String] {
        guard let span else { return [] }
        let excerpt = SourceExcerpt(span, in: sources)
        let number = String(excerpt.line)
        let margin = String(repeating: " ", count: number.count)
        return [
            paint("  \(number) |", .blue) + (excerpt.text.isEmpty ? "" : " \(excerpt.text)"),
            paint("  \(margin) | ", .blue) + String(repeating: " ", count: excerpt.indent)
                + paint("^" + String(repeating: "~", count: excerpt.width - 1), .green),
        ]
    }

    /// The attributes of a terminal.
    private enum Color: String {
        case bold = "1"
        case red = "1;31"
        case magenta = "1;35"
        case cyan = "1;36"
        case green = "1;32"
        case blue = "34"
    }

    /// The text in a colour, if there are colours.
    private func paint(_ text: String, _ color: Color) -> String {
        isColoured && !text.isEmpty ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
    }
}

extension Diagnostic {
    /// How bad it is.
    public var severity: DiagnosticSeverity { message.severity }
}

extension String {
    /// The text with every control character, and whatever changes the direction or shows nothing, written as
    /// `\u{…}`, so that a terminal shows what is there.
    public var withoutInvisible: String {
        var result = ""
        for character in self { result += character.withoutInvisible }
        return result
    }
}
