import Engine
import Language

extension ModelSystem: LivenessSystem {
    /// The formulas of the `liveness` properties that are judged.
    public var temporalProperties: [TemporalProperty] { compiled.temporalProperties }

    /// How many threads, calls and rules are owed their turn.
    public var fairEntityCount: Int { compiled.bytecode.fairEntities.count }

    /// Evaluates the predicates of a formula.
    public func evaluateAtoms(from first: Int, in state: PackedState, into buffer: SuccessorBuffer) -> UInt64 {
        guard let entry = compiled.bytecode.atomEntries[first] else { return 0 }
        machine.load(state)
        machine.run(entry, into: buffer)
        var result: UInt64 = 0
        for index in 0..<Int32(compiled.atomCounts[first] ?? 0)
        where machine.memory[compiled.bytecode.atomSlot + index] != 0 {
            result |= 1 << UInt64(index)
        }
        return result
    }

    /// Evaluates the predicates of a formula in several states, by native code where it is ready.
    public func evaluateAtoms(
        from first: Int, in states: PackedStates, into buffer: SuccessorBuffer, values: AtomValues
    ) {
        var done = 0
        if expander == nil, let tier, tier.isSettled { adopt(tier) }
        if let expander { done = expander.evaluate(first, in: states, into: buffer, values: values) }
        for index in done..<states.count {
            values[index] = evaluateAtoms(from: first, in: states[index], into: buffer)
        }
    }
}
