import Synchronization

/// Hands out the numbers of chunks to workers, each once.
final class WaveTurn: Sendable {
    /// The next number.
    private let following = Atomic<Int>(0)
    /// Whether a worker could not do its part.
    private let failed = Atomic<Bool>(false)
    /// How many numbers there are.
    private let count: Int

    /// Makes ready to hand out the numbers below `count`.
    init(_ count: Int) { self.count = count }

    /// A number that nobody else has; `nil` where there is none, or somebody failed.
    func next() -> Int? {
        if failed.load(ordering: .relaxed) { return nil }
        let number = following.add(1, ordering: .relaxed).oldValue
        return number < count ? number : nil
    }

    /// Notes that somebody could not do its part.
    func fail() { failed.store(true, ordering: .relaxed) }

    /// Whether somebody could not.
    var hasFailed: Bool { failed.load(ordering: .relaxed) }
}

/// A place for the result of each worker.
///
/// Safety: made for the time of one `WorkerPool.run`, while the array behind it is not used otherwise; each worker writes
/// the slot with its own number only, and indices are checked.
@safe struct WaveResults<Result> {
    /// The slots.
    @unsafe private let slots: UnsafeMutableBufferPointer<Result>

    /// Makes places of `slots`.
    init(slots: UnsafeMutableBufferPointer<Result>) { unsafe self.slots = slots }

    /// The result of the worker with that number.
    subscript(index: Int) -> Result {
        get {
            precondition(unsafe slots.indices.contains(index))
            return unsafe slots[index]
        }
        nonmutating set {
            precondition(unsafe slots.indices.contains(index))
            unsafe slots[index] = newValue
        }
    }
}
