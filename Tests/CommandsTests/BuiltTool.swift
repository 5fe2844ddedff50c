import Foundation

/// The tool as it is built beside the tests, run as a process of its own.
enum BuiltTool {
    /// Its path; `nil` where it is not there.
    static var path: String? {
        let folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
            .deletingLastPathComponent()
        return ["", "..", "../.."].map { folder.appendingPathComponent($0 + "/interleave").standardized.path }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }

    /// What came of a run.
    struct Outcome {
        /// The code that the shell gives.
        let code: Int32
        /// The standard output.
        let output: String
        /// The standard error.
        let errors: String
        /// The names in the folder afterwards.
        let files: [String]
        /// How long it took, in seconds.
        let seconds: Double
    }

    /// Runs a script of bash in a folder of its own, which holds `files` and where `$TOOL` is the tool and all temporary
    /// files and caches go.
    static func run(_ script: String, files: [String: String] = [:]) throws -> Outcome {
        let folder = URL(fileURLWithPath: NSTemporaryDirectory() + "interleave-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = folder
        process.environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "TOOL": path ?? "false",
            "XDG_CACHE_HOME": folder.path, "TMPDIR": folder.path,
        ]
        let (out, err) = (folder.path + ".out", folder.path + ".err")
        defer { for file in [out, err] { try? FileManager.default.removeItem(atPath: file) } }
        for file in [out, err] { _ = FileManager.default.createFile(atPath: file, contents: nil) }
        process.standardOutput = FileHandle(forWritingAtPath: out)
        process.standardError = FileHandle(forWritingAtPath: err)
        let start = ContinuousClock.now
        try process.run()
        process.waitUntilExit()
        let text = { (file: String) in
            String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
        }
        return Outcome(
            code: process.terminationStatus, output: text(out), errors: text(err),
            files: try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted(),
            seconds: (ContinuousClock.now - start) / .seconds(1))
    }
}
