import Dispatch
import Engine
import Execution
import Foundation
import Reports
import Synchronization

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
                if cancellation.isCancelled { end(128 + number) }
                cancellation.cancel()
                Self.leaveLater(queue, foreground)
            }
            source.resume()
            return source
        }
    }

    /// Ends the process after a while; later where something is being saved then.
    private static func leaveLater(_ queue: DispatchQueue, _ foreground: ForegroundTask) {
        queue.asyncAfter(deadline: .now() + patience) {
            if foreground.isSaving.load(ordering: .acquiring) { return leaveLater(queue, foreground) }
            let text = "interrupted; there is no report, because what runs does not end\n"
            try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
            end(ExitCode.incomplete.rawValue)
        }
    }
}

/// Keeps the signal from doing what it does by default.
func ignore(_ number: Int32) { _ = signal(number, SIG_IGN) }

/// Ends the process at once, with what it has started; the code after a signal is the one that shells give to a process
/// that the signal has ended.
private func end(_ code: Int32) -> Never {
    ProcessRemains(environment: ProcessInfo.processInfo.environment).remove()
    _exit(code)
}
