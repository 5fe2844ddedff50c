#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What a transition system writes when states are inspected and expanded; its memory is used again and again.
///
/// One buffer holds the targets of a batch of states, one after the other, in columns: see `SuccessorColumns`. `count`,
/// `transitionCount`, `findings` and the subscript speak of the state that is being expanded now: `beginState()` starts
/// at zero without forgetting the earlier ones.
///
/// Where the targets of a state do not fit into `byteLimit`, the buffer overflows: `hasOverflowed` is set, and further
/// targets are accepted and thrown away. A system that enumerates very many transitions should stop when it sees that.
///
/// Safety: `words` and `ordinals` have room for `capacity + 1` targets; every index is at most `batchCount`, which never
/// exceeds `capacity`, so that the last target is always a spare one. `targetEnds` and `transitionCounts` have room for
/// `sourceCapacity` states, `found` for `findingCapacity` findings, and no index reaches these. Views are handed out for
/// the time until the next append only. The pointers are replaced by the methods that grow the columns alone.
/// Exclusivity is unchecked on what `appendTransition` touches, because it calls nothing that could re-enter.
@safe public final class SuccessorBuffer {
    /// The words of a state.
    public let wordCount: Int
    /// Whether something was thrown away, for want of memory or because a state has 2^31 transitions or more; set back
    /// by `removeAll()` alone.
    public internal(set) var hasOverflowed = false
    /// The bytes that targets may take.
    public var byteLimit = Int.max
    /// Who makes which transition, where somebody asks for it; then nothing is judged on states.
    public private(set) var fairRuns: FairRuns?

    /// How many targets the batch has.
    @usableFromInline @exclusivity(unchecked) var batchCount = 0
    /// Where the targets of the present state begin.
    @usableFromInline @exclusivity(unchecked) var runStart = 0
    /// The ordinal of the next transition of the present state.
    @usableFromInline @exclusivity(unchecked) var nextOrdinal: Int32 = 0
    /// How many targets there is room for, the spare one not counted.
    @usableFromInline @exclusivity(unchecked) var capacity: Int
    /// The words of all targets.
    @unsafe @usableFromInline @exclusivity(unchecked) var words: UnsafeMutablePointer<UInt64>
    /// The ordinal of each target.
    @unsafe @usableFromInline @exclusivity(unchecked) var ordinals: UnsafeMutablePointer<Int32>

    /// How many states of the batch are done.
    var sourceCount = 0
    /// How many states there is room for.
    var sourceCapacity: Int
    /// Where the targets of each state that is done end.
    @unsafe var targetEnds: UnsafeMutablePointer<UInt32>
    /// How many transitions each state that is done has.
    @unsafe var transitionCounts: UnsafeMutablePointer<Int32>

    /// How many findings the batch has.
    var findingCount = 0
    /// Where the findings on the present state begin.
    var findingStart = 0
    /// How many findings there is room for.
    var findingCapacity: Int
    /// What was found on the states of the batch.
    @unsafe var found: UnsafeMutablePointer<BatchFinding>

    /// Makes an empty buffer for states of that layout.
    public init(layout: StateLayout, capacity: Int = 256) {
        wordCount = max(1, layout.wordCount)
        let capacity = max(1, capacity)
        unsafe self.capacity = capacity
        sourceCapacity = 256
        findingCapacity = 16
        unsafe words = Self.allocate((capacity + 1) * wordCount)
        unsafe ordinals = Self.allocate(capacity + 1)
        unsafe targetEnds = Self.allocate(sourceCapacity)
        unsafe transitionCounts = Self.allocate(sourceCapacity)
        unsafe found = Self.allocate(findingCapacity)
    }

    deinit {
        unsafe free(words)
        unsafe free(ordinals)
        unsafe free(targetEnds)
        unsafe free(transitionCounts)
        unsafe free(found)
    }

    /// Memory for `count` elements of a buffer that is being made.
    private static func allocate<Element: BitwiseCopyable>(_ count: Int) -> UnsafeMutablePointer<Element> {
        guard let memory = unsafe malloc(count * MemoryLayout<Element>.stride) else {
            fatalError("no memory for \(count) elements of a buffer")
        }
        return unsafe memory.assumingMemoryBound(to: Element.self)
    }

    /// What was found while the present state was inspected and expanded.
    public var findings: [Finding] { (findingStart..<findingCount).map { unsafe found[$0].finding } }

    /// How many targets the present state has so far.
    @inlinable public var count: Int { unsafe batchCount - runStart }

    /// How many transitions of the present state have been counted, those without a target included.
    @inlinable public var transitionCount: Int32 { unsafe nextOrdinal }

    /// From now on notes who makes which transition, or does not.
    func notesFairRuns(_ isNoted: Bool) { fairRuns = isNoted ? FairRuns() : nil }

    /// Notes that the transition that comes next is made by that entity: see `FairRun`.
    public func noteOwner(_ owner: Int32) {
        fairRuns?.note(owner, ordinal: transitionCount, source: sourceCount)
    }

    /// Empties the buffer.
    public func removeAll() {
        fairRuns?.removeAll()
        unsafe batchCount = 0
        sourceCount = 0
        findingCount = 0
        hasOverflowed = false
        beginState()
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
        if unsafe nextOrdinal == Int32.max {
            overflow()
            return Int32.max
        }
        unsafe nextOrdinal &+= 1
        return unsafe nextOrdinal &- 1
    }

    /// Counts a transition and appends room for its target, which the caller fills with all `wordCount` words before
    /// the next call.
    @inlinable public func appendTransition() -> MutablePackedState {
        if unsafe batchCount == capacity || nextOrdinal == Int32.max { return appendTransitionSlowly() }
        return appendTransitionWithRoom()
    }

    /// Adds a finding; once the buffer has overflowed, those on transitions are thrown away with their targets.
    public func append(_ finding: Finding) {
        if hasOverflowed && finding.transition >= 0 { return }
        if findingCount == findingCapacity && !growFindings() { return overflow() }
        unsafe found[findingCount] = BatchFinding(finding, source: sourceCount)
        findingCount += 1
    }
}

extension SuccessorBuffer {
    /// Appends a target that there is room for.
    @inlinable @inline(__always) func appendTransitionWithRoom() -> MutablePackedState {
        unsafe ordinals[batchCount] = nextOrdinal
        unsafe nextOrdinal &+= 1
        unsafe batchCount &+= 1
        return unsafe MutablePackedState(unsafeWords: words + (batchCount &- 1) &* wordCount, wordCount: wordCount)
    }

    /// Makes room and appends a target, or overflows and hands out the spare one.
    @usableFromInline @inline(never) func appendTransitionSlowly() -> MutablePackedState {
        if unsafe nextOrdinal < Int32.max && (batchCount < capacity || growTargets()) {
            return appendTransitionWithRoom()
        }
        overflow()
        if unsafe nextOrdinal < Int32.max { unsafe nextOrdinal += 1 }
        return unsafe MutablePackedState(unsafeWords: words + batchCount * wordCount, wordCount: wordCount)
    }

    /// Notes that something is thrown away.
    @usableFromInline @inline(never) func overflow() { hasOverflowed = true }
}
