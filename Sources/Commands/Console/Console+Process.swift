import Foundation

extension Console {
    /// The console of this process.
    ///
    /// Where nobody reads the output any more, it is dropped, and the exit code still tells what came out.
    static func process() -> Console {
        ignore(SIGPIPE)
        return Console(
            write: { text in try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8)) },
            writeError: { text in try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) },
            isOutputTerminal: isatty(STDOUT_FILENO) == 1, isErrorTerminal: isatty(STDERR_FILENO) == 1,
            environment: ProcessInfo.processInfo.environment)
    }
}
