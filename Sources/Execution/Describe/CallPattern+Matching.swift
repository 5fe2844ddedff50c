import Engine
import Language

extension CallPattern {
    /// Whether a transition of `system` makes a call of the pattern.
    func isMet(by note: TransitionNote, in system: ModelSystem) -> Bool {
        let info = system.compiled.bytecode.entries[Int(note.entry)]
        let routine: Routine
        switch (info.kind, action) {
        case (.call(let id), .operation(let wanted)) where id == wanted:
            routine = system.program.operations[id.index].routine
        case (.rule(let id), .rule(let wanted)) where id == wanted: routine = system.program.rules[id.index].routine
        default: return false
        }
        if let thread, thread != info.member { return false }
        let shapes = Shapes(program: system.program)
        let slots = info.argumentSlots(chosen: note.chosen)
        return zip(zip(routine.parameters, slots), arguments).allSatisfy { part, ordinal in
            let type = routine.locals[part.0.index].type
            guard let ordinal, let value = system.program.value(at: ordinal, in: type) else { return ordinal == nil }
            return shapes.slots(of: value, type: type) == part.1
        }
    }
}

extension ModelSystem {
    /// The ordinals of the transitions of `state` that make a call of `pattern`.
    public func ordinals(of pattern: CallPattern, in state: [UInt64]) -> [Int32] {
        let other = replica()
        let buffer = SuccessorBuffer(layout: layout)
        other.machine.wanted = VirtualMachine.everyTransition
        other.makeTransitions(of: state, into: buffer)
        return zip(Int32(0)..., other.machine.notes).filter { pattern.isMet(by: $0.1, in: self) }.map(\.0)
    }

    /// The ordinals of the transitions of `state` that the thread at that position of `threadNames` makes.
    public func ordinals(ofThread member: Int, in state: [UInt64]) -> Range<Int32> {
        let other = replica()
        let buffer = SuccessorBuffer(layout: layout)
        let ends = PackedState.withView(of: state) { other.actorEnds(of: $0, into: buffer) }
        guard ends.indices.contains(member) else { return 0..<0 }
        return (member == 0 ? 0 : ends[member - 1])..<ends[member]
    }
}
