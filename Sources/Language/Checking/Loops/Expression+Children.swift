extension Expression {
    /// The expressions directly in it, in the order of evaluation; domains of bound names included.
    var children: [Expression] {
        switch kind {
        case .constant, .variable, .local, .currentThread: []
        case .field(let a, _), .unwrap(let a), .some(let a), .not(let a), .negate(let a), .size(let a), .first(let a),
            .last(let a), .old(let a), .isIdle(let a), .isHeld(let a), .snapshot(let a), .changed(let a),
            .isAt(let a, _, _), .arrayComprehension(_, _, let a):
            [a]
        case .element(let a, let b), .sequenceElement(let a, let b), .arithmetic(_, let a, let b),
            .compare(_, let a, let b), .and(let a, let b), .or(let a, let b), .implies(let a, let b),
            .isMember(let a, let b), .setOperation(_, let a, let b), .isSubset(let a, let b), .holds(let a, let b):
            [a, b]
        case .conditional(let a, let b, let c), .isInRange(let a, let b, let c): [a, b, c]
        case .setLiteral(let list), .sequenceLiteral(let list), .arrayLiteral(let list), .structure(let list),
            .call(_, let list), .threadMember(_, let list):
            list
        case .quantifier(_, let binders, let condition, let body):
            binders.flatMap(\.domain.expressions) + (condition.map { [$0] } ?? []) + [body]
        case .the(let binder, let condition): binder.domain.expressions + [condition]
        case .setComprehension(let binder, let condition):
            binder.domain.expressions + (condition.map { [$0] } ?? [])
        case .isInside(let thread, _, let arguments): [thread] + (arguments ?? []).compactMap(\.self)
        case .taken(let query):
            (query.arguments ?? []).compactMap(\.self) + (query.result.map { [$0] } ?? [])
        }
    }

    /// Whether it is a variable, a local, or a part of one.
    var isPath: Bool {
        switch kind {
        case .variable, .local: true
        case .field(let base, _), .element(let base, _), .unwrap(let base), .sequenceElement(let base, _):
            base.isPath
        default: false
        }
    }

    /// The index expressions of a path, from the outside in.
    var pathIndices: [Expression] {
        switch kind {
        case .field(let base, _), .unwrap(let base): base.pathIndices
        case .element(let base, let index), .sequenceElement(let base, let index): base.pathIndices + [index]
        default: []
        }
    }
}

extension Domain {
    /// The expressions that say what is ranged over.
    var expressions: [Expression] {
        switch self {
        case .type: []
        case .set(let set): [set]
        case .range(let low, let high): [low, high]
        }
    }
}
