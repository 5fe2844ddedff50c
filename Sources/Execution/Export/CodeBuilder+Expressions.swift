import Language

extension CodeBuilder {
    /// The text of a condition.
    func condition(_ e: Expression, _ scope: ExportScope) -> String {
        if let value = e.boolean { return dialect.truth(value) }
        switch e.kind {
        case .not(let a): return "!(\(condition(a, scope)))"
        case .and(let a, let b): return connective(a, b, scope, dialect.and, endsOn: false)
        case .or(let a, let b): return connective(a, b, scope, dialect.or, endsOn: true)
        case .implies(let a, let b):
            let not = Expression(.not(a), .boolean, a.span)
            return connective(not, b, scope, dialect.or, endsOn: true)
        case .compare(let o, let a, let b): return comparison(o, a, b, scope)
        case .quantifier(let q, let binders, let filter, let body) where q == .forall || q == .exists:
            return quantified(q == .exists, binders, filter, body, scope)
        case .isMember(let a, let s): return isMember(a, s, scope)
        case .isInRange(let a, let low, let high):
            let (x, l, h) = (atom(a, scope), atom(low, scope), atom(high, scope))
            return "((\(l) <= \(x)) \(dialect.and) (\(x) <= \(h)))"
        case .isSubset(let a, let b): return isSubset(a, b, scope)
        case .isIdle, .isInside, .isAt: return threadPredicate(e, scope)
        case .isHeld(let lock): return isHeld(lock, scope)
        case .holds(let thread, let lock): return holds(thread, lock, scope)
        case .changed(let a): return "(\(number(a, scope)) \(dialect.equal) 0)"
        case .taken(let query): return taken(query, scope)
        case .old(let a): return condition(a, before(scope))
        case .conditional(let c, let a, let b):
            let test = condition(c, scope)
            return choice(test, { self.condition(a, scope) }, { self.condition(b, scope) }, isCondition: true, .boolean)
        case .call(let f, let arguments):
            let inner = bind(f, arguments, scope)
            return condition(facts.body(of: f), inner)
        default: return "(\(number(e, scope)) \(dialect.equal) 1)"
        }
    }

    /// The scope in which the state before the transition is read.
    func before(_ scope: ExportScope) -> ExportScope {
        var inner = scope
        inner.root = scope.old ?? scope.root
        inner.isOld = true
        return inner
    }

    /// Both conditions; the second is evaluated only where the first leaves it open.
    private func connective(
        _ a: Expression, _ b: Expression, _ scope: ExportScope, _ sign: String, endsOn: Bool
    ) -> String {
        let first = condition(a, scope)
        let second = captured { self.condition(b, scope) }
        if second.lines.isEmpty { return "(\(first) \(sign) \(second.result))" }
        let flag = number(upTo: 1)
        let isOpen = endsOn ? "!(\(first))" : first
        assign(flag, endsOn ? "1" : "0")
        when(isOpen) { store(condition: condition(b, scope), in: flag) }
        return "(\(flag) \(dialect.equal) 1)"
    }

    /// One of two values; statements of either are run only where it is chosen.
    private func choice(
        _ test: String, _ yes: () -> String, _ no: () -> String, isCondition: Bool, _ type: Type
    ) -> String {
        let (a, b) = (captured(yes), captured(no))
        if a.lines.isEmpty, b.lines.isEmpty {
            if !isCondition { return "(\(test) ? \(a.result) : \(b.result))" }
            let (and, or) = (dialect.and, dialect.or)
            return "((\(test) \(and) \(a.result)) \(or) (!(\(test)) \(and) \(b.result)))"
        }
        let target = isCondition ? number(upTo: 1) : temporary(type)
        func set(_ value: String) { isCondition ? store(condition: value, in: target) : assign(target, value) }
        when(test, { set(yes()) }, otherwise: { set(no()) })
        return isCondition ? "(\(target) \(dialect.equal) 1)" : target
    }

    /// A flag takes the value of a condition.
    func store(condition: String, in flag: String) { assign(flag, truthNumber(condition)) }

    /// A condition as 0 or 1.
    func truthNumber(_ condition: String) -> String {
        if condition == dialect.truth(true) { return "1" }
        if condition == dialect.truth(false) { return "0" }
        return "(\(condition) ? 1 : 0)"
    }

    private func comparison(_ o: ComparisonOperator, _ a: Expression, _ b: Expression, _ scope: ExportScope) -> String {
        switch o {
        case .equal: return equality(a, b, scope)
        case .notEqual: return "!(\(equality(a, b, scope)))"
        default: return "(\(number(a, scope)) \(o.rawValue) \(number(b, scope)))"
        }
    }

    // MARK: Numbers

    /// The number of a scalar, in a form that can be repeated.
    func atom(_ e: Expression, _ scope: ExportScope) -> String {
        let text = number(e, scope)
        let isShort = text.count < 48 && !text.contains("?")
        if isShort { return text }
        let target = temporary(e.type)
        assign(target, text)
        return target
    }

    /// The number of a scalar.
    func number(_ e: Expression, _ scope: ExportScope) -> String {
        switch e.kind {
        case .constant(let value): return scalar(value)
        case .variable, .local, .field, .element, .sequenceElement, .first, .last: return read(e, scope)
        case .unwrap(let base):
            guard types.isScalar(base.type) else { return read(e, scope) }
            let value = atom(base, scope)
            fail(if: "\(value) \(dialect.equal) \(export.text(types.none))", "unwrap of none", e.span)
            return value
        case .some(let a): return number(a, scope)
        case .negate(let a):
            let zero = Expression(.constant(.scalar(0)), .range(0, 0), a.span)
            return arithmetic(.subtract, zero, a, e, scope)
        case .arithmetic(let o, let a, let b): return arithmetic(o, a, b, e, scope)
        case .conditional(let c, let a, let b) where e.type != .boolean:
            let test = condition(c, scope)
            return choice(test, { self.number(a, scope) }, { self.number(b, scope) }, isCondition: false, e.type)
        case .quantifier(.count, let binders, let filter, let body): return counted(binders, filter, body, scope)
        case .quantifier(let q, let binders, let filter, let body) where q == .minimum || q == .maximum:
            return extremum(binders, filter, body, isMinimum: q == .minimum, e.type, scope)
        case .the: return built(e, scope)
        case .size(let a): return size(a, scope)
        case .call(let f, let arguments) where e.type != .boolean:
            let inner = bind(f, arguments, scope)
            let body = facts.body(of: f)
            return checked(number(body, inner), body.type, program.functions[f.index].result, body.span)
        case .old(let a): return number(a, before(scope))
        case .threadMember(let id, let indices): return member(id, indices, scope)
        case .currentThread: return scope.thread?.member ?? "0"
        case .snapshot(let place): return placeNumber(place, .seqcount, scope)
        default: return truthNumber(condition(e, scope))
        }
    }

    /// The number of a constant scalar.
    func scalar(_ value: Value) -> String {
        if case .scalar(let number) = value { export.text(number) } else { export.text(types.none) }
    }

    private func read(_ e: Expression, _ scope: ExportScope) -> String {
        let text = place(e, scope)
        if facts.readsUnset(e) {
            fail(if: "\(text) \(dialect.equal) \(export.text(types.none))", "read before it is set", e.span)
        }
        return text
    }

    private func arithmetic(
        _ o: ArithmeticOperator, _ a: Expression, _ b: Expression, _ e: Expression, _ scope: ExportScope
    ) -> String {
        let isSafe = Bounds.ofOperator(o, a.type, b.type) != nil || !a.type.isRange || !b.type.isRange
        let (x, y) = isSafe ? (number(a, scope), number(b, scope)) : (atom(a, scope), atom(b, scope))
        guard !isSafe else { return "(\(x) \(o.rawValue) \(y))" }
        if o == .divide || o == .remainder { fail(if: "\(y) \(dialect.equal) 0", "division by zero", e.span) }
        guard dialect.isC else { return "(\(x) \(o.rawValue) \(y))" }
        let target = fresh("w_")
        declare(target, "int64_t")
        switch o {
        case .add, .subtract, .multiply:
            let name = o == .add ? "add" : o == .subtract ? "sub" : "mul"
            let call = "__builtin_\(name)_overflow((int64_t)\(x), (int64_t)\(y), &\(target))"
            fail(if: call, "arithmetic overflow", e.span)
        case .divide:
            fail(if: "\(x) == INT64_MIN && \(y) == -1", "arithmetic overflow", e.span)
            assign(target, "\(x) / \(y)")
        case .remainder: assign(target, "(\(y) == -1 ? 0 : \(x) % \(y))")
        }
        return target
    }

    /// A number as what it is stored in wants it.
    func checked(_ text: String, _ type: Type, _ target: Type, _ span: SourceSpan) -> String {
        switch (type, target) {
        case (.range, .range(let low, let high)):
            return inRange(text, type, target, low, high, span, mayBeNone: false)
        case (.optional(let inner), .optional(.range(let low, let high))):
            return inRange(text, inner, .range(low, high), low, high, span, mayBeNone: true)
        case (.range, .optional(.range(let low, let high))):
            return inRange(text, type, .range(low, high), low, high, span, mayBeNone: false)
        default: return text
        }
    }

    private func inRange(
        _ text: String, _ type: Type, _ target: Type, _ low: Int64, _ high: Int64, _ span: SourceSpan, mayBeNone: Bool
    ) -> String {
        if Bounds.fits(type, in: target) { return text }
        let value = temporary(mayBeNone ? .optional(type) : type)
        assign(value, text)
        let (or, and) = (dialect.or, dialect.and)
        var bad = "(\(value) < \(export.text(low))) \(or) (\(value) > \(export.text(high)))"
        if mayBeNone { bad = "(\(value) \(dialect.isC ? "!=" : "!=") \(export.text(types.none))) \(and) (\(bad))" }
        fail(if: bad, "value out of range", span)
        return value
    }

    /// The scope of a function's body.
    func bind(_ f: FunctionID, _ arguments: [Expression], _ scope: ExportScope) -> ExportScope {
        let function = program.functions[f.index]
        var inner = scope
        inner.locals = [:]
        for (parameter, argument) in zip(function.parameters, arguments) {
            let type = function.locals[parameter.index].type
            if types.isScalar(type) {
                let text = checked(atom(argument, scope), argument.type, type, argument.span)
                inner.locals[parameter] = text
            } else {
                inner.locals[parameter] = place(of: argument, as: type, scope)
            }
        }
        return inner
    }
}
