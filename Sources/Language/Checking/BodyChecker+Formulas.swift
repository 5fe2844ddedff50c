extension BodyChecker {
    /// Types the body of a `liveness` property.
    func formula(_ syntax: ExpressionSyntax) -> Formula {
        guard isTemporal(syntax) else { return .predicate(condition(syntax)) }
        return nested("this formula", at: syntax.span, failed: .predicate(faulty(syntax.span))) {
            switch syntax.kind {
            case .unary(let symbol, let operand): unary(symbol, operand)
            case .binary(let symbol, let a, let b): binary(symbol, a, b, at: syntax.span)
            case .quantifier(let word, let binders, let condition, let body?):
                quantifier(word, binders, condition, body, at: syntax.span)
            default: .predicate(condition(syntax))
            }
        }
    }

    /// Types `! always eventually`.
    private func unary(_ symbol: UnaryOperatorSyntax, _ operand: ExpressionSyntax) -> Formula {
        switch symbol {
        case .not: .not(formula(operand))
        case .always: .always(formula(operand))
        case .eventually: .eventually(formula(operand))
        case .negate: .predicate(integer(operand))
        }
    }

    /// Types the operators between formulas.
    private func binary(
        _ symbol: BinaryOperatorSyntax, _ a: ExpressionSyntax, _ b: ExpressionSyntax, at span: SourceSpan
    ) -> Formula {
        switch symbol {
        case .and: .and(formula(a), formula(b))
        case .or: .or(formula(a), formula(b))
        case .implies: .implies(formula(a), formula(b))
        case .until: .until(formula(a), formula(b))
        case .release: .release(formula(a), formula(b))
        case .leadsTo: .leadsTo(formula(a), formula(b))
        default: .predicate(condition(a))
        }
    }

    /// Types `forall` and `exists` over formulas.
    private func quantifier(
        _ word: QuantifierSyntax, _ syntax: [BinderSyntax], _ condition: ExpressionSyntax?, _ body: ExpressionSyntax,
        at span: SourceSpan
    ) -> Formula {
        inBlock {
            let binders = binders(syntax, at: span)
            let test = condition.map(self.condition)
            switch word {
            case .forall: return .forall(binders, where: test, formula(body))
            case .exists: return .exists(binders, where: test, formula(body))
            case .count, .min, .max, .the: return .predicate(self.condition(body))
            }
        }
    }

    /// Whether a temporal operator stands in `syntax`, where formulas may.
    private func isTemporal(_ syntax: ExpressionSyntax) -> Bool {
        switch syntax.kind {
        case .unary(.always, _), .unary(.eventually, _), .binary(.until, _, _), .binary(.release, _, _),
            .binary(.leadsTo, _, _):
            true
        case .unary(.not, let operand): isTemporal(operand)
        case .binary(.and, let a, let b), .binary(.or, let a, let b), .binary(.implies, let a, let b):
            isTemporal(b) || isTemporal(a)
        case .quantifier(.forall, _, _, let body?), .quantifier(.exists, _, _, let body?): isTemporal(body)
        default: false
        }
    }
}
