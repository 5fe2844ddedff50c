/// A view of the words of one state, valid only during the call that it is handed to.
///
/// Safety: whoever makes a view guarantees that `wordCount` words are readable for as long as the view is used; views
/// are made by the state store and by `SuccessorBuffer` only, and handed down, never kept.
@safe public struct PackedState {
    @unsafe @usableFromInline let words: UnsafePointer<UInt64>
    /// How many words.
    public let wordCount: Int

    /// Makes a view of `wordCount` words.
    @inlinable public init(unsafeWords words: UnsafePointer<UInt64>, wordCount: Int) {
        unsafe self.words = words
        self.wordCount = wordCount
    }

    /// The word at `index`, which is at least 0 and less than `wordCount`.
    @inlinable public subscript(index: Int) -> UInt64 {
        assert(index >= 0 && index < wordCount)
        return unsafe words[index]
    }

    /// A copy of the words.
    public var array: [UInt64] { (0..<wordCount).map { self[$0] } }

    /// Whether both views show the same words.
    @inlinable public func isEqual(to other: PackedState) -> Bool {
        assert(other.wordCount == wordCount)
        var index = 0
        while index < wordCount {
            if self[index] != other[index] { return false }
            index &+= 1
        }
        return true
    }
}
