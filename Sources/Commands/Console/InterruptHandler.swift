import Dispatch
import Engine
import Foundation

/// Turns the first interrupt into a request to end with a partial report; the second ends the process at once.
final class InterruptHandler {
    private let sources: [any DispatchSourceSignal]

    /// Listens for interrupts from now on.
    init(cancellation: CancellationFlag) {
        let queue = DispatchQueue(label: "interleave.interrupts")
        sources = [SIGINT, SIGTERM].map { number in
            ignore(number)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                if cancellation.isCancelled { end(number) }
                cancellation.cancel()
            }
            source.resume()
            return source
        }
    }
}

/// Keeps the signal from doing what it does by default.
func ignore(_ number: Int32) { _ = signal(number, SIG_IGN) }

/// Ends the process as the signal does by default.
private func end(_ number: Int32) {
    _ = signal(number, SIG_DFL)
    _ = raise(number)
}
