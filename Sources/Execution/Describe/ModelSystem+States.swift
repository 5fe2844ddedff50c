import Language

extension ModelSystem {
    /// Describes a state.
    public func describe(state: [UInt64]) -> StateDescription {
        let slots = compiled.map.unpack(state)
        let texts = ValueText(compiled)
        var variables: [TransitionDescription.Binding] = []
        var locks: [LockDescription] = []
        for index in program.variables.indices {
            texts.forEachPart(of: VariableID(index)) { path, slot, type in
                variables.append(
                    TransitionDescription.Binding(name: path, value: texts.text(at: slot, type, in: slots)))
                if let lock = LockDescription(path: path, type: type, number: slots[slot]) { locks.append(lock) }
            }
        }
        var threads: [ThreadDescription] = []
        for thread in compiled.map.threads {
            for member in 0..<thread.count {
                threads.append(describe(thread, member, slots))
            }
        }
        return StateDescription(variables: variables, threads: threads, locks: locks)
    }

    private func describe(_ thread: StateMap.ThreadMap, _ member: Int, _ slots: [Int64]) -> ThreadDescription {
        let name = threadNames[thread.firstMember + member]
        let position = Int(slots[Int(thread.position(of: member))])
        guard position > 0, position <= thread.plan.locations.count else {
            return ThreadDescription(
                name: name, operation: nil, step: nil, nextStatement: nil, span: nil, locals: [])
        }
        let (operation, location) = thread.plan.locations[position - 1]
        let graph = compiled.lowered.operations[operation.index]
        let place = graph?.locations[location.index]
        let next = place.flatMap { graph?.nextStatement(at: $0) }
        return ThreadDescription(
            name: name, operation: program.operations[operation.index].routine.name,
            step: place.map { text(of: $0.label) }, nextStatement: next.map(statementText),
            span: next,
            locals: storedLocals(
                member: thread.firstMember + member, operation, location, slots, parametersOnly: false))
    }

    /// The live locals of a thread at a location, as its frame in `slots` holds them.
    func storedLocals(
        member: Int, _ operation: OperationID, _ location: LocationID, _ slots: [Int64], parametersOnly: Bool
    ) -> [TransitionDescription.Binding] {
        guard let graph = compiled.lowered.operations[operation.index],
            let thread = compiled.map.threads.last(where: { $0.firstMember <= member }),
            let entry = thread.plan.entry(for: operation)
        else { return [] }
        let base = Int(thread.position(of: member - thread.firstMember))
        let texts = ValueText(compiled)
        return graph.locations[location.index].live.compactMap { local in
            let info = graph.locals[local.index]
            guard info.isVisible, !parametersOnly || graph.parameters.contains(local) else { return nil }
            if let index = entry.snapshots[local] {
                let code = slots[base + thread.plan.firstSnapshot + index]
                return TransitionDescription.Binding(name: info.name, value: code == 0 ? "changed" : "current")
            }
            guard let offset = entry.offsets[local] else { return nil }
            var encodings: [SlotEncoding] = []
            texts.shapes.appendEncodings(of: info.type, to: &encodings)
            let numbers = encodings.enumerated().map { index, encoding in
                encoding.number(of: UInt64(bitPattern: slots[base + thread.plan.firstCode + offset + index]))
            }
            return TransitionDescription.Binding(name: info.name, value: texts.text(at: 0, info.type, in: numbers))
        }
    }

    /// The values of the live locals of a thread at a location that are no snapshots.
    func storedValues(
        member: Int, _ operation: OperationID, _ location: LocationID, _ slots: [Int64]
    ) -> [(LocalID, Value)] {
        guard let graph = compiled.lowered.operations[operation.index],
            let thread = compiled.map.threads.last(where: { $0.firstMember <= member }),
            let entry = thread.plan.entry(for: operation)
        else { return [] }
        let base = Int(thread.position(of: member - thread.firstMember)) + thread.plan.firstCode
        let shapes = Shapes(program: program)
        return graph.locations[location.index].live.compactMap { local in
            guard let offset = entry.offsets[local] else { return nil }
            let type = graph.locals[local.index].type
            var encodings: [SlotEncoding] = []
            shapes.appendEncodings(of: type, to: &encodings)
            let numbers = encodings.enumerated().map { index, encoding in
                encoding.number(of: UInt64(bitPattern: slots[base + offset + index]))
            }
            var position = 0
            return (local, shapes.value(at: &position, type: type, in: numbers))
        }
    }

    /// Says why `state` is a deadlock.
    public func describeDeadlock(in state: [UInt64]) -> DeadlockDescription {
        let describer = replica()
        let slots = compiled.map.unpack(state)
        let waits = describer.waits(in: state)
        let cycle = LockWait.cycle(in: waits.lockWaits)
        let texts = ValueText(compiled)
        var list: [DeadlockDescription.Wait] = []
        for thread in compiled.map.threads {
            for member in 0..<thread.count {
                let number = thread.firstMember + member
                let position = Int(slots[Int(thread.position(of: member))])
                guard position > 0, cycle == 0 || cycle >> UInt64(number) & 1 == 1 else { continue }
                let (operation, location) = thread.plan.locations[position - 1]
                guard let graph = compiled.lowered.operations[operation.index] else { continue }
                let span = graph.nextStatement(at: graph.locations[location.index])
                let blocker = waits.blockers[number]
                list.append(
                    DeadlockDescription.Wait(
                        thread: threadNames[number], statement: statementText(span),
                        resource: blocker.map { texts.path(ofPlaceIn: $0.slot) },
                        holders: blocker.map { texts.names($0.holders).split(separator: ", ").map(String.init) } ?? [],
                        span: span))
            }
        }
        return DeadlockDescription(isLockCycle: cycle != 0, waits: list)
    }
}
