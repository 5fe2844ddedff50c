/// Files that exist only in memory, by their paths; for tests and for text that was never saved.
public struct MemoryFiles: FileProvider {
    private let texts: [String: String]

    /// Makes a provider of the files with those paths and texts.
    public init(_ files: [String: String]) {
        texts = Dictionary(files.map { (FilePath.normalized("/" + $0.key), $0.value) }) { first, _ in first }
    }

    /// The path from the root of the memory.
    public func identity(of path: String) throws(FileProblem) -> String {
        let identity = FilePath.normalized("/" + path)
        guard texts[identity] != nil || isFolder(identity) else { throw .notFound(path: path) }
        return identity
    }

    /// The text as UTF-8.
    public func contents(of identity: String) throws(FileProblem) -> [UInt8] {
        if let text = texts[identity] { return Array(text.utf8) }
        if isFolder(identity) { throw .isFolder(path: identity) }
        throw .notFound(path: identity)
    }

    /// The names of the files whose paths begin with the folder's.
    public func names(in folder: String) -> [String] {
        texts.keys.filter { FilePath.folder(of: $0) == folder }.map(FilePath.name(of:))
    }

    /// Whether a file lies below that path.
    private func isFolder(_ path: String) -> Bool {
        path == "/" || texts.keys.contains { $0.hasPrefix(path + "/") }
    }
}
