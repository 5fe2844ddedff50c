extension Parser {
    /// `open [ELEMENT {"," ELEMENT} [","]] close`, where the opening bracket is next.
    mutating func parseList<T>(_ thing: String, _ element: (inout Parser) -> T) -> [T] {
        let opening = token
        guard let closer = kind.closer else { return [] }
        advance()
        return inBrackets { parser in
            var elements: [T] = []
            var progress = LoopProgress()
            while parser.kind != closer, parser.kind != .endOfFile {
                progress.turn(&parser)
                elements.append(element(&parser))
                guard parser.take(.comma) else { break }
            }
            parser.close(opening, after: thing)
            return elements
        }
    }

    /// Passes over the bracket that closes `opening`; where it is missing, reports that and passes over the rest.
    mutating func close(_ opening: Token, after thing: String) {
        guard let closer = opening.kind.closer, !take(closer) else { return }
        if kind == .endOfFile || kind == .rightBrace || isBeginOfAnotherItem {
            report(.unclosedBracket(opening.kind.rawValue), at: span(opening))
            return
        }
        report(.expectedToken(closer.quoted, after: thing, found: found))
        skip(to: closer)
        _ = take(closer)
    }

    /// `"{" {ITEM ("," | line end)} "}"`, where each item stands on a line or between commas; `nil` items are dropped.
    /// Items may begin with `ownWords` though these begin declarations elsewhere.
    mutating func parseItems<T>(
        _ thing: String, ownWords: Set<TokenKind> = [], _ item: (inout Parser) -> T?
    ) -> [T] {
        let opening = token
        guard openBlock(after: thing) else { return [] }
        let outer = (openBrackets, allowsStructureLiteral)
        (openBrackets, allowsStructureLiteral) = (0, true)
        defer { (openBrackets, allowsStructureLiteral) = outer }
        var items: [T] = []
        var progress = LoopProgress()
        while kind != .rightBrace, !isUnclosed(opening, besides: ownWords) {
            progress.turn(&self)
            if kind == .rightBrace || kind == .endOfFile { continue }
            isRecovering = false
            let start = token.start
            itemStart = position
            if let parsed = item(&self) { items.append(parsed) }
            if isRecovering { skipFirst(from: start) }
            if !take(.comma) { finishLine() }
            while take(.semicolon) {}
        }
        _ = take(.rightBrace)
        return items
    }

    /// Whether the block that `opening` begins breaks off here, with a word that begins no line of it; that is reported.
    mutating func isUnclosed(_ opening: Token, besides ownWords: Set<TokenKind>) -> Bool {
        let isBroken = token.isFirstOnLine && beginsDeclaration && !ownWords.contains(kind)
        guard kind == .endOfFile || isBroken else { return false }
        isRecovering = false
        // The blocks around this one break off here too, which need not be said.
        if unclosedAt != position, opening.kind == .leftBrace { report(.unclosedBracket("{"), at: span(opening)) }
        unclosedAt = position
        isRecovering = true
        return true
    }

    /// Passes over the `{` of a block; where it is missing, looks for it on this line.
    mutating func openBlock(after thing: String) -> Bool {
        if take(.leftBrace) { return true }
        report(.expectedToken("'{'", after: thing, found: found))
        openBrackets = 0
        while kind != .leftBrace, !isAtLineEnd {
            if kind.closer != nil { skipBalanced() } else { advance() }
        }
        return take(.leftBrace) || isInsideOfBlock
    }

    /// Whether the next lines are further in than the line that began here, up to a `}` below it: then only the `{` is
    /// missing.
    private var isInsideOfBlock: Bool {
        guard token.isFirstOnLine, position > 0 else { return false }
        let margin = indentation(at: tokens[position - 1].start)
        guard indentation(at: token.start) > margin else { return false }
        for token in tokens[position...].prefix(1_000) where token.isFirstOnLine {
            let own = indentation(at: token.start)
            if own <= margin { return own == margin && token.kind == .rightBrace }
        }
        return false
    }

    /// How many bytes of blanks begin the line of `offset`.
    private func indentation(at offset: Int) -> Int {
        var start = offset
        while start > 0, text[start - 1] != UInt8(ascii: "\n") { start -= 1 }
        return text[start...].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
    }
}
