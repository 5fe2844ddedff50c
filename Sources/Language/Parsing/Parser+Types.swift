extension Parser {
    /// `TYPE = "[" TYPE {"," TYPE} "]" TYPE | "set" "of" TYPE | "seq" "[" EXPR "]" "of" TYPE | SIMPLE {"?"}`.
    mutating func parseType() -> TypeSyntax {
        nested(else: { $0.missingType() }) { parser in
            if parser.kind == .leftBracket { return parser.parseArrayType() }
            if parser.isWord("set"), parser.isWord("of", ahead: 1) { return parser.parseSetType() }
            if parser.isWord("seq"), parser.kind(ahead: 1) == .leftBracket { return parser.parseSequenceType() }
            return parser.parseOptionalType()
        }
    }

    /// `"[" TYPE {"," TYPE} "]" TYPE`.
    private mutating func parseArrayType() -> TypeSyntax {
        let start = token.start
        var highest = 0
        let indices = parseList("the type of the index") { parser in
            let index = parser.parseType()
            highest = max(highest, parser.height)
            return index
        }
        if indices.isEmpty { report(.expectedType(found: "']'"), at: span(tokens[position - 1])) }
        let element = parseType()
        height = max(highest, height) + indices.count
        let whole = span(from: start)
        guard height <= Self.highestExpression else {
            report(.nestedTooDeeply, at: whole)
            return missingType()
        }
        return indices.reversed().reduce(element) { TypeSyntax(.array(index: $1, element: $0), whole) }
    }

    /// `"set" "of" TYPE`.
    private mutating func parseSetType() -> TypeSyntax {
        let start = token.start
        advance()
        advance()
        let element = parseType()
        height += 1
        return TypeSyntax(.set(element), span(from: start))
    }

    /// `"seq" "[" EXPR "]" "of" TYPE`.
    private mutating func parseSequenceType() -> TypeSyntax {
        let start = token.start
        advance()
        let opening = token
        advance()
        let bound = inBrackets { parser in
            let bound = parser.parseExpression()
            parser.close(opening, after: "the bound")
            return bound
        }
        let highest = height
        if !takeWord("of") { report(.expectedToken("'of'", after: "'seq[N]'", found: found)) }
        let element = parseType()
        height = max(highest, height) + 1
        return TypeSyntax(.sequence(bound: bound, element: element), span(from: start))
    }

    /// `SIMPLE {"?"}`; a second one is refused by the checker of types.
    private mutating func parseOptionalType() -> TypeSyntax {
        let start = token.start
        var type = parseSimpleType()
        while kind == .question, isOnSameLine {
            advance()
            height += 1
            type = TypeSyntax(.optional(type), span(from: start))
            guard height > Self.highestExpression else { continue }
            report(.nestedTooDeeply, at: type.span)
            type = missingType()
        }
        return type
    }

    /// `SIMPLE = NAME | EXPR ".." EXPR | "(" TYPE ")"`, with bounds at the level of `+`.
    private mutating func parseSimpleType() -> TypeSyntax {
        height = 1
        if kind == .leftParenthesis, !isParenthesisOfExpression { return parseParenthesizedType() }
        if kind == .name || kind.isReservedWord && isOnSameLine && !beginsOperand, !isNameOfExpression {
            let name = parseName(of: "a type")
            return TypeSyntax(.name(name), name.span)
        }
        guard beginsOperand else {
            report(.expectedType(found: found))
            return missingType()
        }
        return parseRangeType()
    }

    /// `EXPR ".." EXPR`.
    private mutating func parseRangeType() -> TypeSyntax {
        let start = token.start
        let bounds = beforeBlock { $0.parseExpression(from: .range) }
        if case .binary(.range, let low, let high) = bounds.kind {
            return TypeSyntax(.range(low, high), span(from: start))
        }
        report(.expectedToken("'..'", after: "the lower bound", found: found))
        return missingType()
    }

    /// `"(" TYPE ")"`.
    private mutating func parseParenthesizedType() -> TypeSyntax {
        let opening = token
        advance()
        return inBrackets { parser in
            let inner = parser.parseType()
            parser.close(opening, after: "the type")
            return TypeSyntax(inner.kind, parser.span(from: opening.start))
        }
    }

    /// Whether the next name is the beginning of a lower bound.
    private var isNameOfExpression: Bool {
        guard openBrackets > 0 || !peek(1).isFirstOnLine else { return false }
        switch kind(ahead: 1) {
        case .range, .plus, .minus, .star, .slash, .percent, .ampersand, .period, .leftParenthesis, .leftBracket, .not:
            return true
        default: return false
        }
    }

    /// Whether the next token can begin a bound.
    private var beginsOperand: Bool {
        switch kind {
        case .integer, .minus, .leftParenthesis, .name, .count, .min, .max, .if: true
        default: false
        }
    }

    /// Whether an operator follows the parenthesis that is next, so that it belongs to a lower bound.
    private var isParenthesisOfExpression: Bool {
        var depth = 0
        var index = position
        let end = min(tokens.count, position + Self.longestParenthesis)
        while index < end {
            let kind = tokens[index].kind
            if tokens[index].isFirstOnLine, kind.beginsDeclaration { return false }
            if kind.closer != nil { depth += 1 }
            if kind.isCloser { depth -= 1 }
            index += 1
            if depth == 0 || kind == .endOfFile { break }
        }
        guard depth == 0, index < tokens.count else { return false }
        switch tokens[index].kind {
        case .range, .plus, .minus, .star, .slash, .percent, .ampersand: return true
        default: return false
        }
    }

    /// The most tokens of a parenthesis at the beginning of a type that are looked through for its end.
    private static var longestParenthesis: Int { 4_096 }

    /// What stands for a type that could not be read.
    mutating func missingType() -> TypeSyntax {
        height = 1
        return TypeSyntax(.missing, placeOfError)
    }
}
