/// A word, number, string or sign of the source.
struct Token: Sendable {
    /// What it is.
    let kind: TokenKind
    /// Whether no other token stands before it on its line.
    let isFirstOnLine: Bool
    private let first: UInt32
    private let last: UInt32

    /// Makes the token `start..<end`; files hold fewer than 2^32 bytes.
    init(_ kind: TokenKind, start: Int, end: Int, isFirstOnLine: Bool) {
        self.kind = kind
        self.isFirstOnLine = isFirstOnLine
        first = UInt32(start)
        last = UInt32(end)
    }

    /// The offset of its first byte.
    var start: Int { Int(first) }
    /// The offset behind its last byte.
    var end: Int { Int(last) }
}

/// The tokens of one file, with what belongs to them.
struct TokenStream: Sendable {
    /// The tokens; the last is `endOfFile`, and only that one is.
    var tokens: [Token] = []
    /// The lines of `///` directly before the token with that index, without slashes and one blank.
    var documentation: [Int: [Range<Int>]] = [:]
    /// What is wrong with characters, strings and comments.
    var diagnostics: [Diagnostic] = []
}
