extension Parser {
    /// `LIST = "[" [EXPR {"," EXPR}] "]" | "[" NAME ":" TYPE "=>" EXPR "]"`.
    mutating func parseListLiteral() -> ExpressionSyntax {
        let opening = token
        if kind(ahead: 1) == .name, kind(ahead: 2) == .colon { return parseArrayComprehension() }
        let elements = parseArguments("the element")
        height += 1
        return ExpressionSyntax(.listLiteral(elements), span(from: opening.start))
    }

    /// `"[" NAME ":" TYPE "=>" EXPR "]"`.
    private mutating func parseArrayComprehension() -> ExpressionSyntax {
        let opening = token
        advance()
        return inBrackets { parser in
            let binder = parser.parseBinder()
            let highest = parser.height
            parser.expect(.fatArrow, after: "the type of the index")
            let value = parser.parseExpression()
            parser.height = max(highest, parser.height) + 1
            let height = parser.height
            parser.close(opening, after: "the value")
            parser.height = height
            return ExpressionSyntax(.arrayComprehension(binder, value), parser.span(from: opening.start))
        }
    }

    /// `SET = "{" [EXPR {"," EXPR}] "}" | "{" BINDER ["where" EXPR] "}"`.
    ///
    /// `{x in s}` without `where` is the set of one truth value.
    mutating func parseSetLiteral() -> ExpressionSyntax {
        let opening = token
        if kind(ahead: 1) == .name, kind(ahead: 2) == .colon { return parseSetComprehension() }
        advance()
        return inBrackets { parser in
            var elements: [ExpressionSyntax] = []
            var highest = 0
            var progress = LoopProgress()
            while parser.kind != .rightBrace, parser.kind != .endOfFile {
                progress.turn(&parser)
                elements.append(parser.parseExpression())
                highest = max(highest, parser.height)
                if elements.count == 1, parser.kind == .where, let binder = elements[0].asBinder {
                    return parser.parseSetComprehension(of: binder, opening, highest: highest)
                }
                guard parser.take(.comma) else { break }
            }
            parser.close(opening, after: "the element")
            parser.height = highest + 1
            return ExpressionSyntax(.setLiteral(elements), parser.span(from: opening.start))
        }
    }

    /// `"{" NAME ":" TYPE ["where" EXPR] "}"`.
    private mutating func parseSetComprehension() -> ExpressionSyntax {
        let opening = token
        advance()
        return inBrackets { parser in
            let binder = parser.parseBinder()
            return parser.parseSetComprehension(of: binder, opening, highest: parser.height)
        }
    }

    /// `["where" EXPR] "}"`, behind the binder.
    private mutating func parseSetComprehension(
        of binder: BinderSyntax, _ opening: Token, highest: Int
    ) -> ExpressionSyntax {
        height = 0
        let condition = take(.where) ? parseExpression() : nil
        let top = max(highest, height) + 1
        close(opening, after: "what the set is made of")
        height = top
        return ExpressionSyntax(.setComprehension(binder, where: condition), span(from: opening.start))
    }

    /// `STRUCTURE = NAME "{" [FIELD {("," | line end) FIELD}] "}"`.
    mutating func parseStructureLiteral() -> ExpressionSyntax {
        let name = Name(spelling(token), span(token))
        advance()
        let opening = token
        advance()
        var fields: [FieldInitializerSyntax] = []
        var highest = 0
        inBrackets { parser in
            var progress = LoopProgress()
            while parser.kind != .rightBrace, parser.kind != .endOfFile {
                progress.turn(&parser)
                fields.append(parser.parseFieldInitializer())
                highest = max(highest, parser.height)
                guard parser.take(.comma) || parser.token.isFirstOnLine && parser.kind(ahead: 1) == .colon else {
                    break
                }
            }
            parser.close(opening, after: "the field")
        }
        height = highest + 1
        return ExpressionSyntax(.structureLiteral(name, fields), span(from: name.span.start))
    }

    /// `FIELD = NAME ":" EXPR`.
    private mutating func parseFieldInitializer() -> FieldInitializerSyntax {
        let name = parseName(of: "a field")
        expect(.colon, after: "the name of the field")
        return FieldInitializerSyntax(name: name, value: parseExpression())
    }
}

extension ExpressionSyntax {
    /// `x in s` as a binder.
    fileprivate var asBinder: BinderSyntax? {
        guard case .binary(.membership, let element, let domain) = kind, case .name(let name) = element.kind else {
            return nil
        }
        return BinderSyntax(name: name, domain: .elements(domain))
    }
}
