/// How far a search has come.
public struct ProgressSnapshot: Hashable, Sendable {
    /// The distinct states found so far.
    public let states: Int
    /// The transitions made so far.
    public let transitions: Int
    /// The depth of the states that are being expanded.
    public let level: Int
    /// The states that were found and are not yet expanded.
    public let frontierLeft: Int
    /// The bytes that the states, their table and the buffers take.
    public let memoryBytes: Int
    /// How long the search has been running.
    public let elapsed: Duration
    /// New states a second, since the last snapshot.
    public let statesPerSecond: Double
    /// Transitions a second, since the last snapshot.
    public let transitionsPerSecond: Double
    /// How many states there may be in the end, where the levels allow an estimate.
    public let forecast: Forecast?
    /// What these would need of memory, where the search has a limit.
    public var outlook: MemoryOutlook?
}
