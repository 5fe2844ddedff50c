/// A view of the words of a state that is being written, valid until the next call on its buffer.
///
/// Safety: made by `SuccessorBuffer` only, which guarantees `wordCount` writable words.
@safe public struct MutablePackedState {
    @unsafe @usableFromInline let words: UnsafeMutablePointer<UInt64>
    /// How many words.
    public let wordCount: Int

    /// Makes a view of `wordCount` writable words.
    @inlinable init(unsafeWords words: UnsafeMutablePointer<UInt64>, wordCount: Int) {
        unsafe self.words = words
        self.wordCount = wordCount
    }

    /// The word at `index`, which is at least 0 and less than `wordCount`.
    @inlinable public subscript(index: Int) -> UInt64 {
        get {
            assert(index >= 0 && index < wordCount)
            return unsafe words[index]
        }
        nonmutating set {
            assert(index >= 0 && index < wordCount)
            unsafe words[index] = newValue
        }
    }

    /// The same words, read only.
    @inlinable public var view: PackedState { unsafe PackedState(unsafeWords: words, wordCount: wordCount) }

    /// Copies all words of `state`, which has as many.
    @inlinable public func assign(_ state: PackedState) {
        assert(state.wordCount == wordCount)
        var index = 0
        while index < wordCount {
            unsafe words[index] = unsafe state.words[index]
            index &+= 1
        }
    }
}
