/// A line `survives: …` in the documentation of a declaration: why a mutant of it is not found.
///
/// ``survives: `TEXT`, `TEXT`: reason`` speaks of the mutants that change that text; `survives: reason` of all that
/// survive. A `TEXT` is what stands there, or `BEFORE → AFTER`; one that ends with `…` is the beginning of it. The reason
/// goes on to the next such line, or to an empty one.
public struct SurvivalNote: Hashable, Sendable {
    /// The texts; empty for a note on all mutants.
    public let texts: [String]
    /// Why they survive.
    public let reason: String

    /// The notes in a documentation, in order; a note without a reason is none.
    public static func notes(in documentation: [String]) -> [SurvivalNote] {
        var paragraphs: [String] = []
        var isOpen = false
        for line in documentation {
            let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if words.hasPrefix("survives:") {
                paragraphs.append(String(words.dropFirst("survives:".count)))
                isOpen = true
            } else if words.isEmpty {
                isOpen = false
            } else if isOpen {
                paragraphs[paragraphs.count - 1] += " " + words
            }
        }
        return paragraphs.compactMap(SurvivalNote.init)
    }

    /// Reads what stands behind `survives:`.
    private init?(_ paragraph: String) {
        var rest = Substring(paragraph).drop(while: \.isWhitespace)
        var texts: [String] = []
        while rest.hasPrefix("`"), let end = rest.dropFirst().firstIndex(of: "`") {
            texts.append(String(rest[rest.index(after: rest.startIndex)..<end]))
            rest = rest[rest.index(after: end)...].drop(while: \.isWhitespace)
            guard rest.hasPrefix(",") else { break }
            rest = rest.dropFirst().drop(while: \.isWhitespace)
        }
        if !texts.isEmpty {
            guard rest.hasPrefix(":") else { return nil }
            rest = rest.dropFirst().drop(while: \.isWhitespace)
        }
        if rest.isEmpty { return nil }
        self.texts = texts
        reason = String(rest)
    }

    /// Whether the note speaks of a mutation.
    public func concerns(_ mutation: Mutation) -> Bool {
        texts.isEmpty
            || texts.contains { text in
                text.hasSuffix("…")
                    ? mutation.text.hasPrefix(text.dropLast()) : text == mutation.before || text == mutation.text
            }
    }
}
