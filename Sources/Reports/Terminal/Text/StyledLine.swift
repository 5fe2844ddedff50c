import Language

/// A line of text with the meaning of its pieces.
///
/// What is appended is made safe: a model's text can neither move the cursor nor reorder what is read.
public struct StyledLine: Hashable, Sendable {
    /// A piece of one style.
    struct Piece: Hashable, Sendable {
        /// The text, which is harmless.
        var text: String
        /// What it means.
        var style: TextStyle
    }

    /// The pieces from left to right.
    private(set) var pieces: [Piece] = []
    /// How many columns the line takes.
    public private(set) var width = 0

    /// Makes an empty line.
    public init() {}

    /// Makes a line of blanks.
    public init(blanks count: Int) { pad(to: count) }

    /// Makes a line of one piece.
    public init(_ text: String, _ style: TextStyle = .plain) { append(text, style) }

    /// Makes a line of text that is safe and coloured already.
    init(rendered text: String) {
        pieces = [Piece(text: text, style: .plain)]
        width = text.count
    }

    /// Appends a piece.
    public mutating func append(_ text: String, _ style: TextStyle = .plain) {
        let safe = text.withoutInvisible
        guard !safe.isEmpty else { return }
        width += safe.count
        if let last = pieces.last, last.style == style {
            pieces[pieces.count - 1].text += safe
        } else {
            pieces.append(Piece(text: safe, style: style))
        }
    }

    /// Appends the pieces of another line.
    public mutating func append(_ other: StyledLine) {
        for piece in other.pieces { append(piece.text, piece.style) }
    }

    /// Appends blanks until the line takes `column` columns.
    public mutating func pad(to column: Int) {
        if column > width { append(String(repeating: " ", count: column - width)) }
    }

    /// The text, with colour commands where `isColored`, without blanks at its end.
    public func render(isColored: Bool) -> String {
        var kept = pieces
        while let last = kept.last {
            let trimmed = last.text.trimmingBlanksAtEnd
            guard trimmed.isEmpty else {
                kept[kept.count - 1].text = trimmed
                break
            }
            kept.removeLast()
        }
        return kept.map { piece in
            guard isColored, let code = piece.style.colorCode else { return piece.text }
            return "\u{1B}[\(code)m\(piece.text)\u{1B}[0m"
        }.joined()
    }
}

extension String {
    /// The text without the blanks that it ends with.
    fileprivate var trimmingBlanksAtEnd: String {
        guard let end = lastIndex(where: { $0 != " " }) else { return "" }
        return String(self[...end])
    }
}
