/// The first finding of a subject: the one with the fewest transitions in its trace, and of those the one whose trace
/// comes first when traces are ordered by the ordinals of the initial state and of each transition.
public struct RecordedFinding: Hashable, Sendable {
    /// What was found.
    public let subject: SubjectID
    /// Whether it is bad rather than a witness.
    public let isViolation: Bool
    /// The state that was inspected or expanded; `nil` where the initial states were made.
    public let state: StateID?
    /// The ordinal of the transition that it was found on (of the initial state where `state` is `nil`), or -1 where it
    /// is of the state itself.
    public let transition: Int32
    /// The number of transitions in its trace.
    public let length: Int
}
