import Language

extension Expression {
    /// Calls `visit` for each direct operand, the domains of binders included, in the order of evaluation.
    func forEachOperand(_ visit: (Expression) -> Void) {
        switch kind {
        case .constant, .variable, .local, .currentThread: break
        case .field(let base, _), .unwrap(let base), .some(let base), .not(let base), .negate(let base),
            .size(let base), .first(let base), .last(let base), .arrayComprehension(_, index: _, let base),
            .old(let base), .isIdle(let base), .isAt(let base, _, _), .isHeld(let base), .snapshot(let base),
            .changed(let base):
            visit(base)
        case .element(let a, let b), .sequenceElement(let a, let b), .arithmetic(_, let a, let b),
            .compare(_, let a, let b), .and(let a, let b), .or(let a, let b), .implies(let a, let b),
            .isMember(let a, let b), .setOperation(_, let a, let b), .isSubset(let a, let b), .holds(let a, let b):
            visit(a)
            visit(b)
        case .conditional(let a, let b, let c), .isInRange(let a, let b, let c):
            visit(a)
            visit(b)
            visit(c)
        case .quantifier(_, let binders, let condition, let body):
            for binder in binders { binder.domain.forEachOperand(visit) }
            condition.map(visit)
            visit(body)
        case .the(let binder, let condition):
            binder.domain.forEachOperand(visit)
            visit(condition)
        case .setComprehension(let binder, let condition):
            binder.domain.forEachOperand(visit)
            condition.map(visit)
        case .setLiteral(let parts), .sequenceLiteral(let parts), .arrayLiteral(let parts), .structure(let parts),
            .call(_, let parts), .threadMember(_, let parts):
            parts.forEach(visit)
        case .taken(let query):
            for case let argument? in query.arguments ?? [] { visit(argument) }
            query.result.map(visit)
        case .isInside(let thread, _, let arguments):
            visit(thread)
            for case let argument? in arguments ?? [] { visit(argument) }
        }
    }

    /// The same expression with each direct operand replaced, and locals and binders renamed.
    func mapOperands(_ rename: (LocalID) -> LocalID, _ map: (Expression) -> Expression) -> Expression {
        let new: Kind =
            switch kind {
            case .constant, .variable, .currentThread: kind
            case .local(let id): .local(rename(id))
            case .field(let a, let i): .field(map(a), i)
            case .element(let a, let b): .element(map(a), map(b))
            case .sequenceElement(let a, let b): .sequenceElement(map(a), map(b))
            case .unwrap(let a): .unwrap(map(a))
            case .some(let a): .some(map(a))
            case .not(let a): .not(map(a))
            case .negate(let a): .negate(map(a))
            case .arithmetic(let o, let a, let b): .arithmetic(o, map(a), map(b))
            case .compare(let o, let a, let b): .compare(o, map(a), map(b))
            case .and(let a, let b): .and(map(a), map(b))
            case .or(let a, let b): .or(map(a), map(b))
            case .implies(let a, let b): .implies(map(a), map(b))
            case .conditional(let a, let b, let c): .conditional(map(a), then: map(b), else: map(c))
            case .quantifier(let q, let binders, let condition, let body):
                .quantifier(q, binders.map { $0.mapping(rename, map) }, where: condition.map(map), body: map(body))
            case .the(let binder, let condition): .the(binder.mapping(rename, map), where: map(condition))
            case .isMember(let a, let b): .isMember(map(a), map(b))
            case .isInRange(let a, let b, let c): .isInRange(map(a), low: map(b), high: map(c))
            case .setComprehension(let binder, let condition):
                .setComprehension(binder.mapping(rename, map), where: condition.map(map))
            case .setLiteral(let parts): .setLiteral(parts.map(map))
            case .setOperation(let o, let a, let b): .setOperation(o, map(a), map(b))
            case .isSubset(let a, let b): .isSubset(map(a), map(b))
            case .size(let a): .size(map(a))
            case .first(let a): .first(map(a))
            case .last(let a): .last(map(a))
            case .sequenceLiteral(let parts): .sequenceLiteral(parts.map(map))
            case .arrayLiteral(let parts): .arrayLiteral(parts.map(map))
            case .arrayComprehension(let id, let index, let a): .arrayComprehension(rename(id), index: index, map(a))
            case .structure(let parts): .structure(parts.map(map))
            case .call(let f, let parts): .call(f, parts.map(map))
            case .old(let a): .old(map(a))
            case .taken(let query):
                .taken(
                    TakenQuery(
                        action: query.action, arguments: query.arguments?.map { $0.map(map) },
                        result: query.result.map(map)))
            case .threadMember(let t, let parts): .threadMember(t, parts.map(map))
            case .isIdle(let a): .isIdle(map(a))
            case .isInside(let a, let o, let arguments): .isInside(map(a), o, arguments?.map { $0.map(map) })
            case .isAt(let a, let o, let label): .isAt(map(a), o, label)
            case .isHeld(let a): .isHeld(map(a))
            case .holds(let a, let b): .holds(map(a), map(b))
            case .snapshot(let a): .snapshot(map(a))
            case .changed(let a): .changed(map(a))
            }
        return Expression(new, type, span)
    }

    /// Whether `predicate` holds for this expression or any below it; functions are not entered.
    func contains(where predicate: (Expression) -> Bool) -> Bool {
        if predicate(self) { return true }
        var found = false
        forEachOperand { if !found { found = $0.contains(where: predicate) } }
        return found
    }

    /// The number of nodes, a rough measure of the work to evaluate it; quantifiers count their bodies once.
    var size: Int {
        var total = 1
        forEachOperand { total += $0.size }
        return total
    }
}

extension Domain {
    /// Calls `visit` for each expression of the domain.
    func forEachOperand(_ visit: (Expression) -> Void) {
        switch self {
        case .type: break
        case .set(let set): visit(set)
        case .range(let low, let high):
            visit(low)
            visit(high)
        }
    }

    /// The same domain with its expressions replaced.
    func mapping(_ map: (Expression) -> Expression) -> Domain {
        switch self {
        case .type: self
        case .set(let set): .set(map(set))
        case .range(let low, let high): .range(map(low), map(high))
        }
    }
}

extension Binder {
    /// The same binder with its local renamed and its domain's expressions replaced.
    func mapping(_ rename: (LocalID) -> LocalID, _ map: (Expression) -> Expression) -> Binder {
        Binder(local: rename(local), domain: domain.mapping(map))
    }
}
