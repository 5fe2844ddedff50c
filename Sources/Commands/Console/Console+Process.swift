import Engine
import Foundation
import Synchronization

extension Console {
    /// The console of this process.
    ///
    /// Where nobody reads the output any more, it is dropped, and the exit code still tells what came out; where it
    /// cannot be written for another reason, `loss` says so.
    static func process() -> (console: Console, loss: OutputLoss) {
        ignore(SIGPIPE)
        // A file that grows beyond its limit is refused like one on a full disk.
        ignore(SIGXFSZ)
        let loss = OutputLoss()
        var console = Console(
            write: { text in
                do {
                    try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
                } catch {
                    loss.note(error)
                }
            },
            writeError: { text in try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) },
            isOutputTerminal: isatty(STDOUT_FILENO) == 1, isErrorTerminal: isatty(STDERR_FILENO) == 1,
            environment: ProcessInfo.processInfo.environment)
        let input = InputLines()
        console.readLine = { [flag = console.cancellation] in input.next { flag.isCancelled } }
        console.isInputTerminal = isatty(STDIN_FILENO) == 1
        return (console, loss)
    }
}

/// Whether output was lost, and why.
final class OutputLoss: Sendable {
    /// The reason of the first loss.
    private let reason = Mutex<String?>(nil)

    /// The reason of the first loss, but for a reader that has gone.
    var text: String? { reason.withLock { $0 } }

    /// Notes that output could not be written.
    func note(_ error: any Error) {
        let code = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
        if code.code == Int(EPIPE) { return }
        reason.withLock { first in
            if first == nil { first = code.localizedDescription }
        }
    }
}
