@testable import Language

/// Files of a model that lie in memory, whatever their bytes.
package struct FileSet: FileProvider {
    /// The bytes of each file by its path without a `/` in front.
    package let files: [String: [UInt8]]

    /// Takes files by their paths.
    package init(files: [String: [UInt8]]) { self.files = files }

    /// The files in a text: each begins with a line `//// NAME`; what stands before the first is `m.ilv`.
    package static func files(in bytes: [UInt8]) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        var name = "m.ilv"
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if line.starts(with: "//// ".utf8) {
                name = FilePath.normalized(String(decoding: line.dropFirst(5), as: UTF8.self))
            } else {
                files[name, default: []] += line + [UInt8(ascii: "\n")]
            }
        }
        return files
    }

    /// The path from the root of the memory.
    package func identity(of path: String) throws(FileProblem) -> String {
        let identity = FilePath.normalized("/" + path)
        guard files[String(identity.dropFirst())] != nil || identity == "/" else { throw .notFound(path: path) }
        return identity
    }

    /// The bytes of a file.
    package func contents(of identity: String) throws(FileProblem) -> [UInt8] {
        guard let bytes = files[String(identity.dropFirst())] else { throw .isFolder(path: identity) }
        return bytes
    }

    /// All names.
    package func names(in folder: String) -> [String] { files.keys.sorted() }
}
