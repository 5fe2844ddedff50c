/// What the search of one scenario's states found.
public struct SearchReport: Sendable {
    /// A report for each property, in the program's order.
    public var properties: [PropertyReport]
    /// What was found of deadlock.
    public var deadlock: DeadlockVerdict
    /// Each place of an error that was met, in the order in which they were met.
    public var errors: [ErrorReport]
    /// Whether every reachable state was visited, and what ended the search if not.
    public var completeness: Completeness
    /// What was counted.
    public var statistics: SearchStatistics
    /// What was measured; shown only where it is asked for.
    public var measurements: SearchMeasurements?
    /// Whether the command line selected properties, so that expectations of the others are not judged.
    public var isNarrowed: Bool

    /// Makes a report.
    public init(
        properties: [PropertyReport] = [], deadlock: DeadlockVerdict = .absent, errors: [ErrorReport] = [],
        completeness: Completeness = .complete, statistics: SearchStatistics = SearchStatistics(),
        measurements: SearchMeasurements? = nil, isNarrowed: Bool = false
    ) {
        self.properties = properties
        self.deadlock = deadlock
        self.errors = errors
        self.completeness = completeness
        self.statistics = statistics
        self.measurements = measurements
        self.isNarrowed = isNarrowed
    }
}

/// Whether a search visited everything.
public enum Completeness: Hashable, Sendable {
    /// Every reachable state was visited.
    case complete
    /// The search ended before.
    case stopped(StopReason)
}

/// What ended a search before every reachable state was visited.
public enum StopReason: Hashable, Sendable {
    /// `--max-states`.
    case states(Int)
    /// `--max-depth`, in transitions.
    case depth(Int)
    /// `--time`, in seconds.
    case time(Int)
    /// `--memory`, in bytes.
    case memory(Int)
    /// The user interrupted it.
    case interrupted
    /// `--first`, and something was found.
    case firstViolation
    /// The most states or levels that this build can number.
    case capacity
}
