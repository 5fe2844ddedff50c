import Foundation

/// A file that something is written to.
struct OutputFile {
    /// The path as the user sees it.
    let path: String

    /// The most symbolic links that are followed.
    private static let mostLinks = 40

    /// Writes `text`: in place of a regular file, whole or not at all and with the same permissions; straight into a device
    /// or a pipe; through symbolic links.
    func write(_ text: String) throws {
        let target = target
        let attributes = try? FileManager.default.attributesOfItem(atPath: target)
        let type = attributes?[.type] as? FileAttributeType
        if let type, type != .typeRegular, type != .typeDirectory {
            guard let handle = FileHandle(forWritingAtPath: target) else { throw CocoaError(.fileWriteNoPermission) }
            defer { try? handle.close() }
            try handle.write(contentsOf: Data(text.utf8))
            return
        }
        try Data(text.utf8).write(to: URL(fileURLWithPath: target), options: .atomic)
        if let mode = attributes?[.posixPermissions] {
            try? FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: target)
        }
    }

    /// Whether both paths lead to one file, be it there already or not.
    static func isSame(_ a: String, _ b: String) -> Bool {
        URL(fileURLWithPath: OutputFile(path: a).target).resolvingSymlinksInPath().standardizedFileURL.path
            == URL(fileURLWithPath: OutputFile(path: b).target).resolvingSymlinksInPath().standardizedFileURL.path
    }

    /// The path behind the symbolic links that the file itself is.
    var target: String {
        var target = path
        for _ in 0..<Self.mostLinks {
            guard let link = try? FileManager.default.destinationOfSymbolicLink(atPath: target) else { break }
            let folder = URL(fileURLWithPath: target).deletingLastPathComponent()
            target = link.hasPrefix("/") ? link : folder.appendingPathComponent(link).path
        }
        return target
    }
}
