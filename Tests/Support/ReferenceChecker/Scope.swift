import Language

/// What an expression is evaluated in, and its evaluation (reference, sections 3 and 4).
struct Scope {
    /// The model.
    let model: ReferenceModel
    /// The state.
    var state: GlobalState
    /// The state before, in a `transition`.
    var before: GlobalState?
    /// The transition, in a `transition`.
    var taken: Taken?
    /// The thread that `self` is.
    var current: Int?
    /// The values of locals by slot.
    var locals: [Int: Datum] = [:]
    /// What is added to a `LocalID` to get its slot.
    var base = 0
    /// The places of the guards that were found true, for vacuity.
    var trueGuards: Set<SourceSpan> = []

    /// Evaluates in `state`.
    init(_ model: ReferenceModel, _ state: GlobalState) {
        self.model = model
        self.state = state
    }

    /// The value of an expression without variables and locals; `nil` if it raises an error or is no plain value.
    static func constant(_ expression: Expression, in model: ReferenceModel) -> Value? {
        var scope = Scope(model, GlobalState(nothingOf: model))
        guard let datum = try? scope.value(expression) else { return nil }
        return datum.plain
    }

    /// The value of `expression`.
    mutating func value(_ expression: Expression) throws(Fault) -> Datum {
        let result = try raw(expression)
        if result == .unset { throw Fault(.readBeforeSet, expression.span) }
        return result
    }

    /// Whether `condition` is true.
    mutating func isTrue(_ condition: Expression) throws(Fault) -> Bool { try value(condition).isTrue }

    /// The same, noting it as a guard.
    mutating func isTrueGuard(_ condition: Expression) throws(Fault) -> Bool {
        let truth = try isTrue(condition)
        if truth { trueGuards.insert(condition.span) }
        return truth
    }

    /// The number that `expression` gives.
    mutating func number(_ expression: Expression) throws(Fault) -> Int64 { try value(expression).number }

    /// The value of `expression` as something that is stored in a place of that type.
    mutating func value(_ expression: Expression, as type: Type) throws(Fault) -> Datum {
        let result = try value(expression)
        if let kind = model.misfit(result, type) { throw Fault(kind, expression.span) }
        return result
    }

    private mutating func raw(_ e: Expression) throws(Fault) -> Datum {
        switch e.kind {
        case .constant(let value): return Datum(value)
        case .variable(let id): return state.variables[id.index]
        case .local(let id): return local(id)
        case .field(let whole, let position): return try value(whole).parts[position]
        case .element(let array, let index):
            let parts = try value(array).parts
            return parts[try position(of: index, in: array)]
        case .sequenceElement(let sequence, let index):
            let parts = try value(sequence).parts
            return parts[try sequencePosition(index, count: parts.count)]
        case .unwrap(let optional):
            let result = try value(optional)
            if result == .none { throw Fault(.unwrapOfNone, e.span) }
            return result
        case .some(let wrapped): return try value(wrapped)
        case .not(let a): return Datum(!(try isTrue(a)))
        case .and(let a, let b): return Datum(try isTrue(a) ? try isTrue(b) : false)
        case .or(let a, let b): return Datum(try isTrue(a) ? true : try isTrue(b))
        case .implies(let a, let b): return Datum(try isTrueGuard(a) ? try isTrue(b) : true)
        case .conditional(let condition, let a, let b): return try isTrueGuard(condition) ? try value(a) : try value(b)
        case .negate(let a):
            let (result, overflow) = Int64(0).subtractingReportingOverflow(try number(a))
            if overflow { throw Fault(.arithmeticOverflow, e.span) }
            return .scalar(result)
        case .arithmetic(let op, let a, let b):
            return .scalar(try Self.arithmetic(op, try number(a), try number(b), e.span))
        case .compare(let op, let a, let b): return Datum(Self.compare(op, try value(a), try value(b)))
        case .quantifier, .the, .setComprehension, .arrayComprehension: return try quantified(e)
        case .isMember(let a, let set): return Datum(try contains(try value(a), try value(set)))
        case .isInRange(let a, let low, let high):
            let (number, low, high) = (try number(a), try number(low), try number(high))
            return Datum(low <= number && number <= high)
        case .setLiteral(let members):
            guard case .set(let type) = e.type else { preconditionFailure("a set literal of no set") }
            return .set(Datum.sortedWithoutDuplicates(try values(members) { _ in type }))
        case .setOperation(let op, let a, let b):
            return Self.combine(op, try value(a).members, try value(b).members)
        case .isSubset(let a, let b):
            return Datum(Set(try value(a).members).isSubset(of: try value(b).members))
        case .size(let a):
            switch try value(a) {
            case .set(let members): return Datum(members.count)
            case let sequence: return Datum(sequence.parts.count)
            }
        case .first(let sequence):
            guard let first = try value(sequence).parts.first else { throw Fault(.emptySequence, e.span) }
            return first
        case .last(let sequence):
            guard let last = try value(sequence).parts.last else { throw Fault(.emptySequence, e.span) }
            return last
        case .sequenceLiteral(let elements):
            guard case .sequence(let bound, let type) = e.type else { preconditionFailure("no sequence") }
            let parts = try values(elements) { _ in type }
            if parts.count > bound { throw Fault(.sequenceOverflow, e.span) }
            return .aggregate(parts)
        case .arrayLiteral(let elements):
            guard case .array(_, let type) = e.type else { preconditionFailure("no array") }
            return .aggregate(try values(elements) { _ in type })
        case .structure(let fields):
            guard case .structure(let id) = e.type else { preconditionFailure("no structure") }
            let types = model.program.structures[id.index].fields.map(\.type)
            return .aggregate(try values(fields) { types[$0] })
        case .call(let function, let arguments): return try call(function, arguments)
        case .old(let a): return try old(a)
        case .taken(let query): return Datum(try isTaken(query))
        case .threadMember, .currentThread, .isIdle, .isInside, .isAt, .isHeld, .holds: return try ofThreads(e)
        case .snapshot(let counter): return .current(try place(counter))
        case .changed(let snapshot): return Datum(try value(snapshot) == .stale)
        }
    }

    private func local(_ id: LocalID) -> Datum {
        guard let value = locals[base + id.index] else { preconditionFailure("local \(id.index) has no value") }
        return value
    }

    private mutating func values(_ list: [Expression], as type: (Int) -> Type) throws(Fault) -> [Datum] {
        var result: [Datum] = []
        for (position, expression) in list.enumerated() {
            // A part that is not given yet may be copied: only reading it is an error.
            let part = expression.isConstant ? try raw(expression) : try value(expression)
            if let kind = model.misfit(part, type(position)) { throw Fault(kind, expression.span) }
            result.append(part)
        }
        return result
    }

    private func contains(_ member: Datum, _ set: Datum) throws(Fault) -> Bool { set.members.contains(member) }

    private mutating func call(_ id: FunctionID, _ arguments: [Expression]) throws(Fault) -> Datum {
        let function = model.program.functions[id.index]
        var inner: [Int: Datum] = [:]
        for (parameter, argument) in zip(function.parameters, arguments) {
            inner[parameter.index] = try value(argument, as: function.locals[parameter.index].type)
        }
        let (outerLocals, outerBase) = (locals, base)
        (locals, base) = (inner, 0)
        defer { (locals, base) = (outerLocals, outerBase) }
        return try value(function.body, as: function.result)
    }

    private mutating func old(_ expression: Expression) throws(Fault) -> Datum {
        guard let before else { preconditionFailure("'old' outside a transition") }
        let now = state
        state = before
        defer { state = now }
        return try value(expression)
    }

    private mutating func isTaken(_ query: TakenQuery) throws(Fault) -> Bool {
        guard let taken else { preconditionFailure("'taken' outside a transition") }
        if taken.action != query.action { return false }
        for (position, argument) in (query.arguments ?? []).enumerated() {
            if let argument, taken.arguments[position] != (try value(argument)) { return false }
        }
        guard let result = query.result else { return true }
        return Self.ended(taken.outcome, try value(result), result.type)
    }

    private static func ended(_ outcome: Outcome?, _ wanted: Datum, _ type: Type) -> Bool {
        switch outcome {
        case nil: false
        case .errno(let errno): type == .errno && wanted == .scalar(errno)
        case .success: type != .errno && wanted == .scalar(0)
        case .value(let value): type != .errno && wanted == value
        }
    }
}
