extension BodyChecker {
    /// Types `syntax`, which may also be a place.
    func expression(_ syntax: ExpressionSyntax, expecting expected: Type? = nil) -> Expression {
        nested("this expression", at: syntax.span, failed: faulty(syntax.span)) { form(syntax, expected) }
    }

    /// Sends each form to its area.
    private func form(_ syntax: ExpressionSyntax, _ expected: Type?) -> Expression {
        let span = syntax.span
        switch syntax.kind {
        case .integer, .boolean, .none, .wildcard, .missing: return simple(syntax, expected)
        case .selfReference: return currentThread(at: span)
        case .name(let name): return self.name(name, expected)
        case .member(let base, let name): return member(base, name, at: span)
        case .index(let base, let indices): return index(base, indices, at: span)
        case .unwrap(let operand): return unwrap(operand, expected, at: span)
        case .call(let name, let arguments): return call(name, arguments, at: span)
        case .unary(let symbol, let operand): return unary(symbol, operand, at: span)
        case .binary(let symbol, let a, let b): return binary(symbol, a, b, expected, at: span)
        case .isIdle(let thread):
            noteStateUse("a thread", at: span)
            return Expression(.isIdle(threadOperand(thread)), .boolean, span)
        case .conditional(let condition, let then, let otherwise):
            return conditional(condition, then, otherwise, expected, at: span)
        case .quantifier, .setComprehension, .arrayComprehension: return binding(syntax, expected)
        case .setLiteral, .listLiteral, .structureLiteral: return literal(syntax, expected)
        case .old(let operand): return old(operand, expected, at: span)
        case .taken(let name, let arguments, let result): return taken(name, arguments, result, at: span)
        }
    }

    /// Types literals that are one word.
    private func simple(_ syntax: ExpressionSyntax, _ expected: Type?) -> Expression {
        let span = syntax.span
        switch syntax.kind {
        case .integer(let number): return Expression(.constant(.scalar(number)), .range(number, number), span)
        case .boolean(let truth): return Expression(.constant(Value(truth)), .boolean, span)
        case .none: return none(expected, at: span)
        case .wildcard:
            let isReported = model.loaded.diagnostics.contains { $0.span == span }
            if !isReported { report(SyntaxMessage.misplacedWildcard, at: span) }
            return faulty(span)
        default: return faulty(span)
        }
    }

    /// Types `none`.
    private func none(_ expected: Type?, at span: SourceSpan) -> Expression {
        switch expected {
        case .optional?: return Expression(.constant(.none), expected ?? .unknown, span)
        case .unknown?: return Expression(.constant(.none), .unknown, span)
        case let type?: report(ExpressionMessage.neverNone(type: text(type)), at: span)
        case nil: report(ExpressionMessage.needsType(what: "'none'"), at: span)
        }
        return faulty(span)
    }

    /// Types `x!`.
    private func unwrap(_ operand: ExpressionSyntax, _ expected: Type?, at span: SourceSpan) -> Expression {
        let base = value(operand)
        switch base.type {
        case .optional(let wrapped): return Expression(.unwrap(base), wrapped, span)
        case .unknown: return faulty(span)
        default:
            report(ExpressionMessage.neverNone(type: text(base.type)), at: span)
            return faulty(span)
        }
    }

    /// Types `if a then b else c`.
    private func conditional(
        _ condition: ExpressionSyntax, _ then: ExpressionSyntax, _ otherwise: ExpressionSyntax, _ expected: Type?,
        at span: SourceSpan
    ) -> Expression {
        let test = self.condition(condition)
        var (first, second) = branches(then, otherwise, expected)
        if first.type.isUnknown || second.type.isUnknown { return faulty(span) }
        guard let type = first.type.joined(with: second.type) else {
            report(
                ExpressionMessage.typeMismatch(expected: "'\(text(first.type))'", found: described(second)),
                at: second.span)
            return faulty(span)
        }
        first = coerce(first, to: type)
        second = coerce(second, to: type)
        return Expression(.conditional(test, then: first, else: second), type, span)
    }

    /// Types both branches; `none` in one makes the other's type optional.
    private func branches(
        _ then: ExpressionSyntax, _ otherwise: ExpressionSyntax, _ expected: Type?
    ) -> (Expression, Expression) {
        guard expected == nil else { return pair(then, otherwise, expecting: expected) }
        if case .none = then.kind, !isContextual(otherwise) {
            let second = value(otherwise)
            return (value(then, expecting: optional(second.type)), second)
        }
        if case .none = otherwise.kind, !isContextual(then) {
            let first = value(then)
            return (first, value(otherwise, expecting: optional(first.type)))
        }
        return pair(then, otherwise)
    }

    /// The optional of `type`, which may be one already.
    func optional(_ type: Type) -> Type {
        type.isOptional || type.isUnknown ? type : .optional(type)
    }
}
