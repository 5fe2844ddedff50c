/// A view of the words of one state, valid only during the call that it is handed to.
///
/// Safety: whoever makes a view guarantees that `wordCount` words are readable for as long as the view is used; views
/// are made by the state store, by `SuccessorBuffer` and by `withView(of:_:)` only, and handed down, never kept.
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

    /// Calls `body` with a view of `words`, which is valid until it returns.
    public static func withView<Result>(of words: [UInt64], _ body: (PackedState) -> Result) -> Result {
        unsafe words.withUnsafeBufferPointer { pointer in
            guard let start = pointer.baseAddress else { preconditionFailure("a state has at least one word") }
            return unsafe body(PackedState(unsafeWords: start, wordCount: words.count))
        }
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
