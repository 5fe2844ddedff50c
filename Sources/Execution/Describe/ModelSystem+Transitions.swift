import Engine
import Language

extension ModelSystem {
    /// Describes the transition with that ordinal of a state, by expanding the state again.
    ///
    /// Where the state has no such transition the description is of an action without a name.
    public func describeTransition(from state: [UInt64], ordinal: Int32) -> TransitionDescription {
        let describer = replica()
        let buffer = SuccessorBuffer(layout: layout)
        describer.machine.wanted = ordinal
        describer.makeTransitions(of: state, into: buffer)
        guard let capture = describer.machine.captured, capture.entry >= 0 else {
            return TransitionDescription(
                actor: .environment, action: "", arguments: [], part: .rule, choices: [], result: nil, changes: [],
                span: SourceSpan(file: FileID(index: 0), start: 0, end: 0), endsInError: false)
        }
        return description(of: capture, from: compiled.map.unpack(state))
    }

    /// Describes the choices of `init` that lead to the initial state with that ordinal.
    public func describeInitialChoices(ordinal: Int32) -> [TransitionDescription.Binding] {
        let describer = replica()
        let buffer = SuccessorBuffer(layout: layout)
        describer.machine.wanted = ordinal
        describer.makeInitialStates(into: buffer)
        return describer.machine.captured.map { choices(of: $0) } ?? []
    }

    /// Makes the transitions of a state that is given as words.
    func makeTransitions(of state: [UInt64], into buffer: SuccessorBuffer) {
        PackedState.withView(of: state) { makeTransitions(of: $0, into: buffer) }
    }

    private func description(of capture: Capture, from before: [Int64]) -> TransitionDescription {
        let info = compiled.bytecode.entries[Int(capture.entry)]
        let texts = ValueText(compiled)
        let (name, part, span) = action(of: info)
        let actor: TransitionDescription.Actor =
            info.member < 0 ? .environment : .thread(name: threadNames[info.member], index: info.member)
        let after = Array(capture.memory.prefix(compiled.map.slotCount))
        return TransitionDescription(
            actor: actor, action: name, arguments: arguments(of: info, capture, before, texts), part: part,
            choices: choices(of: capture), result: capture.endsInError ? nil : result(of: info, capture),
            changes: texts.changes(from: before, to: after), span: span, endsInError: capture.endsInError)
    }

    private func action(of info: EntryInfo) -> (String, TransitionDescription.Part, SourceSpan) {
        switch info.kind {
        case .call(let id):
            let routine = program.operations[id.index].routine
            return (routine.name, .call, routine.nameSpan)
        case .step(let id, let location):
            let name = program.operations[id.index].routine.name
            guard let place = compiled.lowered.operations[id.index]?.locations[location.index] else {
                return (name, .call, program.operations[id.index].routine.nameSpan)
            }
            if place.isLabel { return (name, .step(text(of: place.label)), place.span) }
            return (name, .statement(statementText(place.span)), place.span)
        case .rule(let id):
            let routine = program.rules[id.index].routine
            return (routine.name, .rule, routine.nameSpan)
        case .initial:
            return ("init", .rule, program.initial?.nameSpan ?? SourceSpan(file: FileID(index: 0), start: 0, end: 0))
        }
    }

    /// A label as `at` names it, without the operation.
    func text(of label: StepLabel) -> String {
        label.procedure.map { "\(program.procedures[$0.index].routine.name).\(label.name)" } ?? label.name
    }

    /// The first line of a statement, without its block.
    func statementText(_ span: SourceSpan) -> String {
        let text = program.sources.text(of: span)
        let line =
            text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init) ?? ""
        let head =
            line.split(separator: "{", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init) ?? ""
        return head.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func arguments(
        of info: EntryInfo, _ capture: Capture, _ before: [Int64], _ texts: ValueText
    ) -> [TransitionDescription.Binding] {
        let routine: Routine
        switch info.kind {
        case .call(let id): routine = program.operations[id.index].routine
        case .rule(let id): routine = program.rules[id.index].routine
        case .step(let id, let location):
            return storedLocals(member: info.member, id, location, before, parametersOnly: true)
        case .initial: return []
        }
        return zip(routine.parameters, info.arguments).map { parameter, operands in
            let local = routine.locals[parameter.index]
            let slots = operands.map { operand in
                switch operand {
                case .constant(let number): number
                case .slot(let slot): capture.memory[Int(slot)]
                }
            }
            return TransitionDescription.Binding(
                name: local.name, value: texts.text(at: 0, local.type, in: slots))
        }
    }

    private func choices(of capture: Capture) -> [TransitionDescription.Binding] {
        capture.choices.compactMap { choice in
            guard let info = compiled.bytecode.choices[choice.pc], !info.name.isEmpty else { return nil }
            guard let type = info.type else {
                return TransitionDescription.Binding(name: info.name, value: String(choice.number + 1))
            }
            let value = info.isOrdinal ? program.value(at: Int(choice.number), in: type) : .scalar(choice.number)
            return TransitionDescription.Binding(
                name: info.name, value: value.map { program.text(of: $0, type: type) } ?? "?")
        }
    }

    private func result(of info: EntryInfo, _ capture: Capture) -> TransitionDescription.Result? {
        let operation: OperationID
        switch info.kind {
        case .call(let id), .step(let id, _): operation = id
        case .rule, .initial: return nil
        }
        return result(of: operation, code: capture.memory[Int(compiled.bytecode.endSlot)])
    }

    /// How an operation ended that left that code; `nil` where it goes on.
    func result(of operation: OperationID, code: Int64) -> TransitionDescription.Result? {
        if code < 0 { return nil }
        if code == ResultCode.success { return .success }
        if code < ResultCode.firstValue {
            return .errno(Errno.names[Int(code - ResultCode.firstErrno)])
        }
        guard let type = program.operations[operation.index].result else { return .success }
        var number = code - ResultCode.firstValue
        if case .range(let low, _) = type { number += low }
        return .value(program.text(of: .scalar(number), type: type))
    }
}
