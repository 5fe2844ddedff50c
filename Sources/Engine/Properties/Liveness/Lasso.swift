/// A run that ends in a loop, or stops for good.
public struct Lasso: Hashable, Sendable {
    /// The way to the first state of the loop.
    public let stem: Trace
    /// The transitions of the loop, the last of which leads back to its first state; none where the run stops in the last
    /// state of the stem, in which nothing fair is enabled.
    public let loop: [Trace.Step]
    /// For each fair entity how the loop is fair to it.
    public let fairness: [LoopFairness]

    /// Whether the run stops.
    public var stops: Bool { loop.isEmpty }
}

/// How a loop is fair to an entity.
public enum LoopFairness: Hashable, Sendable {
    /// The entity is taken, that many times in a turn.
    case taken(Int)
    /// It is enabled in no state of the loop.
    case neverEnabled
    /// Weak fairness is owed to it, and it is not enabled in the state before the transition of the loop at that position,
    /// but in others.
    case disabled(at: Int)
}

/// A formula that some fair run makes false.
public struct LivenessViolation: Hashable, Sendable {
    /// What it belongs to.
    public let subject: SubjectID
    /// The position of the formula among the system's properties.
    public let property: Int
    /// The run.
    public let lasso: Lasso
}

/// What is known of temporal properties after a search and a pass over the states that it stored.
public struct LivenessResult: Hashable, Sendable {
    /// For each subject with a formula that is violated the first such formula, ordered by subject.
    public internal(set) var violations: [LivenessViolation] = []
    /// For each subject that went wrong when an atom was evaluated, the first state where it did; ordered by subject.
    public internal(set) var errors: [RecordedFinding] = []
    /// The entities whose fairness excluded a loop that would have violated a formula.
    public internal(set) var bindingEntities: Set<Int> = []
    /// Whether all properties were searched to the end, so that no other fairness does.
    public internal(set) var isExhaustive = true
    /// Whether all other properties are known to hold (`complete`), and if not, what ended the search or the pass.
    public internal(set) var outcome = ExplorationOutcome.complete
    /// The bytes that the pass took besides those of the search.
    public internal(set) var memoryBytes = 0
    /// How long the pass ran.
    public internal(set) var elapsed = Duration.zero
}
