extension Parser {
    /// `PARAMETERS = "(" [NAME ":" TYPE {"," NAME ":" TYPE}] ")"`; missing ones are reported.
    mutating func parseParameters(after thing: String) -> [ParameterSyntax] {
        guard kind == .leftParenthesis else {
            report(.expectedToken("'('", after: thing, found: found))
            return []
        }
        return parseParameterList()
    }

    /// `[PARAMETERS]`, the bracket being the next token.
    private mutating func parseParameterList() -> [ParameterSyntax] {
        parseList("the parameter") { parser in
            let name = parser.parseName(of: "a parameter")
            parser.expect(.colon, after: "the name of the parameter")
            return ParameterSyntax(name: name, type: parser.parseType())
        }
    }

    /// `[PARAMETERS]`.
    private mutating func parseOptionalParameters() -> [ParameterSyntax] {
        kind == .leftParenthesis ? parseParameterList() : []
    }

    /// `FUNCTION = "func" NAME PARAMETERS [TITLE] "->" TYPE "{" EXPR "}"`.
    mutating func parseFunction() -> DeclarationSyntax.Kind {
        advance()
        let name = parseName(of: "the function")
        let parameters = parseParameters(after: "the name of the function")
        let title = parseTitle()
        expect(.arrow, after: "the parameters")
        let result = parseType()
        let body = parseBracedExpression(after: "the type of the result")
        return .function(name, parameters, result: result, body: body, title: title)
    }

    /// `PROCEDURE = "proc" NAME PARAMETERS [TITLE] ["->" TYPE] BLOCK`.
    mutating func parseProcedure() -> DeclarationSyntax.Kind {
        advance()
        let name = parseName(of: "the procedure")
        let parameters = parseParameters(after: "the name of the procedure")
        let title = parseTitle()
        let result = take(.arrow) ? parseType() : nil
        let body = parseBlock(after: "the head of the procedure")
        return .procedure(name, parameters, result: result, body: body, title: title)
    }

    /// `FAIR = ("unfair" | "strong") THREAD | ("weak" | "strong") (OPERATION | RULE)`.
    mutating func parseFair() -> DeclarationSyntax.Kind? {
        let word = token
        advance()
        guard kind == .thread || kind == .op || kind == .rule else {
            report(.expectedToken("'thread', 'op' or 'rule'", after: word.kind.quoted, found: found))
            return nil
        }
        let isRefused = kind == .thread ? word.kind == .weak : word.kind == .unfair
        if isRefused { reportAside(.fairnessDoesNotFit(word.kind.rawValue, kind.rawValue), at: span(word)) }
        return parseActor(isRefused ? nil : FairnessSyntax(rawValue: word.kind.rawValue))
    }

    /// `THREAD | OPERATION | RULE`, whose word is next.
    mutating func parseActor(_ fairness: FairnessSyntax?) -> DeclarationSyntax.Kind {
        switch kind {
        case .thread: parseThread(fairness)
        case .op: parseOperation(fairness)
        default: parseRule(fairness)
        }
    }

    /// `THREAD = "thread" NAME ["[" EXPR "]" | "[" NAME ":" TYPE {"," NAME ":" TYPE} "]"] [TITLE]`.
    private mutating func parseThread(_ fairness: FairnessSyntax?) -> DeclarationSyntax.Kind {
        advance()
        let name = parseName(of: "the thread")
        var shape = ThreadShapeSyntax.single
        if kind == .leftBracket, isOnSameLine {
            if kind(ahead: 1) == .name, kind(ahead: 2) == .colon {
                shape = .indexed(parseParameterList())
            } else {
                shape = .identical(parseCount())
            }
        }
        return .thread(name, fairness, shape, title: parseTitle())
    }

    /// `"[" EXPR "]"`.
    private mutating func parseCount() -> ExpressionSyntax {
        let opening = token
        advance()
        return inBrackets { parser in
            let count = parser.parseExpression()
            parser.close(opening, after: "the count")
            return count
        }
    }

    /// `OPERATION = "op" NAME [PARAMETERS] [TITLE] "by" THREADS ["when" EXPR] BLOCK`.
    private mutating func parseOperation(_ fairness: FairnessSyntax?) -> DeclarationSyntax.Kind {
        advance()
        let name = parseName(of: "the operation")
        let parameters = parseOptionalParameters()
        let title = parseTitle()
        var threads: [ThreadReferenceSyntax] = []
        if takeWord("by") {
            repeat { threads.append(parseThreadReference()) } while take(.comma)
        } else if isWord("when") || kind == .leftBrace {
            if !isRecovering { reportAside(.operationWithoutThread(name.text), at: name.span) }
        } else {
            report(.expectedToken("'by'", after: "the head of the operation", found: found))
        }
        let condition = parseWhen()
        let body = parseBlock(after: "the head of the operation")
        return .operation(name, fairness, parameters, by: threads, when: condition, body: body, title: title)
    }

    /// `NAME ["[" NAME {"," NAME} "]"]`.
    private mutating func parseThreadReference() -> ThreadReferenceSyntax {
        let name = parseName(of: "a thread")
        guard kind == .leftBracket, isOnSameLine else { return ThreadReferenceSyntax(name: name, indices: []) }
        let indices = parseList("the index") { $0.parseName(of: "an index") }
        return ThreadReferenceSyntax(name: name, indices: indices)
    }

    /// `RULE = "rule" NAME [PARAMETERS] [TITLE] ["when" EXPR] BLOCK`.
    private mutating func parseRule(_ fairness: FairnessSyntax?) -> DeclarationSyntax.Kind {
        advance()
        let name = parseName(of: "the rule")
        let parameters = parseOptionalParameters()
        let title = parseTitle()
        if isWord("by"), kind(ahead: 1) == .name {
            let start = token.start
            advance()
            repeat { _ = parseThreadReference() } while take(.comma)
            if !isRecovering { reportAside(.ruleWithThread(name.text), at: span(from: start)) }
        }
        let condition = parseWhen()
        let body = parseBlock(after: "the head of the rule")
        return .rule(name, fairness, parameters, when: condition, body: body, title: title)
    }

    /// `["when" EXPR]`, before a block.
    private mutating func parseWhen() -> ExpressionSyntax? {
        guard takeWord("when") else { return nil }
        return beforeBlock { $0.parseExpression() }
    }

    /// `INITIAL = "init" BLOCK`.
    mutating func parseInitial() -> DeclarationSyntax.Kind {
        advance()
        return .initial(parseBlock(after: "'init'"))
    }

    /// `NEEDS = "needs" ("type" NAME | "func" NAME PARAMETERS "->" TYPE ["=" EXPR] | "var" NAME ":" TYPE |
    /// "op" NAME [PARAMETERS] ["?"] | ("param" | "const") NAME ":" TYPE)`.
    mutating func parseNeeds() -> NeedSyntax? {
        advance()
        let word = kind
        switch word {
        case .typeWord, .func, .var, .op, .param, .const: advance()
        default:
            report(.expectedToken("'type', 'func', 'var', 'op', 'param' or 'const'", after: "'needs'", found: found))
            return nil
        }
        let name = parseName(of: "what is needed")
        switch word {
        case .typeWord: return .type(name)
        case .func: return parseNeededFunction(name)
        case .op:
            let parameters = kind == .leftParenthesis ? parseParameterList() : nil
            return .operation(name, parameters, optional: take(.question))
        default:
            expect(.colon, after: "the name")
            let type = parseType()
            return word == .var ? .variable(name, type) : .value(name, type)
        }
    }

    /// `PARAMETERS "->" TYPE ["=" EXPR]`, behind the name.
    private mutating func parseNeededFunction(_ name: Name) -> NeedSyntax {
        let parameters = parseParameters(after: "the name of the function")
        expect(.arrow, after: "the parameters")
        let result = parseType()
        return .function(name, parameters, result: result, fallback: take(.assign) ? parseValue() : nil)
    }
}
