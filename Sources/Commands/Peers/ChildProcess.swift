import Engine
import Foundation

/// A program that is run to its end, or ended when its time is over or the user interrupts.
struct ChildProcess {
    /// The program's file, and what it is given.
    let program: String
    /// Its arguments.
    let arguments: [String]
    /// The folder that it works in.
    let folder: URL
    /// How long it may take.
    let limit: Duration
    /// Set when the user interrupts.
    let cancellation: CancellationFlag

    /// What came of it.
    struct Result {
        /// Everything that it printed.
        let output: String
        /// Its exit code; `nil` where it was ended.
        let code: Int32?
        /// The processor time that it took.
        let processorSeconds: Double
        /// The time that it took.
        let wallSeconds: Double
    }

    /// The file of a program that is found in `PATH`.
    static func find(_ name: String) -> String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return path.split(separator: ":").map { "\($0)/\(name)" }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }

    /// Runs it; `nil` where it cannot be started.
    func run() -> Result? {
        let log = folder.appending(path: "output-\(UUID().uuidString)")
        guard FileManager.default.createFile(atPath: log.path(), contents: nil),
            let handle = FileHandle(forWritingAtPath: log.path())
        else { return nil }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = handle
        process.standardError = handle
        let (begin, before) = (ContinuousClock.now, Self.childSeconds)
        do { try process.run() } catch { return nil }
        var isEnded = false
        while process.isRunning {
            if cancellation.isCancelled || ContinuousClock.now - begin > limit {
                isEnded = true
                _ = kill(process.processIdentifier, SIGKILL)
                break
            }
            usleep(2_000)
        }
        process.waitUntilExit()
        try? handle.close()
        let text = String(decoding: FileManager.default.contents(atPath: log.path()) ?? Data(), as: UTF8.self)
        return Result(
            output: text, code: isEnded ? nil : process.terminationStatus,
            processorSeconds: Self.childSeconds - before, wallSeconds: (ContinuousClock.now - begin) / .seconds(1))
    }

    /// The processor time of all child processes that have ended.
    private static var childSeconds: Double {
        var usage = rusage()
        guard unsafe getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage) == 0 else { return 0 }
        let seconds = Double(usage.ru_utime.tv_sec) + Double(usage.ru_stime.tv_sec)
        return seconds + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
    }
}
