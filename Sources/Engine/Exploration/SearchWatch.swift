/// Watches the clock of a search: its time limit, its cancellation and its progress reports.
struct SearchWatch {
    /// The limits and the interval of reports.
    private let options: SearchOptions
    /// Set from outside to end the search.
    private let cancellation: CancellationFlag?
    /// Where reports go.
    private let progress: ((ProgressSnapshot) -> Void)?
    /// When the search began.
    private let start = ContinuousClock.now
    /// When the clock was last looked at.
    private var now = ContinuousClock.now
    /// When the last report was made, and what it said.
    private var last: (time: ContinuousClock.Instant, states: Int, transitions: Int)

    /// Starts the clock.
    init(options: SearchOptions, cancellation: CancellationFlag?, progress: ((ProgressSnapshot) -> Void)?) {
        self.options = options
        self.cancellation = cancellation
        self.progress = progress
        last = (start, 0, 0)
    }

    /// How long the search has been running.
    var elapsed: Duration { ContinuousClock.now - start }

    /// Looks at the clock and the flag: why the search must end now, if it must.
    mutating func reasonToStop() -> IncompleteReason? {
        if cancellation?.isCancelled == true { return .interrupted }
        guard options.limits.time != nil || progress != nil else { return nil }
        now = ContinuousClock.now
        if let limit = options.limits.time, now - start >= limit { return .time }
        return nil
    }

    /// Calls the progress closure where it is time with how far a pass over the states that `search` found has come:
    /// `left` states are still to be looked at.
    mutating func reportProgress<System>(
        of search: BreadthFirstSearch<System>, left: Int, transitions: Int, memoryBytes: Int
    ) {
        guard let progress, now - last.time >= options.progressInterval else { return }
        let seconds = (now - last.time) / .seconds(1)
        progress(
            ProgressSnapshot(
                states: search.storedStates, transitions: transitions, level: search.level, frontierLeft: left,
                memoryBytes: memoryBytes, elapsed: now - start, statesPerSecond: 0,
                transitionsPerSecond: seconds > 0 ? Double(transitions - last.transitions) / seconds : 0,
                forecast: nil))
        last = (now, search.storedStates, transitions)
    }

    /// Calls the progress closure where it is time.
    mutating func reportProgress<System>(of search: BreadthFirstSearch<System>, states: Int) {
        guard let progress, now - last.time >= options.progressInterval else { return }
        let seconds = (now - last.time) / .seconds(1)
        let rate = { (count: Int) in seconds > 0 ? Double(count) / seconds : 0 }
        let forecast = Forecast(levelSizes: search.knownLevelSizes)
        progress(
            ProgressSnapshot(
                states: states, transitions: search.transitions, level: search.level,
                frontierLeft: states - search.next, memoryBytes: search.memoryFootprint, elapsed: now - start,
                statesPerSecond: rate(states - last.states),
                transitionsPerSecond: rate(search.transitions - last.transitions),
                forecast: forecast,
                outlook: MemoryOutlook(
                    forecast: forecast, states: states, memoryBytes: search.memoryFootprint,
                    limit: options.limits.memory)))
        last = (now, states, search.transitions)
    }
}
