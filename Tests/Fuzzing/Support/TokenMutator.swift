@testable import Language

/// Changes texts of the language by whole tokens and lines, so that many of them are still read to their end.
struct TokenMutator {
    /// Where choices come from.
    var numbers: LinearNumbers

    /// What a token is replaced by, besides others of its text.
    private static let words: [[UInt8]] =
        (TokenKind.allCases.map(\.rawValue).filter { !$0.contains(" ") } + [
            "0", "1", "2", "-1", "63", "64", "65", "255", "65536", "9223372036854775807", "-9223372036854775808",
            "9223372036854775808", "0..1", "1..0", "0..63", "0..9223372036854775807", "none", "self", "true", "\"s\"",
            "old(", "count(", "always", "eventually", "returns", "taken", "lock(", "unlock(", "mutex", "rwlock",
            "seqcount", "srcu", "snapshot(", "changed(", "synchronize(", "holds(self, ", ".append(", ".insert(",
            ".remove(", "[VM]",
            "seq[3] of", "set of", "\n", "}", "{", "forall v: VM { ", "choose x in ", "min x: 0..3 where ", "// c\n",
        ]).map { Array($0.utf8) }

    /// A text made of `bytes`, of at most `limit` bytes.
    mutating func changed(_ bytes: [UInt8], limit: Int) -> [UInt8] {
        var result = bytes
        for _ in 0..<Int.random(in: 1...4, using: &numbers) {
            result = Bool.random(using: &numbers) ? tokenChanged(result) : lineChanged(result)
        }
        return Array(result.prefix(limit))
    }

    /// A text with one token another one.
    private mutating func tokenChanged(_ bytes: [UInt8]) -> [UInt8] {
        let tokens = Lexer.tokens(of: bytes, file: FileID(index: 0)).tokens.dropLast()
        guard let token = tokens.randomElement(using: &numbers), let other = tokens.randomElement(using: &numbers)
        else { return bytes + (Self.words.randomElement(using: &numbers) ?? []) }
        let own = bytes[other.start..<other.end]
        let word = Self.words.randomElement(using: &numbers) ?? []
        let range = token.start..<token.end
        var result = bytes
        switch Int.random(in: 0..<6, using: &numbers) {
        case 0: result.removeSubrange(range)
        case 1: result.insert(contentsOf: own + [32], at: token.start)
        case 2: result.insert(contentsOf: word + [32], at: token.start)
        case 3: result.replaceSubrange(range, with: word + [32])
        default: result.replaceSubrange(range, with: own)
        }
        return result
    }

    /// A text with one line elsewhere, twice, or gone.
    private mutating func lineChanged(_ bytes: [UInt8]) -> [UInt8] {
        var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
        let (from, to) = (lines.indices.randomElement(using: &numbers), lines.indices.randomElement(using: &numbers))
        guard let from, let to else { return bytes }
        switch Int.random(in: 0..<3, using: &numbers) {
        case 0: lines.remove(at: from)
        case 1: lines.insert(lines[from], at: to)
        default: lines.swapAt(from, to)
        }
        return Array(lines.joined(separator: [10]))
    }
}
