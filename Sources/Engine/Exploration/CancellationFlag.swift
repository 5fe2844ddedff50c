import Synchronization

/// Asks a search to end from another thread or a signal source.
public final class CancellationFlag: Sendable {
    /// Whether the search is to end.
    private let flag = Atomic<Bool>(false)

    /// Makes a flag that is not set.
    public init() {}

    /// Whether `cancel` was called.
    public var isCancelled: Bool { flag.load(ordering: .relaxed) }

    /// Sets the flag for good; does nothing but one atomic store.
    public func cancel() { flag.store(true, ordering: .relaxed) }
}
