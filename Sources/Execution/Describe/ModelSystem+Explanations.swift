import Engine
import Language

extension ModelSystem {
    /// Says why a property is false (or, for `reachable`, true) in `state`, or on the transition with that ordinal
    /// (of `state`), which leads to `target`. Empty where it cannot be said.
    public func explain(
        _ property: PropertyID, in state: [UInt64], transition: Int32?, target: [UInt64]?
    ) -> [Explanation] {
        explainWithReads(property, in: state, transition: transition, target: target).map { $0.explanation }
    }

    /// The same, with what of the state the deciding part reads.
    public func explainWithReads(
        _ property: PropertyID, in state: [UInt64], transition: Int32?, target: [UInt64]?
    ) -> [(explanation: Explanation, reads: [ReadPlace])] {
        guard program.properties.indices.contains(property.index) else { return [] }
        let shapes = Shapes(program: program)
        let slots = compiled.map.unpack(state)
        switch program.properties[property.index].content {
        case .invariant(let predicate), .reachable(let predicate), .recoverable(let predicate):
            return explain(
                predicate,
                StateContext(compiled: compiled, shapes: shapes, current: slots, before: nil, step: nil))
        case .transition(let predicate):
            guard let transition, let target else { return [] }
            let context = StateContext(
                compiled: compiled, shapes: shapes, current: compiled.map.unpack(target), before: slots,
                step: run(from: state, ordinal: transition))
            return explain(predicate, context)
        case .liveness, .refinement: return []
        }
    }

    private func explain(
        _ predicate: Predicate, _ context: StateContext
    ) -> [(explanation: Explanation, reads: [ReadPlace])] {
        var explainer = Explainer(program: program, context: context, predicate: predicate)
        return explainer.explainWithReads(predicate.expression).map { [$0] } ?? []
    }

    /// What the transition with that ordinal runs.
    func run(from state: [UInt64], ordinal: Int32) -> StateContext.Step? {
        let shapes = Shapes(program: program)
        let describer = replica()
        let buffer = SuccessorBuffer(layout: layout)
        describer.machine.wanted = ordinal
        describer.makeTransitions(of: state, into: buffer)
        guard let capture = describer.machine.captured, capture.entry >= 0 else { return nil }
        let info = compiled.bytecode.entries[Int(capture.entry)]
        let code = capture.memory[Int(compiled.bytecode.endSlot)]
        let action: Action
        let routine: Routine
        switch info.kind {
        case .call(let id), .step(let id, _):
            action = .operation(id)
            routine = program.operations[id.index].routine
        case .rule(let id):
            action = .rule(id)
            routine = program.rules[id.index].routine
        case .initial: return nil
        }
        let arguments = routine.parameters.indices.map { index -> Value in
            let type = routine.locals[routine.parameters[index].index].type
            return argument(index, action, info, capture, type, shapes)
        }
        return StateContext.Step(action: action, arguments: arguments, resultCode: code)
    }

    /// An argument as the registers of `taken` hold it, or as the call gave it.
    private func argument(
        _ index: Int, _ action: Action, _ info: EntryInfo, _ capture: Capture, _ type: Type, _ shapes: Shapes
    ) -> Value {
        var slots: [Int64] = []
        if let register = compiled.bytecode.takenRegisters[TakenKey(action: action, position: index)] {
            slots = (0..<shapes.slotCount(type)).map { capture.memory[Int(register) + $0] }
        } else if index < info.arguments.count {
            slots = info.arguments[index].map { operand in
                switch operand {
                case .constant(let number): number
                case .slot(let slot): capture.memory[Int(slot)]
                }
            }
        }
        guard !slots.isEmpty else { return .unset }
        var position = 0
        return shapes.value(at: &position, type: type, in: slots)
    }
}
