import Language

/// What of a thread's own locals and of the variables evaluating something reads.
struct Reading {
    /// The slots of the locals read.
    private(set) var locals: Set<Int> = []
    /// Whether a variable other than a mutex, an rwlock or an srcu is read or written (reference, section 5, the third
    /// kind of boundary). Seqcounts, `changed(s)` and questions about threads count.
    private(set) var touchesVariables = false
    private let model: ReferenceModel
    private let base: Int

    /// Nothing yet; slots are `base` plus the identity of the local.
    init(_ model: ReferenceModel, base: Int) {
        self.model = model
        self.base = base
    }

    /// Notes that `expression` is evaluated.
    mutating func evaluate(_ expression: Expression) { evaluate(expression, bound: []) }

    /// Notes that `expression` is evaluated as the place of a lock, seqcount or srcu, without being read itself.
    mutating func locate(_ place: Expression) { locate(place, bound: []) }

    /// Notes that `target` is assigned: its indices are read, and so is what an `!` or the element of a sequence in it
    /// has to look at.
    mutating func assign(_ target: Expression) {
        if target.rootsInVariable { touchesVariables = true }
        locate(target)
    }

    /// Notes that `domain` is evaluated.
    mutating func evaluate(_ domain: Domain) { domain.parts.forEach { evaluate($0) } }

    /// Notes that a variable is read or written.
    mutating func touch() { touchesVariables = true }

    /// Forgets that `slots` were read: they are assigned before.
    mutating func bind(_ slots: [LocalID]) { locals.subtract(slots.map { base + $0.index }) }

    private mutating func evaluate(_ expression: Expression, bound: Set<LocalID>) {
        let bound = bound.union(expression.boundLocals)
        switch expression.kind {
        case .variable: touchesVariables = true
        case .local(let id): if !bound.contains(id) { locals.insert(base + id.index) }
        case .isHeld(let lock): locate(lock, bound: bound)
        case .holds(let thread, let lock):
            evaluate(thread, bound: bound)
            locate(lock, bound: bound)
        case .snapshot(let counter):
            touchesVariables = true
            locate(counter, bound: bound)
        case .changed, .isIdle, .isInside, .isAt, .taken:
            touchesVariables = true
            expression.parts.forEach { evaluate($0, bound: bound) }
        case .call(let function, let arguments):
            arguments.forEach { evaluate($0, bound: bound) }
            var inside = Reading(model, base: 0)
            inside.evaluate(model.program.functions[function.index].body)
            if inside.touchesVariables { touchesVariables = true }
        default: expression.parts.forEach { evaluate($0, bound: bound) }
        }
    }

    private mutating func locate(_ place: Expression, bound: Set<LocalID>) {
        switch place.kind {
        case .variable: break
        case .local(let id):
            switch place.type {
            case .mutex, .rwlock, .srcu, .seqcount: if !bound.contains(id) { locals.insert(base + id.index) }
            default: break
            }
        case .field(let whole, _): locate(whole, bound: bound)
        case .element(let whole, let index):
            locate(whole, bound: bound)
            evaluate(index, bound: bound)
        case .sequenceElement(let whole, let index):
            evaluate(whole, bound: bound)
            evaluate(index, bound: bound)
        case .unwrap(let whole): evaluate(whole, bound: bound)
        default: evaluate(place, bound: bound)
        }
    }
}

extension Expression {
    /// Whether this place is a variable or a part of one.
    var rootsInVariable: Bool {
        switch kind {
        case .variable: true
        case .field(let whole, _), .element(let whole, _), .sequenceElement(let whole, _), .unwrap(let whole):
            whole.rootsInVariable
        default: false
        }
    }

    /// The variable that this place is or is a part of.
    var rootVariable: VariableID? {
        switch kind {
        case .variable(let id): id
        case .field(let whole, _), .element(let whole, _), .sequenceElement(let whole, _), .unwrap(let whole):
            whole.rootVariable
        default: nil
        }
    }

    /// The local that this target is, if it is a whole one.
    var wholeLocal: LocalID? {
        if case .local(let id) = kind { id } else { nil }
    }
}
