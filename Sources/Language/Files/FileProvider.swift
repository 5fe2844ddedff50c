/// Where the files of a model come from: a disk, or a dictionary in a test.
public protocol FileProvider: Sendable {
    /// The absolute path of the file or folder `path`, links resolved: two paths of one file have one identity.
    func identity(of path: String) throws(FileProblem) -> String
    /// The content of the file with that identity; beyond `SourceFile.largestSize` bytes it may be cut off.
    func contents(of identity: String) throws(FileProblem) -> [UInt8]
    /// Whether what has that identity is a pipe or a device, which may have no end, or keep a reader waiting for ever.
    func isStream(_ identity: String) -> Bool
    /// The names of the files in the folder of that identity, for suggestions; empty where it cannot be listed.
    func names(in folder: String) -> [String]
}

extension FileProvider {
    /// Nothing is.
    public func isStream(_ identity: String) -> Bool { false }
}
