/// Where the files of a model come from: a disk, or a dictionary in a test.
public protocol FileProvider: Sendable {
    /// The absolute path of the file or folder `path`, links resolved: two paths of one file have one identity.
    func identity(of path: String) throws(FileProblem) -> String
    /// The content of the file with that identity; beyond `SourceFile.largestSize` bytes it may be cut off.
    func contents(of identity: String) throws(FileProblem) -> [UInt8]
    /// The names of the files in the folder of that identity, for suggestions; empty where it cannot be listed.
    func names(in folder: String) -> [String]
}
