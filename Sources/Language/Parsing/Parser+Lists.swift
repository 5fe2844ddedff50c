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
        if kind == .endOfFile || beginsDeclaration && token.isFirstOnLine || kind == .rightBrace {
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
        if unclosedAt != position { report(.unclosedBracket("{"), at: span(opening)) }
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
        return take(.leftBrace)
    }
}
