/// What a comparison may take, and why it ends where that is used up.
final class ComparisonBudget {
    /// The limits; `depth` bounds the length of words.
    let limits: Limits
    /// Set where somebody wants it to end.
    private let cancellation: CancellationFlag?
    /// When it began.
    private let start = ContinuousClock.now
    /// The bytes that have been taken.
    private(set) var bytes = 0
    /// How often it was asked since the clock was looked at.
    private var turns = 0

    /// Begins.
    init(limits: Limits, cancellation: CancellationFlag?) {
        self.limits = limits
        self.cancellation = cancellation
    }

    /// How long it has taken.
    var elapsed: Duration { ContinuousClock.now - start }

    /// Why a system gave no transitions: somebody wants the comparison to end, or they were too many.
    var refusal: ComparisonStop { ComparisonStop(cancellation?.isCancelled == true ? .interrupted : .memory) }

    /// Takes about that many bytes.
    func take(_ count: Int) { bytes += count }

    /// Ends the comparison where time or memory is used up; asked once for each piece of work.
    func check() throws(ComparisonStop) {
        if let limit = limits.memory, bytes > limit { throw ComparisonStop(.memory) }
        turns += 1
        guard turns % 64 == 0 else { return }
        if cancellation?.isCancelled == true { throw ComparisonStop(.interrupted) }
        if let limit = limits.time, elapsed > limit { throw ComparisonStop(.time) }
    }
}

/// Why a comparison ended before everything was compared.
struct ComparisonStop: Error {
    /// Why.
    let reason: IncompleteReason

    /// Makes it.
    init(_ reason: IncompleteReason) { self.reason = reason }
}
