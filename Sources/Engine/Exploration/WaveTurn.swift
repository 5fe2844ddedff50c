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
