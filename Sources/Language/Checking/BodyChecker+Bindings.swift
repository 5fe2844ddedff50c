extension BodyChecker {
    /// Types quantifiers and comprehensions.
    func binding(_ syntax: ExpressionSyntax, _ expected: Type?) -> Expression {
        let span = syntax.span
        return inBlock {
            switch syntax.kind {
            case .quantifier(.the, let binders, let condition, _): the(binders, condition, at: span)
            case .quantifier(let word, let binders, let condition, let body):
                quantifier(word, binders, condition, body, expected, at: span)
            case .setComprehension(let binder, let condition): setComprehension(binder, condition, at: span)
            case .arrayComprehension(let binder, let body): arrayComprehension(binder, body, expected, at: span)
            default: faulty(span)
            }
        }
    }

    /// Types `forall`, `exists`, `count`, `min` and `max`.
    private func quantifier(
        _ word: QuantifierSyntax, _ syntax: [BinderSyntax], _ condition: ExpressionSyntax?, _ body: ExpressionSyntax?,
        _ expected: Type?, at span: SourceSpan
    ) -> Expression {
        let binders = binders(syntax, at: span)
        let test = condition.map(self.condition)
        guard let body else { return faulty(span) }
        switch word {
        case .forall:
            return Expression(.quantifier(.forall, binders, where: test, body: self.condition(body)), .boolean, span)
        case .exists:
            return Expression(.quantifier(.exists, binders, where: test, body: self.condition(body)), .boolean, span)
        case .count:
            let most = Int64(min(combinations(binders), Int(Int64.max)))
            return Expression(
                .quantifier(.count, binders, where: test, body: self.condition(body)), .range(0, most), span)
        case .min, .max, .the:
            let value = value(body, expecting: expected?.unwrapped)
            guard !value.type.isUnknown else { return faulty(span) }
            guard value.type.isOrdered else {
                if value.type.unwrapped.isOrdered {
                    reportOptional(value)
                } else {
                    report(ExpressionMessage.noOrder(type: text(value.type)), at: body.span)
                }
                return faulty(span)
            }
            let quantifier: Quantifier = word == .min ? .minimum : .maximum
            return Expression(
                .quantifier(quantifier, binders, where: test, body: value), .optional(value.type), span)
        }
    }

    /// Types `the x: T where P`.
    private func the(
        _ syntax: [BinderSyntax], _ condition: ExpressionSyntax?, at span: SourceSpan
    ) -> Expression {
        guard let binder = binders(syntax, at: span).first else { return faulty(span) }
        let type = locals[binder.local.index].type
        let test = condition.map(self.condition) ?? Expression(.constant(Value(true)), .boolean, span)
        if type.isUnknown { return faulty(span) }
        if type.isOptional {
            report(TypeMessage.nestedOptional(text(type)), at: syntax[0].name.span)
            return faulty(span)
        }
        return Expression(.the(binder, where: test), .optional(type), span)
    }

    /// Types `{x: T where P}`.
    private func setComprehension(
        _ syntax: BinderSyntax, _ condition: ExpressionSyntax?, at span: SourceSpan
    ) -> Expression {
        let binder = self.binder(syntax)
        let type = locals[binder.local.index].type
        let test = condition.map(self.condition)
        guard !type.isUnknown, model.isSetElement(type, at: span) else { return faulty(span) }
        return Expression(.setComprehension(binder, where: test), .set(type), span)
    }

    /// Types `[i: I => EXPR]`.
    private func arrayComprehension(
        _ syntax: BinderSyntax, _ body: ExpressionSyntax, _ expected: Type?, at span: SourceSpan
    ) -> Expression {
        guard case .type(let indexSyntax) = syntax.domain else {
            report(ExpressionMessage.needsType(what: "the index"), at: syntax.name.span)
            return faulty(span)
        }
        let index = model.resolve(indexSyntax)
        guard model.isEnumerable(index, at: indexSyntax.span) else { return faulty(span) }
        let local = declare(syntax.name, index, .bound)
        var element: Type?
        if case .array(_, let wanted)? = expected?.unwrapped { element = wanted }
        let value = element.map { self.value(body, as: $0) } ?? self.value(body)
        if index.isUnknown || value.type.isUnknown { return faulty(span) }
        let type = Type.array(index: index, element: element ?? value.type)
        guard program.scalarCount(of: type) <= Limits.arrayScalars else {
            report(TypeMessage.arrayTooLarge(scalars: program.scalarCount(of: type)), at: span)
            return faulty(span)
        }
        return Expression(.arrayComprehension(local, index: index, value), type, span)
    }

    /// Types a list of bound names; later ones see earlier ones.
    func binders(_ syntax: [BinderSyntax], at span: SourceSpan) -> [Binder] {
        let binders = syntax.map(binder)
        if !model.areWithinLimit(binders.map { locals[$0.local.index].type }, at: span) { isFaulty = true }
        return binders
    }

    /// How many combinations the binders range over at most.
    private func combinations(_ binders: [Binder]) -> Int {
        binders.reduce(1) { $0.saturatingMultiply(program.cardinality(of: locals[$1.local.index].type)) }
    }

    /// Types `x: T` or `x in s`, and binds `x`.
    func binder(_ syntax: BinderSyntax) -> Binder {
        switch syntax.domain {
        case .type(let type):
            let type = model.resolve(type)
            let isRight = model.isEnumerable(type, at: syntax.name.span)
            if !isRight || type.isUnknown { isFaulty = true }
            return Binder(local: declare(syntax.name, isRight ? type : .unknown, .bound), domain: .type(type))
        case .elements(let elements): return binder(syntax.name, elements)
        }
    }

    /// Types `x in s` and `x in lo..hi`, and binds `x`.
    private func binder(_ name: Name, _ elements: ExpressionSyntax) -> Binder {
        if case .binary(.range, let low, let high) = elements.kind {
            let first = integer(low)
            let last = integer(high)
            let type = first.type.interval.flatMap { a in
                last.type.interval.map { Interval(a.low, max(a.low, $0.high)) }
            }
            return Binder(local: declare(name, type?.type ?? .unknown, .bound), domain: .range(first, last))
        }
        let set = value(elements)
        guard let element = set.type.setElement else {
            reportMismatch(set, expected: "a set or a range", unwrapped: set.type.unwrapped.setElement != nil)
            return Binder(local: declare(name, .unknown, .bound), domain: .set(set))
        }
        return Binder(local: declare(name, element, .bound), domain: .set(set))
    }
}
