import Dispatch
import Engine
import Foundation

/// Turns the first interrupt into a request to end with a partial report; the second ends the process at once, and so
/// does the first where no report has come after a while, because what runs cannot be asked to stop.
final class InterruptHandler {
    /// How long a search may take to end once it is asked to, with its report.
    private static let patience = DispatchTimeInterval.seconds(10)

    /// What listens, one for each signal.
    private let sources: [any DispatchSourceSignal]

    /// Listens for interrupts from now on; a task of `foreground` is ended before anything else.
    init(cancellation: CancellationFlag, foreground: ForegroundTask) {
        let queue = DispatchQueue(label: "interleave.interrupts")
        sources = [SIGINT, SIGTERM].map { number in
            ignore(number)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                if number == SIGINT, foreground.interrupt() { return }
                if cancellation.isCancelled { end(number) }
                cancellation.cancel()
                queue.asyncAfter(deadline: .now() + Self.patience) { exit(2) }
            }
            source.resume()
            return source
        }
    }
}

/// Keeps the signal from doing what it does by default.
func ignore(_ number: Int32) { _ = signal(number, SIG_IGN) }

/// Ends the process at once, with the code that shells give to a process that the signal has ended.
private func end(_ number: Int32) -> Never { _exit(128 + number) }
