import Language

extension Compiler {
    /// Compiles what is judged on states, then what is judged on transitions.
    func compileProperties() {
        let selected = program.properties.indices.filter { selection.properties.contains(PropertyID($0)) }
        for index in selected {
            output.subjectOfProperty.append(Int32(output.subjectOfProperty.count))
            switch program.properties[index].content {
            case .reachable, .recoverable: output.isWitness.append(true)
            case .invariant, .transition, .liveness, .refinement: output.isWitness.append(false)
            }
        }
        output.invariantEntry = position
        for (number, index) in selected.enumerated() {
            switch program.properties[index].content {
            case .invariant(let predicate):
                compile(predicate, PropertyID(index), number, found: false, countsGuards: true)
            case .reachable(let predicate):
                compile(predicate, PropertyID(index), number, found: true, countsGuards: false)
            default: break
            }
        }
        emit(.halt)
        compileGoals(selected)
        compileMappings(selected)
        compileTerminal()
        compileTransitions(selected)
    }

    /// Compiles what `recoverable` properties want to be reached.
    private func compileGoals(_ selected: [Int]) {
        output.goalEntry = position
        for (number, index) in selected.enumerated() {
            guard case .recoverable(let predicate) = program.properties[index].content else { continue }
            compile(predicate, PropertyID(index), number, found: true, countsGuards: false)
        }
        emit(.halt)
    }

    /// One property: it is found where the predicate has the value `found`.
    private func compile(_ predicate: Predicate, _ id: PropertyID, _ number: Int, found: Bool, countsGuards: Bool) {
        property = id
        defer { property = nil }
        let next = Label()
        jump(.section, Int32(number), to: next)
        var env = Environment()
        if countsGuards { env.guardedProperty = program.properties[id.index].name }
        let e = Simplifier(facts: facts)(predicate.expression)
        if found { jump(unless: e, to: next, env) } else { jump(if: e, to: next, env) }
        emit(.found, Int32(number))
        place(next)
        endRegion()
    }

    private func compileTransitions(_ selected: [Int]) {
        let list = selected.enumerated().filter {
            if case .transition = program.properties[$0.element].content { true } else { false }
        }
        if list.isEmpty { return }
        output.needsOldState = true
        for (_, index) in list {
            guard case .transition(let predicate) = program.properties[index].content else { continue }
            reserveTaken(in: predicate.expression)
        }
        let start = Label()
        place(start)
        transitions = start
        output.transitionEntry = position
        for (number, index) in list {
            guard case .transition(let predicate) = program.properties[index].content else { continue }
            compile(predicate, PropertyID(index), number, found: false, countsGuards: true)
        }
        emit(.commit)
        retireRegisters()
    }

    /// Takes registers for the arguments that `taken` asks for, in functions too.
    private func reserveTaken(in e: Expression) {
        if case .taken(let query) = e.kind {
            for (position, argument) in (query.arguments ?? []).enumerated() where argument != nil {
                let key = TakenKey(action: query.action, position: position)
                guard takenRegisters[key] == nil, let type = parameterType(query.action, position) else { continue }
                takenRegisters[key] = reserve(max(1, shapes.slotCount(type)))
            }
        }
        if case .call(let f, _) = e.kind { reserveTaken(in: facts.body(of: f)) }
        e.forEachOperand { reserveTaken(in: $0) }
    }

    private func parameterType(_ action: Action, _ position: Int) -> Type? {
        let routine: Routine =
            switch action {
            case .operation(let id): program.operations[id.index].routine
            case .rule(let id): program.rules[id.index].routine
            }
        guard position < routine.parameters.count else { return nil }
        return routine.locals[routine.parameters[position].index].type
    }

    /// The register of an argument that `taken` asks for, with its type.
    func takenArgument(_ action: Action, _ position: Int) -> (Int32, Type)? {
        guard let slot = takenRegisters[TakenKey(action: action, position: position)],
            let type = parameterType(action, position)
        else { return nil }
        return (slot, type)
    }

    private func compileTerminal() {
        output.terminalEntry = position
        guard let predicate = program.terminal else {
            emit(.halt)
            return
        }
        let end = Label()
        emit(.move, output.resultSlot, slot(of: 1))
        jump(.section, -1, to: end)
        let e = Simplifier(facts: facts)(predicate.expression)
        jump(if: e, to: end, Environment())
        emit(.move, output.resultSlot, slot(of: 0))
        place(end)
        emit(.halt)
        endRegion()
    }
}

/// An argument that `taken` asks for.
struct TakenKey: Hashable {
    let action: Action
    let position: Int
}
