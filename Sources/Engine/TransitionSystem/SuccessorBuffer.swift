/// What a transition system writes when a state is inspected or expanded; its memory is used again and again.
///
/// Safety: `words` has room for `capacity` states of `wordCount` words; every index is below `count`, which never
/// exceeds `capacity`.
@safe public final class SuccessorBuffer {
    /// The words of a state.
    public let wordCount: Int
    /// How many states have been appended.
    public private(set) var count = 0
    /// How many transitions have been counted, those without a target included.
    public private(set) var transitionCount: Int32 = 0
    /// What was found; cleared with the states.
    public private(set) var findings: [Finding] = []
    @unsafe private var words: UnsafeMutablePointer<UInt64>
    @unsafe private var ordinals: UnsafeMutablePointer<Int32>
    private var capacity: Int

    /// Makes an empty buffer for states of that layout.
    public init(layout: StateLayout, capacity: Int = 256) {
        wordCount = layout.wordCount
        self.capacity = max(1, capacity)
        unsafe words = .allocate(capacity: self.capacity * wordCount)
        unsafe ordinals = .allocate(capacity: self.capacity)
    }

    deinit {
        unsafe words.deallocate()
        unsafe ordinals.deallocate()
    }

    /// Empties the buffer.
    public func removeAll() {
        count = 0
        transitionCount = 0
        if !findings.isEmpty { findings.removeAll(keepingCapacity: true) }
    }

    /// The state at `index`, in the order of appending; valid until the next append.
    public subscript(index: Int) -> PackedState {
        precondition(index >= 0 && index < count)
        return unsafe PackedState(unsafeWords: words + index * wordCount, wordCount: wordCount)
    }

    /// The ordinal of the transition that leads to the state at `index`.
    public func ordinal(of index: Int) -> Int32 {
        precondition(index >= 0 && index < count)
        return unsafe ordinals[index]
    }

    /// Counts a transition without a target (its path ended in an error) and returns its ordinal.
    @discardableResult
    public func appendTransitionWithoutTarget() -> Int32 {
        transitionCount += 1
        return transitionCount - 1
    }

    /// Counts a transition and appends room for its target, which the caller fills with all `wordCount` words before
    /// the next call.
    public func appendTransition() -> MutablePackedState {
        if count == capacity { grow() }
        unsafe ordinals[count] = transitionCount
        transitionCount += 1
        count += 1
        return unsafe MutablePackedState(unsafeWords: words + (count - 1) * wordCount, wordCount: wordCount)
    }

    /// Adds a finding.
    public func append(_ finding: Finding) { findings.append(finding) }

    private func grow() {
        let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity * 2 * wordCount)
        unsafe larger.update(from: words, count: count * wordCount)
        unsafe words.deallocate()
        unsafe words = larger
        let moreOrdinals = UnsafeMutablePointer<Int32>.allocate(capacity: capacity * 2)
        unsafe moreOrdinals.update(from: ordinals, count: count)
        unsafe ordinals.deallocate()
        unsafe ordinals = moreOrdinals
        capacity *= 2
    }
}

/// A view of the words of a state that is being written, valid until the next call on its buffer.
///
/// Safety: made by `SuccessorBuffer` only, which guarantees `wordCount` writable words.
@safe public struct MutablePackedState {
    @unsafe @usableFromInline let words: UnsafeMutablePointer<UInt64>
    /// How many words.
    public let wordCount: Int

    @usableFromInline init(unsafeWords words: UnsafeMutablePointer<UInt64>, wordCount: Int) {
        unsafe self.words = words
        self.wordCount = wordCount
    }

    /// The word at `index`, which is at least 0 and less than `wordCount`.
    @inlinable public subscript(index: Int) -> UInt64 {
        get { unsafe words[index] }
        nonmutating set { unsafe words[index] = newValue }
    }

    /// The same words, read only.
    @inlinable public var view: PackedState { unsafe PackedState(unsafeWords: words, wordCount: wordCount) }
}
