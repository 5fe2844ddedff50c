import Foundation

/// Files of this process, which live in memory where the system has a place for that.
package enum ScratchFile {
    /// The folder.
    package static let folder: String = {
        let parent = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        let folder = "\(parent)/interleave-fuzzing-\(ProcessInfo.processInfo.processIdentifier)"
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        atexit { try? FileManager.default.removeItem(atPath: ScratchFile.folder) }
        return folder
    }()

    /// Writes `bytes` to the file `name` and returns its path.
    package static func write(_ bytes: [UInt8], _ name: String) -> String {
        write(bytes, at: "\(folder)/\(name)")
        return "\(folder)/\(name)"
    }

    /// Writes `bytes` to the file at `path`.
    package static func write(_ bytes: [UInt8], at path: String) {
        guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
            preconditionFailure("\(path) cannot be written")
        }
    }
}
