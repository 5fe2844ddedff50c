/// How a search is run.
public struct SearchOptions: Hashable, Sendable {
    /// What ends the search early.
    public var limits = Limits()
    /// Whether the search ends with the first violation; witnesses never end it.
    public var stopsAtFirstViolation = false
    /// What is looked for; where it is not empty, the search ends, as if at a limit of depth, once the first finding of
    /// each of these is known.
    public var wanted: Set<SubjectID> = []
    /// How many threads search; the result is the same for any number but where time or memory ends the search.
    public var workers = 1
    /// The fewest states left in a level that are worth several workers; a small one makes them share small levels too.
    public var leastWave = 1024
    /// How the set of reached states is kept.
    public var store = StoreKind.auto
    /// How much memory is spent on states and the ways to them.
    public var traces = TraceStorage.auto
    /// The most bytes of the array of a `bitstate` store, which takes no more than seven eighths of the memory limit.
    public var arrayBytes = 256 << 20
    /// The least time between two progress snapshots.
    public var progressInterval = Duration.milliseconds(200)

    /// Makes options without limits.
    public init() {}
}

/// What ends a search early; `nil` where there is no such limit.
public struct Limits: Hashable, Sendable {
    /// The most states that are stored. A search that needs no more than these is complete.
    public var states: Int?
    /// The depth of the last states that are looked at: initial states have depth 0. States at that depth are inspected
    /// but not expanded, so that a search which has any is incomplete.
    public var depth: Int?
    /// The time after which no further batch of states is begun.
    public var time: Duration?
    /// The most bytes that the states, their table and the buffers may take, never exceeded; the rest of the process
    /// comes on top.
    public var memory: Int?

    /// Makes limits.
    public init(states: Int? = nil, depth: Int? = nil, time: Duration? = nil, memory: Int? = nil) {
        self.states = states
        self.depth = depth
        self.time = time
        self.memory = memory
    }
}
