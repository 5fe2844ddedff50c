/// Why a file cannot be read.
public enum FileProblem: Error, Hashable, Sendable {
    /// There is no file of that path.
    case notFound(path: String)
    /// The path names a folder.
    case isFolder(path: String)
    /// The path names no folder.
    case isNoFolder(path: String)
    /// The system refuses, for the reason that it gives.
    case unreadable(path: String, reason: String)

    /// One sentence without a full stop, e.g. `there is no file 'a.ilv'`.
    public var text: String {
        switch self {
        case .notFound(let path): "there is no file '\(path)'"
        case .isFolder(let path): "'\(path)' is a folder"
        case .isNoFolder(let path): "there is no folder '\(path)'"
        case .unreadable(let path, let reason): "'\(path)' cannot be read: \(reason)"
        }
    }
}
