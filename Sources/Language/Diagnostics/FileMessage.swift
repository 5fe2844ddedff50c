/// What can be wrong with the files that a model is made of.
public enum FileMessage: DiagnosticMessage, Hashable {
    /// An absolute path behind `import`.
    case importIsAbsolute(String)
    /// A path that names no file.
    case importNotFound(String)
    /// A file that has a `model` line.
    case importOfModel(String)
    /// A file outside the folder that models may import from.
    case importOutsideRoot(String, root: String)
    /// A file that exists and cannot be read.
    case importUnreadable(String)
    /// Two `model` lines in one file.
    case secondModelLine
    /// More files than a model may have.
    case tooManyFiles(Int)

    /// How bad it is.
    public var severity: DiagnosticSeverity { .error }

    /// The stable identity.
    public var id: String { entry.id }

    /// The sentence.
    public var text: String { entry.text }

    /// The catalogue, sorted by identity.
    private var entry: (id: String, text: String) {
        switch self {
        case .importIsAbsolute(let path):
            ("import-is-absolute", "'\(path)' is absolute; a path is relative to the file that it stands in")
        case .importNotFound(let path):
            ("import-not-found", "there is no file '\(path)'")
        case .importOfModel(let path):
            ("import-of-model", "'\(path)' has a 'model' line and cannot be imported")
        case .importOutsideRoot(let path, let root):
            ("import-outside-root", "'\(path)' lies outside '\(root)'; '--root' allows another folder")
        case .importUnreadable(let reason):
            ("import-unreadable", reason)
        case .secondModelLine:
            ("second-model-line", "a file has one 'model' line")
        case .tooManyFiles(let limit):
            ("too-many-files", "the model has more than \(limit) files")
        }
    }
}
