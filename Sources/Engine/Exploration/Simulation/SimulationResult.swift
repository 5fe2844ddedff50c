/// What walks found.
public struct SimulationResult: Sendable {
    /// How many walks were made; one that time or an interruption ended is not counted.
    public internal(set) var walks = 0
    /// How many walks time or an interruption ended.
    public internal(set) var cutWalks = 0
    /// How many transitions they have together.
    public internal(set) var transitions = 0
    /// How many the longest has.
    public internal(set) var longestWalk = 0
    /// How many distinct states they went through.
    public internal(set) var states = StateEstimate()
    /// Whether a state has more transitions than fit into a buffer, so that walks chose from a part of them.
    public internal(set) var hasOverflowed = false
    /// For each subject that something was found of, what the first walk that met it found there; ordered by subject.
    public internal(set) var findings: [WalkFinding] = []
    /// Why no more walks were made; `nil` where all that were asked for were.
    public internal(set) var stop: Stop?
    /// How long it took.
    public internal(set) var elapsed = Duration.zero

    /// Why walks end early.
    public enum Stop: Hashable, Sendable {
        case time, interrupted, firstViolation
    }
}

/// Something that a walk met.
public struct WalkFinding: Hashable, Sendable {
    /// What was found.
    public let subject: SubjectID
    /// Whether it is bad rather than a witness.
    public let isViolation: Bool
    /// The number of the walk, from 0.
    public let walk: Int
    /// The way there: the ordinal of the initial state, then those of the transitions; the last of them is the one that
    /// it was found on, if it is no finding of a state.
    public let path: [Int32]
}
