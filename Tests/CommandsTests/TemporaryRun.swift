import Commands
import Engine
import Foundation
import Reports
import Synchronization

/// Runs of the tool in a folder of its own.
struct TemporaryRun {
    /// What was printed, without the path of the folder.
    let output: String
    /// What was said on the standard error, without the path of the folder.
    let errors: String
    /// The exit code.
    let code: ExitCode
    /// The texts of the files in the folder afterwards, by their paths.
    let files: [String: String]

    /// Runs the tool with `arguments`, in which `FOLDER` stands for a folder made of `files`, and so it does in `input`, the
    /// lines of the standard input.
    init(
        _ files: [String: String], _ arguments: [String], isTerminal: Bool = false, environment: [String: String] = [:],
        cancelled: Bool = false, input: [String] = []
    ) throws {
        let folder = NSTemporaryDirectory() + "interleave-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (name, text) in files {
            let url = URL(fileURLWithPath: "\(folder)/\(name)")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        let texts = Mutex((output: "", errors: ""))
        var console = Console(
            write: { text in texts.withLock { $0.output += text } },
            writeError: { text in texts.withLock { $0.errors += text } })
        console.isOutputTerminal = isTerminal
        console.isErrorTerminal = isTerminal
        console.environment = environment
        let lines = Mutex(input.map { $0.replacing("FOLDER", with: folder) }[...])
        console.readLine = { lines.withLock { $0.popFirst() } }
        if cancelled { console.cancellation.cancel() }
        code = CommandLineTool.run(arguments.map { $0.replacing("FOLDER", with: folder) }, console: console)
        let (output, errors) = texts.withLock { $0 }
        self.output = output.replacing(folder + "/", with: "")
        self.errors = errors.replacing(folder + "/", with: "")
        var found: [String: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else { continue }
            found[name] = String(decoding: data, as: UTF8.self).replacing(folder + "/", with: "")
        }
        self.files = found
    }
}
