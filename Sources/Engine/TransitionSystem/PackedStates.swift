/// A view of the words of consecutive states, valid only during the call that it is handed to.
///
/// Safety: whoever makes a view guarantees that `count` times `wordCount` words are readable for as long as the view is
/// used; views are made by whoever holds the states, and handed down, never kept.
@safe public struct PackedStates {
    /// The words of all states, one state after the other, for code that is not written in Swift.
    @unsafe public let words: UnsafePointer<UInt64>
    /// How many states.
    public let count: Int
    /// How many words a state takes.
    public let wordCount: Int

    /// Makes a view of `count` states of `wordCount` words.
    @inlinable public init(unsafeWords words: UnsafePointer<UInt64>, count: Int, wordCount: Int) {
        unsafe self.words = words
        self.count = count
        self.wordCount = wordCount
    }

    /// The state at `index`, which is at least 0 and less than `count`.
    @inlinable public subscript(index: Int) -> PackedState {
        assert(index >= 0 && index < count)
        return unsafe PackedState(unsafeWords: words + index &* wordCount, wordCount: wordCount)
    }

    /// The `count` states from `start`, all of which are in the view.
    @inlinable public func slice(_ start: Int, count: Int) -> PackedStates {
        assert(start >= 0 && count >= 0 && start + count <= self.count)
        return unsafe PackedStates(unsafeWords: words + start &* wordCount, count: count, wordCount: wordCount)
    }
}
