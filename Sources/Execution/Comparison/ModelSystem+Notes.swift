import Engine

extension ModelSystem {
    /// Writes the initial states into `buffer`, which is emptied before; false where they cannot be made.
    func writeInitialStates(into buffer: SuccessorBuffer) -> Bool {
        buffer.removeAll()
        makeInitialStates(into: buffer)
        return !buffer.hasOverflowed && !machine.isStopped
    }

    /// Writes the targets of the transitions of `state` into `buffer`, which is emptied before, and what each transition is
    /// into the machine's notes, by its ordinal; false where they cannot be made.
    func writeNotedTransitions(of state: PackedState, into buffer: SuccessorBuffer) -> Bool {
        buffer.removeAll()
        machine.notes.removeAll(keepingCapacity: true)
        machine.wanted = VirtualMachine.everyTransition
        defer { machine.wanted = -1 }
        makeTransitions(of: state, into: buffer)
        return !buffer.hasOverflowed && !machine.isStopped
    }
}
