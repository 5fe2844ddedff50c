import Foundation

/// Asks git questions that change nothing.
struct GitProcess {
    /// The executable.
    private let executable: URL
    /// The absolute path of the folder that it works in.
    private let folder: String

    /// Finds git in the folders of `PATH`, to work in a folder that exists; `nil` where there is none.
    init?(environment: [String: String], folder: String) {
        self.folder = folder
        let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
        let found = folders.map { "\($0)/git" }.first { FileManager.default.isExecutableFile(atPath: $0) }
        guard let found else { return nil }
        executable = URL(fileURLWithPath: found)
    }

    /// What git prints for these words, at most `limit` bytes; `nil` where it fails or prints more.
    func output(_ arguments: [String], limit: Int = 64 << 20) -> [UInt8]? {
        let process = Process()
        process.executableURL = executable
        process.arguments = ["-C", folder, "--no-pager", "--literal-pathspecs"] + arguments
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        guard (try? process.run()) != nil else { return nil }
        var bytes: [UInt8] = []
        while bytes.count <= limit, let more = try? pipe.fileHandleForReading.read(upToCount: 1 << 20), !more.isEmpty {
            bytes.append(contentsOf: more)
        }
        let isWhole = bytes.count <= limit
        if !isWhole { process.terminate() }
        try? pipe.fileHandleForReading.close()
        process.waitUntilExit()
        return isWhole && process.terminationStatus == 0 ? bytes : nil
    }

    /// The first line of what git prints for these words.
    func line(_ arguments: [String]) -> String? {
        output(arguments, limit: 1 << 16).map { bytes in
            String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        }
    }
}
