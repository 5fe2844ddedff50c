import Engine
import Execution

extension CheckOptions {
    /// The milliseconds that a step may run on after the time is over: who looks at the clock between steps is to find out.
    static let grace = 20

    /// Ends a step that is still running when the time, which begins at `begin`, is over or `cancellation` is set.
    func interruption(
        _ cancellation: CancellationFlag, since begin: ContinuousClock.Instant = .now
    ) -> Interruption {
        let end = seconds.map { begin + .seconds($0) + .milliseconds(Self.grace) }
        return Interruption { cancellation.isCancelled || end.map { ContinuousClock.now >= $0 } == true }
    }
}
