import Engine

extension ModelSystem: ReplayableSystem {
    /// Inspects and expands a state, and names its transitions.
    public func moves(of state: PackedState, into buffer: SuccessorBuffer) -> [ModelMove] {
        inspect(state, into: buffer)
        machine.moves.removeAll(keepingCapacity: true)
        machine.wanted = VirtualMachine.everyMove
        makeTransitions(of: state, into: buffer)
        machine.wanted = -1
        judgeRefinements(of: state, buffer)
        return machine.moves
    }

    /// The position of the thread that makes a move; -1 for a rule.
    public func actor(of move: ModelMove) -> Int { compiled.bytecode.entries[Int(move.entry)].member }

    /// Inspects and expands a state, and tells where the transitions of each thread end; those of rules come last. Empty
    /// where it was interrupted: then nothing can be said of the state.
    public func actorEnds(of state: PackedState, into buffer: SuccessorBuffer) -> [Int32] {
        inspect(state, into: buffer)
        if machine.isStopped { return [] }
        notesActors = true
        actorEnds.removeAll(keepingCapacity: true)
        makeTransitions(of: state, into: buffer)
        notesActors = false
        if machine.isStopped { return [] }
        actorEnds.append(buffer.transitionCount)
        judgeRefinements(of: state, buffer)
        return actorEnds
    }
}
