import Language

/// What parameters decide (reference, section 5: "a condition that they decide is decided").
///
/// Parameters and constants are constants of the checked program. A condition is decided if the logic of
/// `&& || ! implies if-then-else forall exists` gives one value whatever the parts that are no constants are; a decided part that
/// cannot raise an error is not read at all.
struct Folding {
    private let model: ReferenceModel
    /// The constants that a function's parameters stand for.
    private var known: [LocalID: Value] = [:]

    /// Folds expressions of `model`.
    init(_ model: ReferenceModel) { self.model = model }

    /// The value of a condition, if it is decided.
    func decision(_ expression: Expression) -> Bool? {
        switch expression.kind {
        case .constant(let value): return Datum(value).isTrue
        case .not(let a): return decision(a).map { !$0 }
        case .and(let a, let b): return conjunction(decision(a), decision(b))
        case .or(let a, let b): return disjunction(decision(a), decision(b))
        case .implies(let a, let b): return disjunction(decision(a).map { !$0 }, decision(b))
        case .conditional(let condition, let a, let b):
            switch decision(condition) {
            case true?: return decision(a)
            case false?: return decision(b)
            case nil: return decision(a) == decision(b) ? decision(a) : nil
            }
        case .quantifier(let quantifier, _, let condition, let body):
            guard quantifier == .forall || quantifier == .exists, !mayRaise(expression) else { return nil }
            let neutral = quantifier == .forall
            return condition.map(decision) == false || decision(body) == neutral ? neutral : nil
        default: return nil
        }
    }

    /// The same expression with what is decided in it replaced by its value, where that drops no error.
    func simplified(_ expression: Expression) -> Expression {
        let simple = simplifiedParts(expression)
        if case .constant = simple.kind { return simple }
        if simple.type == .boolean, let truth = decision(simple), !mayRaise(simple) {
            return Expression(.constant(.scalar(truth ? 1 : 0)), .boolean, simple.span)
        }
        if case .call(let id, let arguments) = simple.kind, !mayRaise(simple), let value = result(of: id, arguments) {
            return Expression(.constant(value), simple.type, simple.span)
        }
        if isClosed(simple), let value = Scope.constant(simple, in: model) {
            return Expression(.constant(value), simple.type, simple.span)
        }
        return shortened(simple)
    }

    /// What a function gives, if it is the same whatever its arguments that are no constants are.
    private func result(of id: FunctionID, _ arguments: [Expression]) -> Value? {
        let function = model.program.functions[id.index]
        var inside = Folding(model)
        for (parameter, argument) in zip(function.parameters, arguments) {
            if case .constant(let value) = argument.kind { inside.known[parameter] = value }
        }
        return if case .constant(let value) = inside.simplified(function.body).kind { value } else { nil }
    }

    /// Drops what is never evaluated: the other side of a decided left side, the other branch of a decided condition.
    private func shortened(_ expression: Expression) -> Expression {
        switch expression.kind {
        case .and(let a, let b):
            if a.isConstant { return decision(a) == true ? b : a }
            return b.isConstant && decision(b) == true ? a : expression
        case .or(let a, let b):
            if a.isConstant { return decision(a) == true ? a : b }
            return b.isConstant && decision(b) == false ? a : expression
        case .implies(let a, let b):
            guard a.isConstant else { return expression }
            return decision(a) == true ? b : Expression(.constant(.scalar(1)), .boolean, expression.span)
        case .conditional(let condition, let a, let b):
            guard condition.isConstant else { return expression }
            let chosen = decision(condition) == true ? a : b
            return chosen.isConstant ? Expression(chosen.kind, chosen.type, expression.span) : chosen
        default: return expression
        }
    }

    private func simplifiedParts(_ e: Expression) -> Expression {
        func s(_ part: Expression) -> Expression { simplified(part) }
        func make(_ kind: Expression.Kind) -> Expression { Expression(kind, e.type, e.span) }
        switch e.kind {
        case .local(let local): return known[local].map { make(.constant($0)) } ?? e
        case .constant, .variable, .currentThread: return e
        case .field(let a, let position): return make(.field(s(a), position))
        case .element(let a, let b): return make(.element(s(a), s(b)))
        case .sequenceElement(let a, let b): return make(.sequenceElement(s(a), s(b)))
        case .unwrap(let a): return make(.unwrap(s(a)))
        case .some(let a): return make(.some(s(a)))
        case .not(let a): return make(.not(s(a)))
        case .negate(let a): return make(.negate(s(a)))
        case .arithmetic(let op, let a, let b): return make(.arithmetic(op, s(a), s(b)))
        case .compare(let op, let a, let b): return make(.compare(op, s(a), s(b)))
        case .and(let a, let b): return make(.and(s(a), s(b)))
        case .or(let a, let b): return make(.or(s(a), s(b)))
        case .implies(let a, let b): return make(.implies(s(a), s(b)))
        case .conditional(let a, let b, let c): return make(.conditional(s(a), then: s(b), else: s(c)))
        case .quantifier(let kind, let binders, let condition, let body):
            return make(.quantifier(kind, binders.map(simplified), where: condition.map(s), body: s(body)))
        case .the(let binder, let condition): return make(.the(simplified(binder), where: s(condition)))
        case .isMember(let a, let b): return make(.isMember(s(a), s(b)))
        case .isInRange(let a, let low, let high): return make(.isInRange(s(a), low: s(low), high: s(high)))
        case .setComprehension(let binder, let condition):
            return make(.setComprehension(simplified(binder), where: condition.map(s)))
        case .setLiteral(let list): return make(.setLiteral(list.map(s)))
        case .setOperation(let op, let a, let b): return make(.setOperation(op, s(a), s(b)))
        case .isSubset(let a, let b): return make(.isSubset(s(a), s(b)))
        case .size(let a): return make(.size(s(a)))
        case .first(let a): return make(.first(s(a)))
        case .last(let a): return make(.last(s(a)))
        case .sequenceLiteral(let list): return make(.sequenceLiteral(list.map(s)))
        case .arrayLiteral(let list): return make(.arrayLiteral(list.map(s)))
        case .arrayComprehension(let local, let index, let body):
            return make(.arrayComprehension(local, index: index, s(body)))
        case .structure(let list): return make(.structure(list.map(s)))
        case .call(let function, let arguments): return make(.call(function, arguments.map(s)))
        case .old(let a): return make(.old(s(a)))
        case .taken: return e
        case .threadMember(let thread, let indices): return make(.threadMember(thread, indices.map(s)))
        case .isIdle(let a): return make(.isIdle(s(a)))
        case .isInside(let a, let operation, let arguments):
            return make(.isInside(s(a), operation, arguments?.map { $0.map(s) }))
        case .isAt(let a, let operation, let label): return make(.isAt(s(a), operation, label))
        case .isHeld(let a): return make(.isHeld(s(a)))
        case .holds(let a, let b): return make(.holds(s(a), s(b)))
        case .snapshot(let a): return make(.snapshot(s(a)))
        case .changed(let a): return make(.changed(s(a)))
        }
    }

    /// The same binder over a simplified domain.
    func simplified(_ binder: Binder) -> Binder {
        switch binder.domain {
        case .type: binder
        case .set(let a): Binder(local: binder.local, domain: .set(simplified(a)))
        case .range(let a, let b): Binder(local: binder.local, domain: .range(simplified(a), simplified(b)))
        }
    }

    private func conjunction(_ a: Bool?, _ b: Bool?) -> Bool? {
        if a == false || b == false { return false }
        return a == true && b == true ? true : nil
    }

    private func disjunction(_ a: Bool?, _ b: Bool?) -> Bool? {
        conjunction(a.map { !$0 }, b.map { !$0 }).map { !$0 }
    }

    /// Whether nothing in `expression` is a variable, a local, a bound name or a question about threads.
    private func isClosed(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .variable, .local, .currentThread, .isIdle, .isInside, .isAt, .isHeld, .holds, .snapshot, .changed,
            .taken, .old, .quantifier, .the, .setComprehension, .arrayComprehension:
            false
        case .call(let function, let arguments):
            arguments.allSatisfy(isClosed) && isPure(model.program.functions[function.index].body)
        default: expression.parts.allSatisfy(isClosed)
        }
    }

    /// Whether the body of a function depends on its arguments alone.
    private func isPure(_ body: Expression) -> Bool {
        switch body.kind {
        case .variable, .currentThread, .isIdle, .isInside, .isAt, .isHeld, .holds, .snapshot, .changed, .taken, .old:
            false
        case .call(let function, let arguments):
            arguments.allSatisfy(isPure) && isPure(model.program.functions[function.index].body)
        default: body.parts.allSatisfy(isPure)
        }
    }

    /// Whether evaluating `expression` could raise a model error, as far as types tell.
    func mayRaise(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .constant(let value): return value == .unset
        case .variable, .field: return mayBeUnset(expression) || expression.parts.contains(where: mayRaise)
        case .element(let whole, let index):
            guard case .array(let domain, _) = whole.type else { return true }
            return mayBeUnset(expression) || mayRaise(whole) || mayRaise(index) || !Self.fits(index.type, domain)
        case .unwrap, .sequenceElement, .first, .last, .the: return true
        case .arithmetic(let op, let a, let b):
            if op == .divide || op == .remainder {
                guard case .range(let low, let high) = b.type, low > 0 || high < 0 else { return true }
            }
            guard case .range(let low, let high) = expression.type else { return true }
            return mayRaise(a) || mayRaise(b) || low == .min || high == .max
        case .call(let id, let arguments):
            let function = model.program.functions[id.index]
            return mayRaise(function.body) || !Self.fits(function.body.type, function.result)
                || zip(arguments, function.parameters).contains { argument, parameter in
                    mayRaise(argument) || !Self.fits(argument.type, function.locals[parameter.index].type)
                }
        default: return expression.parts.contains(where: mayRaise)
        }
    }

    /// Whether reading this part of a variable could meet a symmetric value that nothing has set.
    private func mayBeUnset(_ place: Expression) -> Bool {
        switch place.type {
        case .symmetric, .thread:
            guard let root = place.rootVariable else { return false }
            return Datum(model.program.variables[root.index].initial).isPartlyUnset
        default: return false
        }
    }

    private static func fits(_ type: Type, _ other: Type) -> Bool {
        if case .range(let low, let high) = type, case .range(let from, let to) = other {
            return from <= low && high <= to
        }
        if case .optional(let wrapped) = type, case .optional(let otherWrapped) = other {
            return fits(wrapped, otherWrapped)
        }
        return type == other
    }
}

extension Datum {
    /// Whether some part of it is not set.
    var isPartlyUnset: Bool {
        switch self {
        case .unset: true
        case .aggregate(let parts): parts.contains(where: \.isPartlyUnset)
        default: false
        }
    }
}

extension Expression {
    /// Whether this is a constant.
    var isConstant: Bool {
        if case .constant = kind { true } else { false }
    }
}
