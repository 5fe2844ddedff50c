extension Parser {
    /// Where something is missing: the next token, or the end of the line before it.
    var placeOfError: SourceSpan {
        guard isMissingAtLineEnd else { return span(token) }
        return SourceSpan(file: file, start: previousEnd, end: previousEnd)
    }

    /// Reports that the statement or declaration cannot be read here, unless that follows from an earlier report.
    mutating func report(
        _ message: SyntaxMessage, at span: SourceSpan? = nil, notes: [DiagnosticNote] = [],
        suggestion: DiagnosticSuggestion? = nil
    ) {
        guard !isRecovering else { return }
        isRecovering = true
        // The lexer has said what is wrong with a character that forms no token.
        let place = span ?? placeOfError
        if kind == .unknown, place.start == token.start { return }
        reportAside(message, at: place, notes: notes, suggestion: suggestion)
    }

    /// Reports something after which reading goes on as if it were right.
    mutating func reportAside(
        _ message: SyntaxMessage, at span: SourceSpan, notes: [DiagnosticNote] = [],
        suggestion: DiagnosticSuggestion? = nil
    ) {
        diagnostics.append(Diagnostic(message, at: span, notes: notes, suggestion: suggestion))
    }

    /// Passes over the bracket that is next and everything up to the one that closes it.
    mutating func skipBalanced() {
        var closers: [TokenKind] = []
        repeat {
            if let closer = kind.closer {
                closers.append(closer)
            } else if kind.isCloser {
                // A closer of another kind ends what was left open inside it, if anything around it is of its kind.
                guard let match = closers.lastIndex(of: kind) else { return }
                closers.removeSubrange(match...)
            }
            advance()
            if !closers.isEmpty, closers[0] != .rightBrace || isAtMargin, isBeginOfAnotherItem { return }
        } while !closers.isEmpty && kind != .endOfFile
    }

    /// Whether the next token begins a line without indentation.
    private var isAtMargin: Bool {
        token.isFirstOnLine && (token.start == 0 || text[token.start - 1] == UInt8(ascii: "\n"))
    }

    /// Whether a new line begins here with what can only be another statement or declaration.
    var isBeginOfAnotherItem: Bool {
        guard token.isFirstOnLine else { return false }
        if kind == .if || kind == .count || kind == .min || kind == .max { return false }
        return kind.beginsStatement || beginsDeclaration || kind == .name && kind(ahead: 1).isAssignment
    }

    /// Whether a declaration begins here: its word, and behind it what must follow.
    var beginsDeclaration: Bool {
        let next = kind(ahead: 1)
        switch kind {
        case .initWord, .terminal: return next == .leftBrace
        case .name: return next == .leftBrace && isWord("view", ahead: 0)
        case .import: return next == .string
        case .allow: return isWord("deadlock", ahead: 1)
        case .unfair, .weak, .strong: return next == .op || next == .rule || next == .thread
        case .needs: return next.isReservedWord
        default: return kind.beginsDeclaration && (next == .name || next.isReservedWord && next != .in && next != .is)
        }
    }

    /// Passes over the rest of a statement or of a line of a block: to its line's end, `;` or the `}` around it.
    mutating func skipToLineEnd() {
        openBrackets = 0
        while !isAtLineEnd {
            if kind.closer != nil { skipBalanced() } else { advance() }
        }
    }

    /// Passes over the rest of what is in brackets, up to `closer`, the end of what is around it or another statement.
    mutating func skip(to closer: TokenKind) {
        while kind != closer, kind != .endOfFile, kind != .rightBrace {
            if closer == .rightBrace {
                if token.isFirstOnLine, beginsDeclaration, kind != .var || isAtMargin { return }
            } else if kind == .semicolon || isBeginOfAnotherItem {
                return
            }
            if kind.closer != nil {
                if kind == .leftBrace, closer != .rightBrace { return }
                skipBalanced()
            } else {
                if kind.isCloser { return }
                advance()
            }
        }
    }

    /// Passes over what is wrong at the top of a file, up to the next declaration.
    mutating func skipToDeclaration() {
        openBrackets = 0
        while kind != .endOfFile, kind != .semicolon, !(token.isFirstOnLine && beginsDeclaration) {
            if kind.closer != nil { skipBalanced() } else { advance() }
        }
    }

    /// Passes over the first token of something that could not be read at all, so that the rest of its line is skipped.
    mutating func skipFirst(from start: Int) {
        guard token.start == start, kind != .rightBrace else { return }
        if kind.closer != nil { skipBalanced() } else { advance() }
    }

    /// Ends a statement or declaration: reports what stands behind it on its line and passes over the rest of what could
    /// not be read.
    mutating func finishLine() {
        openBrackets = 0
        if isRecovering { return skipToLineEnd() }
        guard !isAtLineEnd else { return }
        report(.expectedLineEnd(found: found))
        if !kind.beginsStatement, !beginsDeclaration { skipToLineEnd() }
    }

    /// Runs `body` one level deeper; beyond the limit reports that and passes over what would stand there.
    mutating func nested<T>(else fallback: (inout Parser) -> T, _ body: (inout Parser) -> T) -> T {
        guard nesting < Self.deepestNesting else {
            report(.nestedTooDeeply, at: span(token))
            skipOperand()
            return fallback(&self)
        }
        nesting += 1
        defer { nesting -= 1 }
        return body(&self)
    }

    /// The most levels of brackets, blocks and operators to the right within one another.
    static var deepestNesting: Int { 256 }

    /// The most levels of the tree of one expression; a chain of operators to the left counts one for each.
    static var highestExpression: Int { 2_000 }

    /// Passes over something that is nested too deeply to be read.
    private mutating func skipOperand() {
        while !kind.isCloser, kind != .comma, kind != .endOfFile, kind != .semicolon {
            if token.isFirstOnLine, isBeginOfAnotherItem { return }
            if kind.closer != nil { skipBalanced() } else { advance() }
        }
    }

    /// Runs `body` inside brackets of an expression, where line ends mean nothing and literals of structures may stand.
    mutating func inBrackets<T>(_ body: (inout Parser) -> T) -> T {
        let outer = (openBrackets, allowsStructureLiteral)
        openBrackets += 1
        allowsStructureLiteral = true
        defer { (openBrackets, allowsStructureLiteral) = outer }
        return body(&self)
    }

    /// Runs `body` where a block follows, so that `Name {` is no literal.
    mutating func beforeBlock<T>(_ body: (inout Parser) -> T) -> T {
        let outer = allowsStructureLiteral
        allowsStructureLiteral = false
        defer { allowsStructureLiteral = outer }
        return body(&self)
    }
}
