extension Parser {
    /// The next token.
    var token: Token { tokens[position] }

    /// What the next token is.
    var kind: TokenKind { tokens[position].kind }

    /// What the token `distance` ahead is.
    func kind(ahead distance: Int) -> TokenKind { peek(distance).kind }

    /// The token `distance` ahead; the end of the file where there are fewer.
    func peek(_ distance: Int) -> Token { tokens[min(position + distance, tokens.count - 1)] }

    /// The offset behind the last token that was read.
    var previousEnd: Int { position > 0 ? tokens[position - 1].end : 0 }

    /// The text of a token.
    func spelling(_ token: Token) -> String { String(decoding: text[token.start..<token.end], as: UTF8.self) }

    /// Whether the token `distance` ahead is the word `word`, which is a name elsewhere.
    func isWord(_ word: String, ahead distance: Int = 0) -> Bool {
        let token = peek(distance)
        guard token.kind == .name, token.end - token.start == word.utf8.count else { return false }
        return text[token.start..<token.end].elementsEqual(word.utf8)
    }

    /// Passes over the next token; the end of the file stays.
    mutating func advance() {
        if position < tokens.count - 1 { position += 1 }
    }

    /// Passes over the next token if it is of that kind.
    mutating func take(_ kind: TokenKind) -> Bool {
        guard self.kind == kind else { return false }
        advance()
        return true
    }

    /// Passes over the next token if it is that word.
    mutating func takeWord(_ word: String) -> Bool {
        guard isWord(word) else { return false }
        advance()
        return true
    }

    /// The range of a token.
    func span(_ token: Token) -> SourceSpan { SourceSpan(file: file, start: token.start, end: token.end) }

    /// The range from `start` to the end of the last token that was read.
    func span(from start: Int) -> SourceSpan { SourceSpan(file: file, start: start, end: max(start, previousEnd)) }

    /// How diagnostics call the next token.
    var found: String {
        switch kind {
        case .endOfFile: kind.rawValue
        case _ where isMissingAtLineEnd: "the end of the line"
        case .name, .integer: "'\(spelling(token))'"
        default: kind.quoted
        }
    }

    /// Whether what is missing here is missing at the end of the line before the next token.
    var isMissingAtLineEnd: Bool {
        if kind == .endOfFile { return position > 0 }
        return token.isFirstOnLine && position != itemStart && openBrackets == 0 && !continuesLine
    }

    /// Whether a statement or declaration that could end here does.
    var isAtLineEnd: Bool {
        switch kind {
        case .endOfFile, .semicolon, .rightBrace: true
        default: openBrackets == 0 && token.isFirstOnLine && !continuesLine
        }
    }

    /// Whether the next token, first on its line, is on the same line as what precedes it or in open brackets.
    var isOnSameLine: Bool { openBrackets > 0 || !token.isFirstOnLine }

    /// Whether the next token at the beginning of a line continues the line before (reference, section 2).
    private var continuesLine: Bool {
        switch kind {
        case .then, .else, .orWord, .where, .leftBrace: true
        case .name: isWord("when") && kind(ahead: 1) != .assign || isWord("by") && kind(ahead: 1) == .name
        default: binaryOperator != nil
        }
    }

    /// Passes over a token of that kind, or reports that it is missing `after` something.
    @discardableResult
    mutating func expect(_ expected: TokenKind, after: String) -> Bool {
        if take(expected) { return true }
        report(.expectedToken(expected.quoted, after: after, found: found))
        return false
    }

    /// A name, or a mark that it is missing.
    mutating func parseName(of thing: String) -> Name {
        let token = token
        if kind == .name {
            advance()
            return Name(spelling(token), span(token))
        }
        if kind.isReservedWord, isOnSameLine {
            reportAside(.reservedWord(spelling(token)), at: span(token))
            advance()
            return Name(spelling(token), span(token))
        }
        report(.expectedName(of: thing, found: found))
        return Name("", placeOfError)
    }

    /// The text of the string that is the next token, which is passed over.
    mutating func takeString() -> String {
        let token = token
        advance()
        var bytes: [UInt8] = []
        var index = token.start + 1
        while index < token.end, text[index] != UInt8(ascii: "\"") {
            let isEscape = text[index] == UInt8(ascii: "\\") && index + 1 < token.end
            if isEscape, text[index + 1] == UInt8(ascii: "\"") || text[index + 1] == UInt8(ascii: "\\") { index += 1 }
            bytes.append(text[index])
            index += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `[STRING]` on the same line.
    mutating func parseTitle() -> String? {
        guard kind == .string, isOnSameLine else { return nil }
        return takeString()
    }

    /// `[STRING]` at the end of a declaration that may have had its title before.
    mutating func parseTitle(unless earlier: String?) -> String? {
        let place = token
        guard let title = parseTitle() else { return earlier }
        if earlier != nil { reportAside(.secondTitle, at: span(place)) }
        return earlier ?? title
    }
}
