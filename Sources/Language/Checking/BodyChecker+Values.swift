extension BodyChecker {
    /// Types `syntax` as a value; what holds a lock, seqcount or srcu is none.
    ///
    /// - Parameter expected: the type that names of members, `none` and literals take; the result may still be of
    ///   another.
    func value(_ syntax: ExpressionSyntax, expecting expected: Type? = nil) -> Expression {
        let expression = expression(syntax, expecting: expected)
        guard !expression.type.isUnknown, program.holdsPlace(expression.type) else { return expression }
        if expected != .unknown {
            report(ExpressionMessage.placeAsValue(type: text(expression.type)), at: syntax.span)
        }
        return faulty(syntax.span)
    }

    /// Types `syntax` as a value of `type`.
    func value(_ syntax: ExpressionSyntax, as type: Type) -> Expression {
        coerce(value(syntax, expecting: type), to: type)
    }

    /// Types `syntax` as a condition.
    func condition(_ syntax: ExpressionSyntax) -> Expression { value(syntax, as: .boolean) }

    /// Types `syntax` as an integer of whatever range.
    func integer(_ syntax: ExpressionSyntax) -> Expression {
        let expression = value(syntax)
        if expression.type.isInteger || expression.type.isUnknown { return expression }
        reportMismatch(expression, expected: "an integer", unwrapped: expression.type.unwrapped.isInteger)
        return faulty(syntax.span)
    }

    /// `expression` as a value of `type`: a `T` is wrapped where a `T?` is wanted; what does not fit is reported.
    func coerce(_ expression: Expression, to type: Type) -> Expression {
        if expression.type.agrees(with: type) { return expression }
        if case .optional(let wrapped) = type, expression.type.agrees(with: wrapped) {
            return Expression(.some(expression), .optional(expression.type), expression.span)
        }
        let isLiteral = if case .constant = expression.kind { expression.type.isInteger } else { false }
        if isLiteral, isNameless(type.unwrapped) {
            report(ExpressionMessage.noLiterals(type: text(type.unwrapped)), at: expression.span)
        } else {
            reportMismatch(
                expression, expected: "'\(text(type))'", unwrapped: expression.type.unwrapped.agrees(with: type))
        }
        return faulty(expression.span)
    }

    /// Whether values of `type` cannot be written.
    private func isNameless(_ type: Type) -> Bool {
        switch type {
        case .symmetric, .thread: true
        default: false
        }
    }

    /// Reports a value of another type than wanted; one that `!` would make fit with that advice.
    func reportMismatch(_ expression: Expression, expected: String, unwrapped fits: Bool) {
        guard !expression.type.isUnknown else { return isFaulty = true }
        if fits, expression.type.isOptional {
            return reportOptional(expression)
        }
        report(
            ExpressionMessage.typeMismatch(expected: expected, found: described(expression)), at: expression.span)
    }

    /// What `expression` is, for a reader: a number, or its type.
    func described(_ expression: Expression) -> String {
        if case .constant(.scalar(let number)) = expression.kind, expression.type.isInteger {
            return "the number \(number)"
        }
        return "'\(text(expression.type))'"
    }

    /// Reports an optional where the value under it is wanted.
    func reportOptional(_ expression: Expression) {
        let source = program.sources.text(of: expression.span)
        let isSimple = !source.contains { $0.isWhitespace } || source.hasSuffix(")") && source.hasPrefix("(")
        report(
            ExpressionMessage.optionalOperand(type: text(expression.type)), at: expression.span,
            suggestion: DiagnosticSuggestion(
                replace: expression.span, with: isSimple ? "\(source)!" : "(\(source))!"))
    }

    /// Types two values of which each may tell the other's type: both sides of a comparison, branches of `if`.
    func pair(
        _ a: ExpressionSyntax, _ b: ExpressionSyntax, expecting expected: Type? = nil
    ) -> (Expression, Expression) {
        if let expected { return (value(a, expecting: expected), value(b, expecting: expected)) }
        if isContextual(a), !isContextual(b) {
            let second = value(b)
            return (value(a, expecting: second.type), second)
        }
        let first = value(a)
        guard case .setLiteral = first.kind, case .setLiteral = b.kind, first.type.setElement?.isInteger ?? false else {
            return (first, value(b, expecting: first.type))
        }
        return joined(first, value(b))
    }

    /// Two set literals of integers as sets of the integers of both.
    private func joined(_ a: Expression, _ b: Expression) -> (Expression, Expression) {
        guard let x = a.type.setElement?.interval, let y = b.type.setElement?.interval else { return (a, b) }
        let type = Type.set(x.hull(y).type)
        return (Expression(a.kind, type, a.span), Expression(b.kind, type, b.span))
    }

    /// Whether the type of `syntax` depends on what is expected of it.
    func isContextual(_ syntax: ExpressionSyntax) -> Bool {
        switch syntax.kind {
        case .none, .listLiteral, .setLiteral: true
        case .name(let name): isMemberOnly(name.text)
        case .conditional(_, let then, let otherwise): isContextual(then) && isContextual(otherwise)
        default: false
        }
    }

    /// Whether `name` can only be a member of some enumeration or an errno.
    private func isMemberOnly(_ name: String) -> Bool {
        scope.local(name) == nil && model.symbols.symbols[name] == nil
    }

    /// Types the elements of a literal, which share one type: `expected`, or the join of theirs.
    func elements(
        _ syntax: [ExpressionSyntax], expecting expected: Type?
    ) -> (elements: [Expression], type: Type?) {
        if let expected { return (syntax.map { value($0, as: expected) }, expected) }
        var elements: [Int: Expression] = [:]
        var type: Type?
        let order =
            syntax.indices.filter { !isContextual(syntax[$0]) } + syntax.indices.filter { isContextual(syntax[$0]) }
        for position in order {
            let isNone = if case .none = syntax[position].kind { true } else { false }
            let element = value(syntax[position], expecting: isNone ? type.map(optional) : type)
            elements[position] = element
            guard let known = type else {
                type = element.type
                continue
            }
            if let joined = known.joined(with: element.type) { type = joined } else { _ = coerce(element, to: known) }
        }
        guard let type, !isFaulty else { return (syntax.map { faulty($0.span) }, type) }
        return (syntax.indices.compactMap { elements[$0] }.map { coerce($0, to: type) }, type)
    }
}
