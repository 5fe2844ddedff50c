/// One member of a declared thread.
public struct ThreadMember: Hashable, Sendable {
    /// The declaration.
    public let thread: ThreadID
    /// The member, from 0; of indexed threads the position of its indices, the first slowest.
    public let index: Int

    /// Makes the member of `thread` at `index`.
    public init(thread: ThreadID, index: Int) {
        self.thread = thread
        self.index = index
    }
}
