extension Parser {
    /// `POSTFIX = OPERAND {"." NAME | "[" EXPR {"," EXPR} "]" | "!"}`, each on the same line.
    mutating func parsePostfix(isTarget: Bool = false) -> ExpressionSyntax {
        let start = token.start
        var operand = parseOperand()
        while isOnSameLine {
            let inner = height
            switch kind {
            case .period:
                if isTarget, kind(ahead: 2) == .leftParenthesis { return operand }
                operand = parseMember(of: operand, from: start)
            case .leftBracket:
                let indices = parseArguments("the index")
                if indices.isEmpty { report(.expectedExpression(found: "']'"), at: span(tokens[position - 1])) }
                operand = ExpressionSyntax(.index(operand, indices), span(from: start))
            case .not:
                advance()
                operand = ExpressionSyntax(.unwrap(operand), span(from: start))
            default: return operand
            }
            height = max(height, inner) + 1
            operand = limited(operand)
        }
        return operand
    }

    /// `"." NAME`; a call behind it is reported.
    private mutating func parseMember(of base: ExpressionSyntax, from start: Int) -> ExpressionSyntax {
        advance()
        let name = parseName(of: "a field")
        guard kind == .leftParenthesis, isOnSameLine, !name.text.isEmpty else {
            return ExpressionSyntax(.member(base, name), span(from: start))
        }
        if !isRecovering { reportAside(.methodInExpression(name.text), at: name.span) }
        _ = parseArguments("the argument")
        return ExpressionSyntax(.missing, span(from: start))
    }

    /// `OPERAND = NUMBER | "true" | "false" | "none" | "self" | NAME | CALL | LITERAL | "(" EXPR ")" | QUANTIFIER |
    /// CONDITIONAL | "old" "(" EXPR ")" | TAKEN`.
    private mutating func parseOperand() -> ExpressionSyntax {
        height = 1
        let token = token
        switch kind {
        case .integer: return parseInteger()
        case .true: return leaf(.boolean(true))
        case .false: return leaf(.boolean(false))
        case .noneWord: return leaf(.none)
        case .selfWord: return leaf(.selfReference)
        case .name: return parseNamed()
        case .leftParenthesis: return parseParentheses()
        case .leftBracket: return parseListLiteral()
        case .leftBrace: return parseSetLiteral()
        case .if: return parseConditional()
        case .forall, .exists: return parseQuantifier()
        case .the: return parseThe()
        case .count, .min, .max: return kind(ahead: 1) == .leftParenthesis ? parseCall() : parseQuantifier()
        case .old: return parseOld()
        case .taken: return parseTaken()
        case .underscore:
            if !isRecovering { reportAside(.misplacedWildcard, at: span(token)) }
            advance()
            return ExpressionSyntax(.missing, span(token))
        default: return parseNoOperand()
        }
    }

    /// What is no operand: a reserved word in place of a name, or something that is reported and stays.
    private mutating func parseNoOperand() -> ExpressionSyntax {
        let token = token
        if kind.beginsDeclaration, isOnSameLine, !beginsDeclaration {
            reportAside(.reservedWord(spelling(token)), at: span(token))
            return leaf(.missing)
        }
        report(.expectedExpression(found: found))
        let missing = missingExpression()
        if kind == .unknown || kind == .string, isOnSameLine { advance() }
        return missing
    }

    /// A node that is one token.
    private mutating func leaf(_ kind: ExpressionSyntax.Kind) -> ExpressionSyntax {
        let token = token
        advance()
        height = 1
        return ExpressionSyntax(kind, span(token))
    }

    /// `NUMBER`.
    private mutating func parseInteger() -> ExpressionSyntax {
        let written = spelling(token)
        let digits = written.filter { $0 != "_" }
        let isHexadecimal = digits.hasPrefix("0x")
        let number = isHexadecimal ? Int64(digits.dropFirst(2), radix: 16) : Int64(digits)
        if let number { return leaf(.integer(number)) }
        let isWellFormed = (isHexadecimal ? digits.dropFirst(2) : digits[...]).allSatisfy {
            $0.isHexDigit && (isHexadecimal || $0.isNumber)
        }
        // The lexer has reported what is no number at all.
        if isWellFormed, digits != "0x" { reportAside(.numberTooLarge(written), at: span(token)) }
        return leaf(.missing)
    }

    /// `NAME | NAME "(" … ")" | NAME "{" … "}"`.
    private mutating func parseNamed() -> ExpressionSyntax {
        switch kind(ahead: 1) {
        case .leftParenthesis where openBrackets > 0 || !peek(1).isFirstOnLine: return parseCall()
        case .leftBrace where allowsStructureLiteral: return parseStructureLiteral()
        case .leftBrace where kind(ahead: 2) == .name && kind(ahead: 3) == .colon:
            let name = spelling(token)
            if !isRecovering { reportAside(.structureLiteralBeforeBlock(name), at: span(token)) }
            return parseStructureLiteral()
        default:
            let name = Name(spelling(token), span(token))
            return leaf(.name(name))
        }
    }

    /// `CALL = (NAME | "count" | "min" | "max") "(" [ARGUMENT {"," ARGUMENT}] ")"`.
    private mutating func parseCall() -> ExpressionSyntax {
        let name = Name(spelling(token), span(token))
        advance()
        let arguments = parseArguments("the argument")
        height += 1
        return ExpressionSyntax(.call(name, arguments), span(from: name.span.start))
    }

    /// `("(" | "[") [ARGUMENT {"," ARGUMENT}] (")" | "]")` with `ARGUMENT = EXPR | "_"`; the height is that of the highest.
    mutating func parseArguments(_ thing: String) -> [ExpressionSyntax] {
        var highest = 0
        let arguments = parseList(thing) { parser in
            if parser.kind == .underscore { return parser.leaf(.wildcard) }
            let argument = parser.parseExpression()
            highest = max(highest, parser.height)
            return argument
        }
        height = highest
        return arguments
    }

    /// `"(" EXPR ")"`.
    private mutating func parseParentheses() -> ExpressionSyntax {
        let opening = token
        advance()
        let inner = inBrackets { parser in
            let inner = parser.parseExpression()
            parser.close(opening, after: "the expression")
            return inner
        }
        return ExpressionSyntax(inner.kind, span(from: opening.start))
    }

    /// `"old" "(" EXPR ")"`.
    private mutating func parseOld() -> ExpressionSyntax {
        let start = token.start
        advance()
        guard kind == .leftParenthesis else {
            report(.expectedToken("'('", after: "'old'", found: found))
            return missingExpression()
        }
        let inner = parseParentheses()
        height += 1
        return ExpressionSyntax(.old(inner), span(from: start))
    }

    /// `TAKEN = "taken" NAME ["(" ARGUMENTS ")"] ["returns" SUM]`, with a result at the level of `+`.
    private mutating func parseTaken() -> ExpressionSyntax {
        let start = token.start
        advance()
        let name = parseName(of: "an operation or rule")
        var highest = 0
        var arguments: [ExpressionSyntax]?
        if kind == .leftParenthesis, isOnSameLine {
            arguments = parseArguments("the argument")
            highest = height
        }
        var result: ExpressionSyntax?
        if isWord("returns"), isOnSameLine {
            advance()
            result = parseExpression(from: .addition)
            highest = max(highest, height)
        }
        height = highest + 1
        return ExpressionSyntax(.taken(name, arguments, returns: result), span(from: start))
    }

    /// `CONDITIONAL = "if" EXPR "then" EXPR "else" EXPR`.
    private mutating func parseConditional() -> ExpressionSyntax {
        let start = token.start
        advance()
        let condition = parseExpression()
        var highest = height
        expect(.then, after: "the condition")
        let first = parseExpression()
        highest = max(highest, height)
        expect(.else, after: "the value of 'then'")
        let second = parseExpression()
        height = max(highest, height) + 1
        return ExpressionSyntax(.conditional(condition, then: first, else: second), span(from: start))
    }
}
