/// How a search ended.
public enum ExplorationOutcome: Hashable, Sendable {
    /// Every reachable state was inspected and expanded.
    case complete
    /// Some were not: nothing can be said to hold.
    case incomplete(IncompleteReason)
    /// A violation was found, and the search was to end with it.
    case stoppedAtFirst
}

/// Why a search did not visit everything.
public enum IncompleteReason: String, Hashable, Sendable, CaseIterable {
    /// More states than `Limits.states`; the stored ones were all inspected.
    case states
    /// States at depth `Limits.depth` were not expanded; they were all inspected.
    case depth
    /// `Limits.time` has passed.
    case time
    /// A state more would break `Limits.memory`, or the machine gave no more; the stored ones were all inspected.
    case memory
    /// The search was cancelled.
    case interrupted
    /// More states than can be numbered (2^32 - 1); the stored ones were all inspected.
    case tooManyStates
}
