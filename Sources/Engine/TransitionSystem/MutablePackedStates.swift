/// A view of the words of consecutive states that may be changed, valid only during the call that it is handed to.
///
/// Safety: made by `SuccessorBuffer` only, which guarantees `count` times `wordCount` writable words until its next append.
@safe public struct MutablePackedStates {
    @unsafe private let words: UnsafeMutablePointer<UInt64>
    /// How many states.
    public let count: Int
    /// How many words a state takes.
    public let wordCount: Int

    /// Makes a view of `count` states of `wordCount` writable words.
    init(unsafeWords words: UnsafeMutablePointer<UInt64>, count: Int, wordCount: Int) {
        unsafe self.words = words
        self.count = count
        self.wordCount = wordCount
    }

    /// The state at `index`, which is at least 0 and less than `count`.
    public subscript(index: Int) -> MutablePackedState {
        assert(index >= 0 && index < count)
        return unsafe MutablePackedState(unsafeWords: words + index &* wordCount, wordCount: wordCount)
    }
}

extension SuccessorBuffer {
    /// The targets of the whole batch from the one at `start` on, to be changed in place; valid until the next append.
    func mutableTargets(from start: Int) -> MutablePackedStates {
        precondition(start >= 0 && start <= batchTargetCount)
        return unsafe MutablePackedStates(
            unsafeWords: words + start * wordCount, count: batchTargetCount - start, wordCount: wordCount)
    }
}
