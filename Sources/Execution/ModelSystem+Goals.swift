import Engine

extension ModelSystem: GoalSystem {
    /// The subjects of the `recoverable` properties that are judged.
    public var goals: [SubjectID] { compiled.goals }

    /// Evaluates what the `recoverable` properties want to be reached.
    public func evaluateGoals(in state: PackedState, into buffer: SuccessorBuffer) {
        machine.load(state)
        machine.run(compiled.bytecode.goalEntry, into: buffer)
    }
}
