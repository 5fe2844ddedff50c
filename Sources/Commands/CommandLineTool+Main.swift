import Engine
import Foundation
import Reports

extension CommandLineTool {
    /// The stack of the thread that everything runs on: models may nest deeply, and so do the passes over them.
    private static let stackBytes = 512 << 20

    /// The stack of the thread that only shows whether there may be one.
    private static let probeBytes = 1 << 20

    /// Ends a process that cannot run here, with the reason.
    private static func refuse(_ console: Console, _ reason: String) -> Never {
        console.writeError("error: \(reason)\n")
        exit(ExitCode.fault.rawValue)
    }

    /// Runs the process's own arguments and exits with the code that the reference gives.
    ///
    /// - Parameter commit: the commit that was built, for `--version`.
    public static func main(commit: String) -> Never {
        ProcessLimits.prepare()
        let (console, loss) = Console.process()
        if let shortage = ProcessLimits.shortage() { refuse(console, shortage) }
        // What listens for signals would wait for ever for a thread that is refused.
        if !SystemThread.start(stackBytes: probeBytes, {}) {
            refuse(console, ProcessLimits.noThread(stackBytes: probeBytes))
        }
        let interrupts = InterruptHandler(cancellation: console.cancellation, foreground: console.foreground)
        let arguments = Array(CommandLine.arguments.dropFirst())
        let isStarted = SystemThread.start(stackBytes: stackBytes) {
            let code = run(arguments, console: console, commit: commit)
            if let reason = loss.text {
                console.writeError("error: the report could not be written: \(reason)\n")
                exit(ExitCode.fault.rawValue)
            }
            exit(code.rawValue)
        }
        if !isStarted { refuse(console, ProcessLimits.noThread(stackBytes: stackBytes)) }
        while true { withExtendedLifetime(interrupts) { _ = sleep(.max) } }
    }
}
