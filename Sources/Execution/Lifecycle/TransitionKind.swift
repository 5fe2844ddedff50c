import Language

/// What transitions of one kind have in common: who acts, which part of what it runs, and how that ends.
struct TransitionKind {
    /// The position of the thread among all members, -1 for a rule.
    let member: Int
    /// The operation, or the rule behind all operations: the order in which they are shown.
    let rank: Int
    /// The operation; `nil` for a rule.
    let operation: OperationID?
    /// What changes of the value are put down to.
    let cause: Lifecycle.Cause
    /// Whether it begins the operation.
    let isCall: Bool
    /// How the operation ended; `nil` where it goes on.
    let result: TransitionDescription.Result?
    /// The bindings of the query's free names that a call or a rule is about, by their positions; empty for later steps.
    let bindings: [Int]
}

extension ModelSystem {
    /// The kind of a transition.
    func kind(of note: TransitionNote, about values: QueryValues) -> TransitionKind {
        let info = compiled.bytecode.entries[Int(note.entry)]
        switch info.kind {
        case .call(let id):
            return TransitionKind(
                member: info.member, rank: id.index, operation: id, cause: cause(of: id, at: nil), isCall: true,
                result: result(of: id, code: note.resultCode),
                bindings: bindings(about: arguments(of: id, info, note), values))
        case .step(let id, let location):
            return TransitionKind(
                member: info.member, rank: id.index, operation: id, cause: cause(of: id, at: location), isCall: false,
                result: result(of: id, code: note.resultCode), bindings: [])
        case .rule(let id):
            let routine = program.rules[id.index].routine
            let cause = Lifecycle.Cause(action: routine.name, isRule: true, step: nil)
            return TransitionKind(
                member: -1, rank: program.operations.count + id.index, operation: nil, cause: cause, isCall: false,
                result: nil, bindings: bindings(about: arguments(of: routine, info, note), values))
        case .initial:
            return TransitionKind(
                member: -1, rank: -1, operation: nil,
                cause: Lifecycle.Cause(action: "init", isRule: true, step: nil), isCall: false, result: nil,
                bindings: [])
        }
    }

    /// An operation with the label of the part that a step begins in.
    private func cause(of id: OperationID, at location: LocationID?) -> Lifecycle.Cause {
        let label = location.flatMap { compiled.lowered.operations[id.index]?.locations[$0.index].label }
        let isStart = label.map { $0.procedure == nil && $0.name == "start" } ?? true
        return Lifecycle.Cause(
            action: program.operations[id.index].routine.name, isRule: false,
            step: isStart ? nil : label.map { text(of: $0) })
    }

    /// The bindings that agree with the arguments of a call or a rule: a free name is the argument of that name and type,
    /// else the only argument of that type, else any value.
    private func bindings(about arguments: [Argument], _ values: QueryValues) -> [Int] {
        let wanted: [Value?] = values.query.free.map { local in
            let free = values.query.locals[local.index]
            let fitting = arguments.filter { $0.type == free.type }
            if let named = fitting.first(where: { $0.name == free.name }) { return named.value }
            return fitting.count == 1 ? fitting[0].value : nil
        }
        return values.bindings.indices.filter { index in
            zip(values.bindings[index], wanted).allSatisfy { $1 == nil || $0 == $1 }
        }
    }

    /// An argument of a call or a rule.
    typealias Argument = (name: String, type: Type, value: Value)

    /// The arguments of a call or a rule.
    func arguments(of routine: Routine, _ info: EntryInfo, _ note: TransitionNote) -> [Argument] {
        let shapes = Shapes(program: program)
        var chosen = note.chosen[...]
        return zip(routine.parameters, info.arguments).map { parameter, operands in
            let local = routine.locals[parameter.index]
            let slots = operands.map { operand -> Int64 in
                if case .constant(let number) = operand { number } else { chosen.popFirst() ?? 0 }
            }
            var position = 0
            return (local.name, local.type, shapes.value(at: &position, type: local.type, in: slots))
        }
    }

    /// The arguments of a call, and the indices of the thread that makes it where the operation names them.
    func arguments(of id: OperationID, _ info: EntryInfo, _ note: TransitionNote) -> [Argument] {
        let operation = program.operations[id.index]
        var list = arguments(of: operation.routine, info, note)
        guard let thread = compiled.map.threads.lastIndex(where: { $0.firstMember <= info.member }),
            case .indexed(let parts) = program.threads[thread].shape,
            let by = operation.threads.first(where: { $0.thread.index == thread }),
            let own = program.values(at: info.member - compiled.map.threads[thread].firstMember, in: parts.map(\.type))
        else { return list }
        for (local, value) in zip(by.indices, own) {
            list.append((operation.routine.locals[local.index].name, operation.routine.locals[local.index].type, value))
        }
        return list
    }
}
