import Execution

/// How a run that violates a `liveness` property goes on for ever.
public struct LoopReport: Codable, Hashable, Sendable {
    /// The transitions that are repeated; none where the run stops.
    public let transitions: [TransitionDescription]
    /// The state behind each of them; the last is the one that the loop begins in. Empty where no format asks for states.
    public let states: [StateDescription]
    /// What threads, and all else that is owed its turn, do there.
    public let participants: [LoopParticipant]
    /// The values for which the formula is violated, of the names that its outermost `forall`s bind.
    public let instance: [TransitionDescription.Binding]

    /// Makes it from its parts.
    public init(
        transitions: [TransitionDescription], states: [StateDescription] = [], participants: [LoopParticipant],
        instance: [TransitionDescription.Binding] = []
    ) {
        self.states = states
        (self.transitions, self.participants, self.instance) = (transitions, participants, instance)
    }
}
