extension BodyChecker {
    /// Types `old(E)`.
    func old(_ operand: ExpressionSyntax, _ expected: Type?, at span: SourceSpan) -> Expression {
        guard isTransitionAllowed("'old'", at: span) else { return faulty(span) }
        isInsideOld = true
        let value = value(operand, expecting: expected)
        isInsideOld = false
        return Expression(.old(value), value.type, span)
    }

    /// Whether the transition can be asked for here; where it cannot, that is reported.
    private func isTransitionAllowed(_ what: String, at span: SourceSpan) -> Bool {
        guard kind.allowsTransition else {
            report(PropertyMessage.outsideTransition(what), at: span)
            return false
        }
        guard !isInsideOld else {
            report(PropertyMessage.insideOld(what), at: span)
            return false
        }
        if effects.transitionUse == nil { effects.transitionUse = Effects.Use(what: what, span: span) }
        return true
    }

    /// Types `taken op(a, _) returns E`.
    func taken(
        _ name: Name, _ arguments: [ExpressionSyntax]?, _ result: ExpressionSyntax?, at span: SourceSpan
    ) -> Expression {
        guard isTransitionAllowed("'taken'", at: span) else { return faulty(span) }
        let action: Action
        let types: [Type]?
        switch model.symbols.actions[name.text]?.meaning {
        case .operation(let id)?:
            action = .operation(id)
            types = model.operationSignature(id).parameters.map(\.type)
        case .rule(let id)?:
            action = .rule(id)
            types = model.ruleSignature(id).parameters.map(\.type)
        case .absent?:
            return absent((arguments ?? []) + (result.map { [$0] } ?? []), at: span)
        case nil:
            model.reportUnknownOperation(name)
            return Expression(faulty(span).kind, .boolean, span)
        }
        let values = arguments.map { queried($0, name, types, at: span) }
        let query = TakenQuery(action: action, arguments: values, result: result.map { self.result($0, of: action) })
        return Expression(.taken(query), .boolean, span)
    }

    /// Types the result that is asked for: an errno, a value of the operation's type, or 0.
    private func result(_ syntax: ExpressionSyntax, of action: Action) -> Expression {
        if case .integer(0) = syntax.kind { return Expression(.constant(.scalar(0)), .range(0, 0), syntax.span) }
        guard case .operation(let id) = action else { return value(syntax, as: .range(0, 0)) }
        guard let operation = program.operations[checked: id.index] else {
            return value(syntax, expecting: .unknown)
        }
        let expression = value(syntax, expecting: operation.result ?? .errno)
        if expression.type == .errno { return expression }
        return coerce(expression, to: operation.result ?? .errno)
    }
}
