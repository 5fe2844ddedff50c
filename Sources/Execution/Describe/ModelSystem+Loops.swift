import Engine
import Language

extension ModelSystem {
    /// Says what each thread, and all else to which fairness is owed, does in the loop of `lasso`, whose transitions are
    /// described in `transitions`.
    public func describeParticipants(
        of lasso: Lasso, transitions: [TransitionDescription]
    ) -> [LoopParticipant] {
        guard let state = lasso.stem.lastState else { return [] }
        var moves = [Int](repeating: 0, count: threadNames.count)
        for transition in transitions {
            if case .thread(_, let index) = transition.actor { moves[index] += 1 }
        }
        let threads = describe(state: state).threads
        var list = threads.enumerated().map { number, thread in
            participant(thread, moves: moves[number], fairness: threadFairness(number, lasso))
        }
        for (number, entity) in compiled.bytecode.fairEntities.enumerated() where number < lasso.fairness.count {
            guard let subject = subject(of: entity) else { continue }
            list.append(LoopParticipant(subject: subject, activity: activity(lasso.fairness[number])))
        }
        return list
    }

    /// The values of the names that the quantifiers around the violated formula at `index` bind.
    public func describeInstance(_ index: Int) -> [TransitionDescription.Binding] {
        guard compiled.temporalInstances.indices.contains(index) else { return [] }
        let instance = compiled.temporalInstances[index]
        guard case .liveness(_, let locals) = program.properties[instance.property.index].content else { return [] }
        return instance.bindings.map { binding in
            let value = program.value(at: binding.ordinal, in: binding.type)
            return TransitionDescription.Binding(
                name: locals[binding.local.index].name,
                value: value.map { program.text(of: $0, type: binding.type) } ?? "?")
        }
    }

    /// Notes which declared fairness excluded a run, `nil` where it is not known, for the report of what was exercised.
    public func noteFairness(binding entities: Set<Int>?) {
        for (number, entity) in compiled.bytecode.fairEntities.enumerated() {
            guard let item = entity.coverage, entities?.contains(number) ?? true else { continue }
            machine.covered[item.index] = true
        }
    }

    /// How a loop is fair to a thread; `nil` where nothing is owed to it.
    private func threadFairness(_ number: Int, _ lasso: Lasso) -> LoopFairness? {
        let index = compiled.bytecode.fairEntities.firstIndex { $0.kind == .thread(number) }
        return index.flatMap { $0 < lasso.fairness.count ? lasso.fairness[$0] : nil }
    }

    /// What a thread does.
    private func participant(_ thread: ThreadDescription, moves: Int, fairness: LoopFairness?) -> LoopParticipant {
        let subject = LoopParticipant.Subject.thread(thread.name)
        if moves > 0 { return LoopParticipant(subject: subject, activity: .moves(moves)) }
        guard let operation = thread.operation else { return LoopParticipant(subject: subject, activity: .idle) }
        return LoopParticipant(
            subject: subject, activity: fairness.map(activity) ?? .unfair, operation: operation,
            statement: thread.nextStatement)
    }

    /// What an entity does.
    private func activity(_ fairness: LoopFairness) -> LoopParticipant.Activity {
        switch fairness {
        case .taken(let count): .moves(count)
        case .neverEnabled: .neverEnabled
        case .disabled: .enabledAtTimes
        }
    }

    /// The words for an entity that is no thread.
    private func subject(of entity: FairEntity) -> LoopParticipant.Subject? {
        switch entity.kind {
        case .thread: return nil
        case .call(let id, let member):
            return .call(thread: threadNames[member], operation: program.operations[id.index].routine.name)
        case .rule(let id, let entry):
            let routine = program.rules[id.index].routine
            let texts = ValueText(compiled)
            let arguments = zip(routine.parameters, compiled.bytecode.entries[entry].arguments).map {
                parameter, operands in
                let slots = operands.map { operand -> Int64 in
                    switch operand {
                    case .constant(let number): number
                    case .slot: 0
                    }
                }
                return texts.text(at: 0, routine.locals[parameter.index].type, in: slots)
            }
            return .rule(routine.name, arguments: arguments)
        }
    }
}
