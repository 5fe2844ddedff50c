extension Parser {
    /// `BLOCK = "{" {STATEMENT} "}"`, each statement on a line or before `;`.
    mutating func parseBlock(after thing: String) -> BlockSyntax {
        nested(else: { BlockSyntax([], $0.placeOfError) }) { $0.parseStatements(after: thing) }
    }

    /// The statements of `parseBlock`.
    private mutating func parseStatements(after thing: String) -> BlockSyntax {
        let outer = (openBrackets, allowsStructureLiteral)
        defer { (openBrackets, allowsStructureLiteral) = outer }
        let opening = token
        guard openBlock(after: thing) else { return BlockSyntax([], placeOfError) }
        let start = tokens[position - 1].start
        (openBrackets, allowsStructureLiteral) = (0, true)
        var statements: [StatementSyntax] = []
        var progress = LoopProgress()
        while kind != .rightBrace, !isUnclosed(opening, besides: [.var]) {
            progress.turn(&self)
            if kind == .rightBrace || kind == .endOfFile { continue }
            isRecovering = false
            if take(.semicolon) { continue }
            if let statement = parseStatement() { statements.append(statement) }
        }
        if take(.rightBrace) { isRecovering = false }
        return BlockSyntax(statements, span(from: start))
    }

    /// `STATEMENT` with its end; `nil` where there is none.
    private mutating func parseStatement() -> StatementSyntax? {
        let start = token.start
        itemStart = position
        let isStep = kind == .step
        let parsed = parseStatementKind()
        let span = span(from: start)
        if isRecovering { skipFirst(from: start) }
        // A label may be followed by a statement on its line.
        if !isStep || isRecovering { finishLine() }
        return parsed.map { StatementSyntax($0, span) }
    }

    /// `STATEMENT = LET | VAR | IF | FOR | WHILE | "break" | "continue" | CHOOSE | EITHER | REQUIRE | "fail" EXPR | RETURN |
    /// "defer" BLOCK | "await" EXPR | ASSERT | STEP | "atomic" BLOCK | ASSIGNMENT | CALL | METHOD`.
    private mutating func parseStatementKind() -> StatementSyntax.Kind? {
        switch kind {
        case .let: return parseLet()
        case .var: return parseVar()
        case .if: return parseIf()
        case .for: return parseFor()
        case .while: return parseWhile()
        case .choose: return parseChoose()
        case .either: return parseEither()
        case .require: return parseRequire()
        case .return: return parseReturn()
        case .assert: return parseAssert()
        case .step: return parseStep()
        case .fail: return .fail(parseExpression(after: .fail))
        case .await: return .await(parseExpression(after: .await))
        case .break: return word(.breakLoop)
        case .continue: return word(.continueLoop)
        case .defer: return .deferBlock(parseBlock(after: .defer))
        case .atomic: return .atomic(parseBlock(after: .atomic))
        default: return parseSimpleStatement()
        }
    }

    /// A statement that is one word.
    private mutating func word(_ kind: StatementSyntax.Kind) -> StatementSyntax.Kind {
        advance()
        return kind
    }

    /// The word `keyword` and the block behind it.
    private mutating func parseBlock(after keyword: TokenKind) -> BlockSyntax {
        advance()
        return parseBlock(after: keyword.quoted)
    }

    /// The word `keyword` and the expression behind it on the same line.
    mutating func parseExpression(after keyword: TokenKind) -> ExpressionSyntax {
        advance()
        return parseExpressionOnLine()
    }

    /// An expression that does not begin on the next line.
    mutating func parseExpressionOnLine() -> ExpressionSyntax {
        guard !isAtLineEnd else {
            report(.expectedExpression(found: found))
            return missingExpression()
        }
        return parseExpression()
    }

    /// An expression behind `=`, which may begin on the next line, unless that line is a statement of its own.
    mutating func parseValue() -> ExpressionSyntax {
        let isAnotherStatement = token.isFirstOnLine && kind == .name && kind(ahead: 1).isAssignment
        guard !isAnotherStatement else {
            report(.expectedExpression(found: found))
            return missingExpression()
        }
        return parseExpression()
    }

    /// `IF = "if" CONDITION BLOCK {"else" "if" CONDITION BLOCK} ["else" BLOCK]`.
    private mutating func parseIf() -> StatementSyntax.Kind {
        var clauses: [ConditionalClauseSyntax] = []
        repeat {
            advance()
            let condition = parseCondition()
            clauses.append(ConditionalClauseSyntax(condition: condition, block: parseBlock(after: "the condition")))
            guard take(.else) else { return .conditional(clauses, else: nil) }
        } while kind == .if
        return .conditional(clauses, else: parseBlock(after: "'else'"))
    }

    /// `CONDITION = EXPR | "let" NAME "=" EXPR`.
    private mutating func parseCondition() -> ConditionSyntax {
        beforeBlock { parser in
            guard parser.take(.let) else { return .expression(parser.parseExpressionOnLine()) }
            let name = parser.parseName(of: "a local")
            parser.expect(.assign, after: "the name")
            return .binding(name, parser.parseValue())
        }
    }

    /// `FOR = "for" BINDER BLOCK`.
    private mutating func parseFor() -> StatementSyntax.Kind {
        advance()
        let binder = beforeBlock { $0.parseBinder() }
        return .forLoop(binder, parseBlock(after: "what 'for' ranges over"))
    }

    /// `WHILE = "while" EXPR BLOCK`.
    private mutating func parseWhile() -> StatementSyntax.Kind {
        let condition = beforeBlock { $0.parseExpression(after: .while) }
        return .whileLoop(condition, parseBlock(after: "the condition"))
    }

    /// `CHOOSE = "choose" BINDER {"," BINDER} ["where" EXPR] ["else" BLOCK]`.
    private mutating func parseChoose() -> StatementSyntax.Kind {
        advance()
        let binders = parseBinders()
        let condition = parseWhereWithoutBlock()
        return .choose(binders, where: condition, else: take(.else) ? parseBlock(after: "'else'") : nil)
    }

    /// `EITHER = "either" BLOCK {"or" BLOCK}`.
    private mutating func parseEither() -> StatementSyntax.Kind {
        advance()
        var branches = [parseBlock(after: "'either'")]
        while take(.orWord) { branches.append(parseBlock(after: "'or'")) }
        return .either(branches)
    }
}
