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
/// Safety: `words` has room for `capacity + 1` states of `wordCount` words and `origins` for `capacity + 1` origins; every
/// index is at most `batchCount`, which never exceeds `capacity`, so that the last state is always a spare one.
/// Views are handed out for the time until the next append only. The pointers are replaced by `grow()` alone.
/// Exclusivity is unchecked on what `appendTransition` touches, because it calls nothing that could re-enter.
@safe public final class SuccessorBuffer {
    /// The words of a state.
    public let wordCount: Int
    /// Whether something was thrown away, for want of memory or because a state has 2^31 transitions or more; set back
    /// by `removeAll()` alone.
    public private(set) var hasOverflowed = false
    /// The bytes that targets may take.
    public var byteLimit = Int.max

    /// What was found on the present state.
    @exclusivity(unchecked) private var found: [Finding] = []
    /// How many targets the batch has.
    @usableFromInline @exclusivity(unchecked) var batchCount = 0
    /// Where the targets of the present state begin.
    @usableFromInline @exclusivity(unchecked) var runStart = 0
    /// The next transition of the present state.
    @usableFromInline @exclusivity(unchecked) var next = Origin(source: .none, ordinal: 0)
    /// How many targets there is room for, the spare one not counted.
    @usableFromInline @exclusivity(unchecked) var capacity: Int
    /// The words of all targets.
    @unsafe @usableFromInline @exclusivity(unchecked) var words: UnsafeMutablePointer<UInt64>
    /// Where each target comes from.
    @unsafe @usableFromInline @exclusivity(unchecked) var origins: UnsafeMutablePointer<Origin>

    /// Makes an empty buffer for states of that layout.
    public init(layout: StateLayout, capacity: Int = 256) {
        wordCount = max(1, layout.wordCount)
        let capacity = max(1, capacity)
        unsafe self.capacity = capacity
        guard let words = unsafe malloc((capacity + 1) * wordCount * 8),
            let origins = unsafe malloc((capacity + 1) * 8)
        else { fatalError("no memory for \(capacity) states of \(wordCount) words") }
        unsafe self.words = unsafe words.assumingMemoryBound(to: UInt64.self)
        unsafe self.origins = unsafe origins.assumingMemoryBound(to: Origin.self)
    }

    deinit {
        unsafe free(words)
        unsafe free(origins)
    }

    /// What was found while the present state was inspected and expanded.
    public var findings: [Finding] { unsafe found }

    /// How many targets the present state has so far.
    @inlinable public var count: Int { unsafe batchCount - runStart }

    /// How many transitions of the present state have been counted, those without a target included.
    @inlinable public var transitionCount: Int32 { unsafe next.ordinal }

    /// Empties the buffer.
    public func removeAll() {
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
        return unsafe origins[runStart + index].ordinal
    }

    /// Counts a transition without a target (its path ended in an error) and returns its ordinal.
    @inlinable @discardableResult
    public func appendTransitionWithoutTarget() -> Int32 {
        if unsafe next.ordinal == Int32.max {
            overflow()
            return Int32.max
        }
        unsafe next.ordinal &+= 1
        return unsafe next.ordinal &- 1
    }

    /// Counts a transition and appends room for its target, which the caller fills with all `wordCount` words before
    /// the next call.
    @inlinable public func appendTransition() -> MutablePackedState {
        if unsafe batchCount == capacity || next.ordinal == Int32.max { return appendTransitionSlowly() }
        return appendTransitionWithRoom()
    }

    /// Adds a finding; once the buffer has overflowed, those on transitions are thrown away with their targets.
    public func append(_ finding: Finding) {
        if !hasOverflowed || finding.transition < 0 { unsafe found.append(finding) }
    }
}

extension SuccessorBuffer {
    /// Where a target comes from.
    @usableFromInline struct Origin {
        /// The state that was expanded; `.none` for the initial states.
        @usableFromInline let source: StateID
        /// The ordinal of the transition among those of that state.
        @usableFromInline var ordinal: Int32

        /// Makes an origin.
        @usableFromInline init(source: StateID, ordinal: Int32) {
            self.source = source
            self.ordinal = ordinal
        }
    }

    /// How many targets the batch has.
    var batchTargetCount: Int { unsafe batchCount }

    /// The bytes that the buffer has allocated.
    var memoryFootprint: Int { unsafe (capacity + 1) * (wordCount * 8 + 8) }

    /// Begins with the next state of a batch: its targets follow those of the earlier ones, its ordinals start at 0.
    func beginState(of source: StateID) {
        unsafe runStart = batchCount
        unsafe next = Origin(source: source, ordinal: 0)
        clearFindings()
    }

    /// Whether anything was found while the present state was inspected and expanded.
    var hasFindings: Bool { unsafe !found.isEmpty }

    /// Forgets what was found on the present state.
    func clearFindings() {
        if hasFindings { unsafe found.removeAll(keepingCapacity: true) }
    }

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

    /// The state that the target at `position` of the whole batch comes from.
    @inline(__always) func batchSource(_ position: Int) -> StateID {
        assert(position >= 0 && position < batchTargetCount)
        return unsafe origins[position].source
    }

    /// Appends a target that there is room for.
    @inlinable @inline(__always) func appendTransitionWithRoom() -> MutablePackedState {
        unsafe origins[batchCount] = next
        unsafe next.ordinal &+= 1
        unsafe batchCount &+= 1
        return unsafe MutablePackedState(unsafeWords: words + (batchCount &- 1) &* wordCount, wordCount: wordCount)
    }

    /// Makes room and appends a target, or overflows and hands out the spare one.
    @usableFromInline @inline(never) func appendTransitionSlowly() -> MutablePackedState {
        if unsafe next.ordinal < Int32.max && (batchCount < capacity || grow()) { return appendTransitionWithRoom() }
        overflow()
        if unsafe next.ordinal < Int32.max { unsafe next.ordinal += 1 }
        return unsafe MutablePackedState(unsafeWords: words + batchCount * wordCount, wordCount: wordCount)
    }

    /// Notes that something is thrown away.
    @usableFromInline @inline(never) func overflow() { hasOverflowed = true }

    /// Doubles the capacity; false where that would break `byteLimit` or there is no memory.
    private func grow() -> Bool {
        let larger = unsafe capacity * 2
        guard (larger + 1) * (wordCount * 8 + 8) <= byteLimit else { return false }
        guard let moreWords = unsafe realloc(words, (larger + 1) * wordCount * 8) else { return false }
        unsafe words = unsafe moreWords.assumingMemoryBound(to: UInt64.self)
        guard let moreOrigins = unsafe realloc(origins, (larger + 1) * 8) else { return false }
        unsafe origins = unsafe moreOrigins.assumingMemoryBound(to: Origin.self)
        unsafe capacity = larger
        return true
    }
}
