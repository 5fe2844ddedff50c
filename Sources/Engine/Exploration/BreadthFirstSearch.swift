/// An exact breadth-first search of a transition system.
///
/// The states that were found are numbered in the order of discovery, and looked at in that order: each is inspected,
/// and then its successors are made and stored. The first way to each state is kept. Hence a trace along parents is a
/// shortest one, and of those the first: the numbers of the states of a level are in the order of their first traces.
///
/// Everything in the result but times and bytes depends on the system and the options alone. One search runs once.
///
/// - Complexity: time linear in the number of transitions; memory see `CompactTable`, `StateQueue` and `TraceTree`.
public final class BreadthFirstSearch<System: TransitionSystem> {
    /// What is explored.
    public let system: System
    /// How.
    public let options: SearchOptions

    /// The states that were found; `nil` where not even an empty space fits into the memory limit.
    let space: StateSpace?
    /// What the system writes for a batch of states.
    let buffer: SuccessorBuffer
    /// The first finding of each subject.
    var log = FindingLog()
    /// The number of the first state of each level that was begun.
    var levelStarts: [Int] = []
    /// The number of the state after the present level.
    var levelEnd = 0
    /// The number of the state that comes next.
    var next = 0
    /// What is done with the states that come next.
    var phase = Phase.expanding
    /// The other workers; `nil` before they are needed.
    var waves: Waves<System>?
    /// The first state that may be expanded by several workers again.
    var waveResumption = 0
    /// When it was run: its limit of time is one of what is judged afterwards too.
    var begin = ContinuousClock.now
    /// Whether the search begins where another one was interrupted.
    var isRestored = false
    /// Told between batches, and when memory ends, so that it may save the search.
    var onPause: ((BreadthFirstSearch, SearchPause) -> Void)?
    /// Counts for the statistics.
    var (initialStates, expandedStates, transitions) = (0, 0, 0)

    /// Makes a search of `system`.
    public convenience init(system: System, options: SearchOptions = SearchOptions()) {
        let buffer = SuccessorBuffer(layout: system.layout, capacity: 1024)
        // What the machine has bounds what is worth reserving.
        let bytes = max(0, (options.limits.memory ?? 2 * MachineMemory.installedBytes) - buffer.memoryFootprint)
        let store = options.store.makeStore(
            layout: system.layout, density: options.traces.density,
            maximumCount: options.limits.states ?? .max, memoryLimit: bytes,
            arrayBytes: options.arrayBytes)
        let states = min(options.limits.states ?? .max, bytes)
        self.init(
            system: system, options: options,
            space: store.flatMap { StateSpace(layout: system.layout, store: $0, states: states) }, buffer: buffer)
    }

    /// Makes a search with an empty space and an empty buffer of the caller's.
    init(system: System, options: SearchOptions, space: StateSpace?, buffer: SuccessorBuffer) {
        self.system = system
        self.options = options
        self.space = space
        self.buffer = buffer
    }

    /// What is done with the states that come next.
    enum Phase: Hashable {
        /// They are inspected and expanded.
        case expanding
        /// They are inspected only, because no more can be stored or the last depth is reached.
        case inspecting(IncompleteReason)
        /// A violation on a transition of this level was found: the rest of the level is judged without being stored,
        /// because a violation in one of its states would have a shorter trace.
        case seekingShorter
        /// Nothing: the search has ended.
        case ended(ExplorationOutcome)
    }

    /// The depth of the states that come next; 0 before the first level is begun.
    var level: Int { max(0, levelStarts.count - 1) }

    /// The bytes that states, table and buffers take.
    var memoryFootprint: Int {
        (space?.memoryFootprint ?? 0) + buffer.memoryFootprint + (waves?.memoryFootprint ?? 0)
    }
}

extension BreadthFirstSearch {
    /// The sizes of the levels of which all states are known.
    var knownLevelSizes: [Int] {
        zip(levelStarts, levelStarts.dropFirst() + [levelEnd]).map { start, end in end - start }
    }
}
