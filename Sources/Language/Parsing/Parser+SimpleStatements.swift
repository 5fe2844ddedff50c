extension Parser {
    /// `LET = "let" NAME "=" EXPR`.
    mutating func parseLet() -> StatementSyntax.Kind {
        advance()
        let name = parseName(of: "a local")
        if kind == .colon {
            let start = token.start
            advance()
            _ = parseType()
            if !isRecovering { reportAside(.letHasNoType, at: span(from: start)) }
        }
        expect(.assign, after: "the name")
        return .letDeclaration(name, parseValue())
    }

    /// `VAR = "var" NAME [":" TYPE] ["=" EXPR]`, with at least one of the two.
    mutating func parseVar() -> StatementSyntax.Kind {
        advance()
        let name = parseName(of: "a local")
        let type = take(.colon) ? parseType() : nil
        let value = take(.assign) ? parseValue() : nil
        if type == nil, value == nil { report(.variableWithoutType(name.text), at: name.span) }
        return .varDeclaration(name, type, value)
    }

    /// `REQUIRE = "require" EXPR "else" EXPR`.
    mutating func parseRequire() -> StatementSyntax.Kind {
        let condition = parseExpression(after: .require)
        expect(.else, after: "what is required")
        return .require(condition, else: parseExpression())
    }

    /// `RETURN = "return" [EXPR]`.
    mutating func parseReturn() -> StatementSyntax.Kind {
        advance()
        return .returnStatement(isAtLineEnd ? nil : parseExpression())
    }

    /// `ASSERT = "assert" EXPR [STRING]`.
    mutating func parseAssert() -> StatementSyntax.Kind {
        let condition = parseExpression(after: .assert)
        return .assertion(condition, message: parseTitle())
    }

    /// `STEP = "step" NAME ":"`.
    mutating func parseStep() -> StatementSyntax.Kind {
        advance()
        let name = parseName(of: "the step")
        expect(.colon, after: "the name of the step")
        return .step(name)
    }

    /// `ASSIGNMENT = POSTFIX ("=" | "+=" | "-=") EXPR`, `CALL = NAME "(" … ")" ["else" BLOCK]`,
    /// `METHOD = POSTFIX "." NAME "(" … ")"`.
    mutating func parseSimpleStatement() -> StatementSyntax.Kind? {
        guard let target = parseTarget() else { return nil }
        if kind.isAssignment {
            let sign = AssignmentOperatorSyntax(rawValue: kind.rawValue) ?? .set
            advance()
            return .assign(target: target, sign, value: parseValue())
        }
        if kind == .period, isOnSameLine { return parseMethod(of: target) }
        if case .call(let name, let arguments) = target.kind, continuationIsNone {
            return .call(name, arguments, else: parseElse(of: name))
        }
        reportUnusedValue(from: target.span.start)
        return nil
    }

    /// What an assignment, call or method begins with; `nil` where none can begin.
    private mutating func parseTarget() -> ExpressionSyntax? {
        if kind == .name { return beforeTarget { $0.parsePostfix(isTarget: true) } }
        if kind.isReservedWord, kind(ahead: 1).isAssignment || kind(ahead: 1) == .period {
            let name = parseReservedName()
            return ExpressionSyntax(.name(name), name.span)
        }
        switch kind {
        case .integer, .true, .false, .noneWord, .selfWord, .leftParenthesis, .leftBracket, .not, .minus, .forall,
            .exists,
            .count, .min, .max, .the, .old, .taken:
            reportUnusedValue(from: token.start)
        case let closer where closer.isCloser:
            report(.unexpectedCloser(kind.rawValue), at: span(token))
        default:
            report(.expectedStatement(found: found))
        }
        return nil
    }

    /// Runs `body` where `NAME {` is no literal, which could not be assigned.
    private mutating func beforeTarget<T>(_ body: (inout Parser) -> T) -> T { beforeBlock(body) }

    /// A reserved word in the place of a name, which is reported.
    private mutating func parseReservedName() -> Name {
        let token = token
        reportAside(.reservedWord(spelling(token)), at: span(token))
        advance()
        return Name(spelling(token), span(token))
    }

    /// Whether nothing continues the expression that was read.
    private var continuationIsNone: Bool { isAtLineEnd || kind == .else || binaryOperator == nil }

    /// `"." NAME "(" … ")"` behind the target.
    private mutating func parseMethod(of target: ExpressionSyntax) -> StatementSyntax.Kind {
        advance()
        let name = parseName(of: "a method")
        return .method(target: target, name, parseArguments("the argument"))
    }

    /// `["else" BLOCK]` behind a call of `lock`.
    private mutating func parseElse(of name: Name) -> BlockSyntax? {
        guard kind == .else else { return nil }
        if name.text != "lock" { reportAside(.elseOfCall(name.text), at: span(token)) }
        advance()
        let block = parseBlock(after: "'else'")
        return name.text == "lock" ? block : nil
    }

    /// Reports an expression in the place of a statement, with `=` where `==` was read.
    private mutating func reportUnusedValue(from start: Int) {
        guard !isRecovering else { return }
        let isComparison = kind == .equal
        let sign = span(token)
        if isComparison {
            return report(.expressionIsNoStatement, at: sign, suggestion: .init(replace: sign, with: "="))
        }
        let end = previousEnd > start ? previousEnd : token.end
        report(.expressionIsNoStatement, at: SourceSpan(file: file, start: start, end: end))
    }
}
