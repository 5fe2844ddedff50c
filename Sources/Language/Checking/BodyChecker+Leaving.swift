extension BodyChecker {
    /// Types `require E else ERRNO`.
    func require(_ condition: ExpressionSyntax, _ errno: ExpressionSyntax, at span: SourceSpan) -> Statement.Kind? {
        let test = self.condition(condition)
        guard canFail("'require'", at: span) else { return nil }
        return .require(test, errno: value(errno, as: .errno))
    }

    /// Types `fail E`.
    func fail(_ errno: ExpressionSyntax, at span: SourceSpan) -> Statement.Kind? {
        guard canFail("'fail'", at: span) else { return nil }
        return .fail(value(errno, as: .errno))
    }

    /// Whether the operation can be ended here with an errno; where it cannot, that is reported.
    private func canFail(_ what: String, at span: SourceSpan) -> Bool {
        guard belongsToThread(what, at: span) else { return false }
        if effects.failure == nil { effects.failure = Effects.Use(what: what, span: span) }
        guard isInDefer else { return true }
        report(StatementMessage.deferLeaves(what), at: span)
        return false
    }

    /// Types `return` and `return E`.
    func returnStatement(_ value: ExpressionSyntax?, at span: SourceSpan) -> Statement.Kind? {
        guard !isInDefer else {
            report(StatementMessage.deferLeaves("'return'"), at: span)
            return nil
        }
        switch kind {
        case .procedure: return procedureReturn(value, at: span)
        case .operation: return value.flatMap(operationReturn) ?? (value == nil ? .returnValue(nil) : nil)
        default:
            guard value == nil else {
                report(StatementMessage.notAllowedHere(what: "'return' with a value", place: kind.text), at: span)
                return nil
            }
            return .returnValue(nil)
        }
    }

    /// Types what a procedure hands to its caller.
    private func procedureReturn(_ syntax: ExpressionSyntax?, at span: SourceSpan) -> Statement.Kind? {
        switch (procedureResult, syntax) {
        case (nil, nil): return .returnValue(nil)
        case (let type?, let syntax?): return .returnValue(value(syntax, as: type))
        case (let type?, nil):
            report(StatementMessage.returnType("this procedure returns '\(text(type))'"), at: span)
        case (nil, let syntax?):
            _ = value(syntax, expecting: .unknown)
            report(StatementMessage.returnType("this procedure declares no result"), at: syntax.span)
        }
        return nil
    }

    /// Types what an operation ends with: an errno, or a scalar of the same type wherever it returns one.
    private func operationReturn(_ syntax: ExpressionSyntax) -> Statement.Kind? {
        let expression = value(syntax, expecting: returns.type)
        if expression.type == .errno { return .returnValue(expression) }
        guard !expression.type.isUnknown else { return nil }
        guard expression.type.isScalar else {
            report(
                StatementMessage.returnType(
                    "an operation returns an errno or a scalar, not '\(text(expression.type))'"),
                at: syntax.span)
            return nil
        }
        guard let type = returns.type, let first = returns.first else {
            returns = Returns(type: expression.type, first: syntax.span)
            return .returnValue(expression)
        }
        guard let joined = type.joined(with: expression.type), joined.isScalar else {
            report(
                StatementMessage.returnType(
                    "this returns '\(text(expression.type))', and elsewhere the operation returns '\(text(type))'"),
                at: syntax.span, notes: [DiagnosticNote("returned here", at: first)])
            return nil
        }
        returns.type = joined
        return .returnValue(expression)
    }
}
