/// How walks are made.
public struct SimulationOptions: Hashable, Sendable {
    /// What is chosen at random in each state.
    public enum Choice: String, CaseIterable, Sendable {
        /// Somebody who can act, and then one of the transitions that are theirs.
        case thread
        /// One of all transitions.
        case transition
    }

    /// What the random numbers are made from.
    public var seed: UInt64 = 1
    /// How many walks there are at most; `nil` where only time ends them.
    public var walks: Int?
    /// How many transitions a walk has at most.
    public var steps = 1_000
    /// The time after which walks end.
    public var time: Duration?
    /// What is chosen.
    public var choice = Choice.thread
    /// Whether no more walks are begun once a violation was found.
    public var stopsAtFirstViolation = false
    /// How many threads walk; the result is the same for any number but where time ends it.
    public var workers = 1

    /// Makes options for walks without an end.
    public init() {}
}
