#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What a transition system writes when a state is inspected or expanded; its memory is used again and again.
///
/// One buffer holds the targets of a batch of states, one after the other. `count`, `transitionCount` and the subscript
/// speak of the state that is being expanded now: `beginState(of:)` starts at zero without forgetting the earlier ones.
///
/// Where the targets of a state do not fit into `byteLimit`, the buffer overflows: `hasOverflowed` is set, and further
/// targets are accepted and thrown away. A system that enumerates very many transitions should stop when it sees that.
///
/// Safety: `words` has room for `capacity + 1` states of `wordCount` words and `ordinals` for `capacity + 1` ordinals;
/// every index is at most `batchCount`, which never exceeds `capacity`, so that the last state is always a spare one.
/// Views are handed out for the time until the next append only. The pointers are replaced by `grow()` alone.
/// Exclusivity is unchecked on what `appendTransition` touches, because it calls nothing that could re-enter.
@safe public final class SuccessorBuffer {
    /// The words of a state.
    public let wordCount: Int
    /// What was found while the present state was inspected and expanded.
    public private(set) var findings: [Finding] = []
    /// Whether something was thrown away, for want of memory or because a state has 2^31 transitions or more; set back
    /// by `removeAll()` alone.
    public private(set) var hasOverflowed = false
    /// The bytes that targets may take.
    public var byteLimit = Int.max
    /// Which targets come from which state, in the order of appending.
    private(set) var runs: [Run] = []

    @usableFromInline @exclusivity(unchecked) var batchCount = 0
    @usableFromInline @exclusivity(unchecked) var runStart = 0
    @usableFromInline @exclusivity(unchecked) var transitions: Int32 = 0
    @usableFromInline @exclusivity(unchecked) var capacity: Int
    @unsafe @usableFromInline @exclusivity(unchecked) var words: UnsafeMutablePointer<UInt64>
    @unsafe @usableFromInline @exclusivity(unchecked) var ordinals: UnsafeMutablePointer<Int32>

    /// Makes an empty buffer for states of that layout.
    public init(layout: StateLayout, capacity: Int = 256) {
        wordCount = max(1, layout.wordCount)
        let capacity = max(1, capacity)
        unsafe self.capacity = capacity
        guard let words = unsafe malloc((capacity + 1) * wordCount * 8),
            let ordinals = unsafe malloc((capacity + 1) * 4)
        else { fatalError("no memory for \(capacity) states of \(wordCount) words") }
        unsafe self.words = unsafe words.assumingMemoryBound(to: UInt64.self)
        unsafe self.ordinals = unsafe ordinals.assumingMemoryBound(to: Int32.self)
    }

    deinit {
        unsafe free(words)
        unsafe free(ordinals)
    }

    /// How many targets the present state has so far.
    @inlinable public var count: Int { unsafe batchCount - runStart }

    /// How many transitions of the present state have been counted, those without a target included.
    @inlinable public var transitionCount: Int32 { unsafe transitions }

    /// Empties the buffer.
    public func removeAll() {
        runs.removeAll(keepingCapacity: true)
        unsafe batchCount = 0
        hasOverflowed = false
        beginState(of: .none)
    }

    /// The target at `index` of the present state, in the order of appending; valid until the next append.
    public subscript(index: Int) -> PackedState {
        precondition(index >= 0 && index < count)
        return unsafe PackedState(unsafeWords: words + (runStart + index) * wordCount, wordCount: wordCount)
    }

    /// The ordinal of the transition that leads to the target at `index` of the present state.
    public func ordinal(of index: Int) -> Int32 {
        precondition(index >= 0 && index < count)
        return unsafe ordinals[runStart + index]
    }

    /// Counts a transition without a target (its path ended in an error) and returns its ordinal.
    @inlinable @discardableResult
    public func appendTransitionWithoutTarget() -> Int32 {
        if unsafe transitions == Int32.max {
            overflow()
            return Int32.max
        }
        unsafe transitions &+= 1
        return unsafe transitions &- 1
    }

    /// Counts a transition and appends room for its target, which the caller fills with all `wordCount` words before
    /// the next call.
    @inlinable public func appendTransition() -> MutablePackedState {
        if unsafe batchCount == capacity || transitions == Int32.max { return appendTransitionSlowly() }
        return appendTransitionWithRoom()
    }

    /// Adds a finding; once the buffer has overflowed, those on transitions are thrown away with their targets.
    public func append(_ finding: Finding) {
        if !hasOverflowed || finding.transition < 0 { findings.append(finding) }
    }
}

extension SuccessorBuffer {
    /// The targets of one state within a batch.
    struct Run {
        /// The state that was expanded; `.none` for the initial states.
        let source: StateID
        /// The position in the batch after its last target.
        var end: Int
    }

    /// How many targets the batch has.
    var batchTargetCount: Int { unsafe batchCount }

    /// The bytes that the buffer has allocated.
    var memoryFootprint: Int { unsafe (capacity + 1) * (wordCount * 8 + 4) }

    /// Begins with the next state of a batch: its targets follow those of the earlier ones, its ordinals start at 0.
    func beginState(of source: StateID) {
        closeRun()
        unsafe runs.append(Run(source: source, end: batchCount))
        unsafe runStart = batchCount
        unsafe transitions = 0
        if !findings.isEmpty { findings.removeAll(keepingCapacity: true) }
    }

    /// Ends the last run, so that `runs` covers the whole batch.
    func closeRun() {
        if !runs.isEmpty { runs[runs.count - 1].end = unsafe batchCount }
    }

    /// Forgets what was found on the present state.
    func clearFindings() { findings.removeAll(keepingCapacity: true) }

    /// The target at `position` of the whole batch; valid until the next append.
    @inline(__always) func batchTarget(_ position: Int) -> PackedState {
        assert(position >= 0 && position < batchTargetCount)
        return unsafe PackedState(unsafeWords: words + position * wordCount, wordCount: wordCount)
    }

    /// The same with the words of a state as a constant that the caller knows.
    @inline(__always) func batchTarget(_ position: Int, words count: Int) -> PackedState {
        assert(position >= 0 && position < batchTargetCount && count == wordCount)
        return unsafe PackedState(unsafeWords: words + position &* count, wordCount: count)
    }

    @inlinable @inline(__always) func appendTransitionWithRoom() -> MutablePackedState {
        unsafe ordinals[batchCount] = transitions
        unsafe transitions &+= 1
        unsafe batchCount &+= 1
        return unsafe MutablePackedState(unsafeWords: words + (batchCount &- 1) &* wordCount, wordCount: wordCount)
    }

    @usableFromInline @inline(never) func appendTransitionSlowly() -> MutablePackedState {
        if unsafe transitions < Int32.max && (batchCount < capacity || grow()) { return appendTransitionWithRoom() }
        overflow()
        if unsafe transitions < Int32.max { unsafe transitions += 1 }
        return unsafe MutablePackedState(unsafeWords: words + batchCount * wordCount, wordCount: wordCount)
    }

    @usableFromInline @inline(never) func overflow() { hasOverflowed = true }

    /// Doubles the capacity; false where that would break `byteLimit` or there is no memory.
    private func grow() -> Bool {
        let larger = unsafe capacity * 2
        guard (larger + 1) * (wordCount * 8 + 4) <= byteLimit else { return false }
        guard let moreWords = unsafe realloc(words, (larger + 1) * wordCount * 8) else { return false }
        unsafe words = unsafe moreWords.assumingMemoryBound(to: UInt64.self)
        guard let moreOrdinals = unsafe realloc(ordinals, (larger + 1) * 4) else { return false }
        unsafe ordinals = unsafe moreOrdinals.assumingMemoryBound(to: Int32.self)
        unsafe capacity = larger
        return true
    }
}
