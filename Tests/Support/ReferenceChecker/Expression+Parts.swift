import Language

extension Expression {
    /// The names that this expression itself binds for its parts.
    var boundLocals: [LocalID] {
        switch kind {
        case .quantifier(_, let binders, _, _): binders.map(\.local)
        case .the(let binder, _), .setComprehension(let binder, _): [binder.local]
        case .arrayComprehension(let local, _, _): [local]
        default: []
        }
    }

    /// The expressions that this one directly consists of, domains of bound names included, in the order in which
    /// they are evaluated.
    var parts: [Expression] {
        switch kind {
        case .constant, .variable, .local, .currentThread: []
        case .field(let a, _), .unwrap(let a), .some(let a), .not(let a), .negate(let a), .size(let a), .first(let a),
            .last(let a), .old(let a), .isIdle(let a), .isAt(let a, _, _), .isHeld(let a), .snapshot(let a),
            .changed(let a):
            [a]
        case .element(let a, let b), .sequenceElement(let a, let b), .arithmetic(_, let a, let b),
            .compare(_, let a, let b), .and(let a, let b), .or(let a, let b), .implies(let a, let b),
            .isMember(let a, let b), .setOperation(_, let a, let b), .isSubset(let a, let b), .holds(let a, let b):
            [a, b]
        case .conditional(let a, let b, let c), .isInRange(let a, let b, let c): [a, b, c]
        case .quantifier(_, let binders, let condition, let body):
            binders.flatMap(\.domain.parts) + (condition.map { [$0] } ?? []) + [body]
        case .the(let binder, let condition): binder.domain.parts + [condition]
        case .setComprehension(let binder, let condition): binder.domain.parts + (condition.map { [$0] } ?? [])
        case .arrayComprehension(_, _, let body): [body]
        case .setLiteral(let list), .sequenceLiteral(let list), .arrayLiteral(let list), .structure(let list),
            .call(_, let list), .threadMember(_, let list):
            list
        case .taken(let query): (query.arguments ?? []).compactMap { $0 } + (query.result.map { [$0] } ?? [])
        case .isInside(let a, _, let arguments): [a] + (arguments ?? []).compactMap { $0 }
        }
    }

    /// Whether the type is a mutex, an rwlock or an srcu, which the boundary after an unlock does not look at.
    var isLock: Bool {
        switch type {
        case .mutex, .rwlock, .srcu: true
        default: false
        }
    }
}

extension Domain {
    /// The expressions that it consists of.
    var parts: [Expression] {
        switch self {
        case .type: []
        case .set(let a): [a]
        case .range(let a, let b): [a, b]
        }
    }
}

extension Statement {
    /// The expressions that stand in this statement itself, outside the blocks in it.
    var expressions: [Expression] {
        switch kind {
        case .assign(let a, let b), .update(let a, _, let b): [a, b]
        case .declare(_, let a), .conditional(let a, _, _), .conditionalBinding(_, let a, _, _), .whileLoop(let a, _),
            .fail(let a), .await(let a), .lock(_, let a, _), .unlock(_, let a), .readLock(let a), .readUnlock(let a),
            .synchronize(let a), .bump(let a), .assertion(let a, _), .removeFirst(let a):
            [a]
        case .call(_, let list, let result):
            if case .place(let target) = result { list + [target] } else { list }
        case .forLoop(let binder, _, _): binder.domain.parts
        case .choose(let binders, let condition, _):
            binders.flatMap(\.domain.parts) + (condition.map { [$0] } ?? [])
        case .require(let a, let b), .insert(let a, let b), .remove(let a, let b), .append(let a, let b): [a, b]
        case .returnValue(let a): a.map { [$0] } ?? []
        case .breakLoop, .continueLoop, .either, .deferred, .step, .atomic: []
        }
    }

    /// The blocks in this statement.
    var blocks: [[Statement]] {
        switch kind {
        case .conditional(_, let a, let b), .conditionalBinding(_, _, let a, let b): [a, b]
        case .forLoop(_, _, let a), .whileLoop(_, let a), .deferred(let a), .atomic(let a): [a]
        case .choose(_, _, let a), .lock(_, _, let a): a.map { [$0] } ?? []
        case .either(let list): list
        default: []
        }
    }
}
