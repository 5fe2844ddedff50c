extension SuccessorBuffer {
    /// How many targets the batch has.
    public var batchTargetCount: Int { unsafe batchCount }

    /// Begins with the next state of the batch: its targets follow those of the earlier ones, its ordinals start at 0.
    public func beginState() {
        unsafe runStart = batchCount
        unsafe nextOrdinal = 0
        findingStart = findingCount
        fairRuns?.beginState()
    }

    /// Ends the present state of the batch; what follows belongs to the next one.
    public func endState() {
        guard sourceCount < sourceCapacity || growSources() else { return overflow() }
        unsafe targetEnds[sourceCount] = UInt32(truncatingIfNeeded: batchCount)
        unsafe transitionCounts[sourceCount] = nextOrdinal
        sourceCount += 1
        beginState()
    }

    /// Says that the transitions of the present state are too many to be made.
    public func giveUp() { hasOverflowed = true }

    /// Takes back what was written of the present state, which is to be expanded anew or not at all.
    public func abandonState() {
        unsafe batchCount = runStart
        findingCount = findingStart
        fairRuns?.abandonState()
        beginState()
    }

    /// Lets `body` fill the columns where an expander writes them by itself, with room for `sources` states more; `nil`
    /// where there is no memory for these.
    ///
    /// It is called between states, not within one.
    public func withUnsafeColumns<Result>(
        sources: Int, _ body: (inout SuccessorColumns) -> Result
    ) -> Result? {
        while sourceCapacity - sourceCount < sources { guard growSources() else { return nil } }
        var columns = unsafe SuccessorColumns(
            words: words, ordinals: ordinals, targetCapacity: capacity, targetCount: batchCount,
            targetEnds: targetEnds, transitionCounts: transitionCounts, sourceCapacity: sourceCapacity,
            sourceCount: sourceCount, findings: found, findingCapacity: findingCapacity, findingCount: findingCount)
        let result = withRuns(in: &columns, body)
        precondition(
            unsafe columns.targetCount <= capacity && columns.sourceCount <= sourceCapacity
                && columns.findingCount <= findingCapacity, "an expander wrote past the end of its buffer")
        unsafe batchCount = columns.targetCount
        sourceCount = columns.sourceCount
        findingCount = columns.findingCount
        beginState()
        return result
    }

    /// Calls `body` with the column of fair runs entered, where there is one.
    private func withRuns<Result>(
        in columns: inout SuccessorColumns, _ body: (inout SuccessorColumns) -> Result
    ) -> Result {
        guard let fairRuns else { return body(&columns) }
        defer { unsafe columns.runs = nil }
        return unsafe fairRuns.withUnsafeRuns { runs, room, count in
            unsafe columns.runs = runs
            (columns.runCapacity, columns.runCount) = (room, count)
            defer { count = columns.runCount }
            return body(&columns)
        }
    }

    /// Makes room for twice as many targets and findings, for an expander that had not enough for a single state.
    ///
    /// - Returns: false where that would break `byteLimit` or there is no memory. Then the expander may hand the state
    ///   to `inspect` and `successors`, which throw away what does not fit and say so.
    public func grow() -> Bool {
        fairRuns?.grow()
        return growTargets() && growFindings()
    }

    /// How many states of the batch are done.
    public var batchSourceCount: Int { sourceCount }

    /// What was found on the batch, in the order of its states.
    var batchFindings: UnsafeBufferPointer<BatchFinding> {
        unsafe UnsafeBufferPointer(start: found, count: findingCount)
    }

    /// Whether anything bad was found on the batch.
    var hasViolations: Bool { unsafe batchFindings.contains { $0.violation != 0 } }

    /// Whether something bad was found in the last state of the batch, and not on one of its transitions.
    var hasViolationInLastState: Bool {
        unsafe batchFindings.contains { $0.source == sourceCount - 1 && $0.violation != 0 && $0.transition < 0 }
    }

    /// The transitions of the first `count` states of the batch.
    func transitionCount(of count: Int) -> Int { (0..<count).reduce(0) { unsafe $0 + Int(transitionCounts[$1]) } }

    /// How many targets the first `count` states of the batch have.
    @inline(__always) func targetEnd(of count: Int) -> Int {
        assert(count >= 0 && count <= sourceCount)
        return count == 0 ? 0 : unsafe Int(truncatingIfNeeded: targetEnds[count &- 1])
    }

    /// Keeps the target at `position`, which lies behind those that were kept, and removes all between.
    @inline(__always) func keep(_ position: Int, _ kept: inout BatchCompaction) {
        while unsafe Int(truncatingIfNeeded: targetEnds[kept.source]) <= position { endSource(&kept) }
        if position != kept.end { moveTarget(from: position, to: kept.end) }
        kept.end &+= 1
    }

    /// Removes all targets behind those that were kept.
    func finish(_ kept: inout BatchCompaction) {
        while kept.source < sourceCount { endSource(&kept) }
        unsafe batchCount = kept.end
        beginState()
    }

    /// Ends the targets of the state of which some were kept.
    @inline(__always) private func endSource(_ kept: inout BatchCompaction) {
        assert(kept.source < sourceCount)
        unsafe targetEnds[kept.source] = UInt32(truncatingIfNeeded: kept.end)
        kept.source &+= 1
    }

    /// Copies a target with its ordinal to an earlier position.
    @inline(__always) func moveTarget(from: Int, to: Int) {
        assert(to < from && from < batchTargetCount)
        unsafe ordinals[to] = ordinals[from]
        var word = 0
        while word < wordCount {
            unsafe words[to &* wordCount &+ word] = words[from &* wordCount &+ word]
            word &+= 1
        }
    }

    /// Says where the targets of the state at `source` end.
    func setEnd(of source: Int, to end: Int) {
        assert(source >= 0 && source < sourceCount && end <= batchTargetCount)
        unsafe targetEnds[source] = UInt32(truncatingIfNeeded: end)
    }

    /// Says how many transitions count of the state at `source`.
    func setTransitions(of source: Int, to count: Int) {
        assert(source >= 0 && source < sourceCount)
        unsafe transitionCounts[source] = Int32(truncatingIfNeeded: count)
    }

    /// Ends the batch with `count` targets, between two states.
    func endReduction(at count: Int) {
        assert(count <= batchTargetCount)
        unsafe batchCount = count
        beginState()
    }

    /// The ordinal of the transition that leads to the target at `position` of the whole batch.
    @inline(__always) public func batchOrdinal(_ position: Int) -> Int32 {
        assert(position >= 0 && position < batchTargetCount)
        return unsafe ordinals[position]
    }

    /// Whether anything was found while the present state was inspected and expanded.
    var hasFindings: Bool { findingCount > findingStart }

    /// The target at `position` of the whole batch; valid until the next append.
    @inline(__always) public func batchTarget(_ position: Int) -> PackedState {
        assert(position >= 0 && position < batchTargetCount)
        return unsafe PackedState(unsafeWords: words + position * wordCount, wordCount: wordCount)
    }

    /// The same with the words of a state as a constant that the caller knows.
    @inline(__always) func batchTarget(_ position: Int, words count: Int) -> PackedState {
        assert(position >= 0 && position < batchTargetCount && count == wordCount)
        return unsafe PackedState(unsafeWords: words + position &* count, wordCount: count)
    }

    /// The `count` targets of the whole batch from `start`; valid until the next append.
    func batchTargets(_ start: Int, count: Int) -> PackedStates {
        assert(start >= 0 && count >= 0 && start + count <= batchTargetCount)
        return unsafe PackedStates(unsafeWords: words + start * wordCount, count: count, wordCount: wordCount)
    }

    /// The positions of the targets of the state at `source` in the batch, which is done.
    public func batchTargets(of source: Int) -> Range<Int> {
        assert(source >= 0 && source < sourceCount)
        let start = unsafe source == 0 ? 0 : Int(targetEnds[source - 1])
        return unsafe start..<Int(targetEnds[source])
    }

    /// The positions of the targets that the present state has so far.
    public var presentTargets: Range<Int> { unsafe runStart..<batchCount }

    /// Adds a finding on the state at `source` in the batch, which is done, behind those that it has.
    public func insert(_ finding: Finding, ofSource source: Int) {
        assert(source >= 0 && source < sourceCount)
        if findingCount == findingCapacity && !growFindings() { return overflow() }
        var position = findingCount
        while position > 0, unsafe found[position - 1].source > UInt32(source) {
            unsafe found[position] = unsafe found[position - 1]
            position -= 1
        }
        unsafe found[position] = BatchFinding(finding, source: source)
        findingCount += 1
        findingStart = findingCount
    }

    /// The position in the batch of the state that the target at `position` comes from.
    func batchSource(_ position: Int) -> Int {
        var (low, high) = (0, sourceCount)
        while low < high {
            let middle = (low + high) / 2
            if unsafe Int(targetEnds[middle]) <= position { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
