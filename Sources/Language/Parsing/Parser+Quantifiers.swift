extension Parser {
    /// `QUANTIFIER = ("forall" | "exists" | "count" | "min" | "max") BINDERS ["where" EXPR] "{" EXPR "}"`.
    mutating func parseQuantifier() -> ExpressionSyntax {
        let word = token
        advance()
        let binders = parseBinders()
        var highest = height
        let condition = parseWhere()
        highest = max(highest, height)
        let body = parseBracedExpression(after: "what '\(word.kind.rawValue)' ranges over")
        height = max(highest, height) + 1
        let quantifier = QuantifierSyntax(rawValue: word.kind.rawValue) ?? .forall
        return ExpressionSyntax(
            .quantifier(quantifier, binders, where: condition, body: body), span(from: word.start))
    }

    /// `"the" BINDER ["where" EXPR]`; the condition reaches as far as it can.
    mutating func parseThe() -> ExpressionSyntax {
        let start = token.start
        advance()
        let binder = parseBinder()
        var highest = height
        var condition: ExpressionSyntax?
        if take(.where) {
            condition = parseExpression()
            highest = max(highest, height)
        }
        height = highest + 1
        return ExpressionSyntax(.quantifier(.the, [binder], where: condition, body: nil), span(from: start))
    }

    /// `BINDERS = BINDER {"," BINDER}`, before a block.
    mutating func parseBinders() -> [BinderSyntax] {
        beforeBlock { parser in
            var binders = [parser.parseBinder()]
            var highest = parser.height
            while parser.take(.comma) {
                binders.append(parser.parseBinder())
                highest = max(highest, parser.height)
            }
            parser.height = highest
            return binders
        }
    }

    /// `BINDER = NAME ":" TYPE | NAME "in" EXPR`.
    mutating func parseBinder() -> BinderSyntax {
        let name = parseName(of: "what is bound")
        height = 1
        if take(.in) { return BinderSyntax(name: name, domain: .elements(parseExpression())) }
        if take(.colon) { return BinderSyntax(name: name, domain: .type(parseType())) }
        report(.expectedToken("':' or 'in'", after: "the name", found: found))
        return BinderSyntax(name: name, domain: .type(TypeSyntax(.missing, placeOfError)))
    }

    /// `["where" EXPR]`, before a block; the height is 0 where there is none.
    mutating func parseWhere() -> ExpressionSyntax? {
        height = 0
        guard take(.where) else { return nil }
        return beforeBlock { $0.parseExpression() }
    }

    /// `["where" EXPR]` where no block can follow at once, so that `Name {` is a literal.
    mutating func parseWhereWithoutBlock() -> ExpressionSyntax? {
        height = 0
        return take(.where) ? parseExpression() : nil
    }

    /// `"{" EXPR "}"`.
    mutating func parseBracedExpression(after thing: String) -> ExpressionSyntax {
        let opening = token
        guard openBlock(after: thing) else { return missingExpression() }
        return inBrackets { parser in
            let expression = parser.parseExpression()
            parser.close(opening, after: "the expression")
            return expression
        }
    }
}
