/// What can be wrong with the files that a model is made of.
public enum FileMessage: DiagnosticMessage, Hashable {
    /// Files that are too large together.
    case filesTooLarge
    /// An absolute path behind `import`.
    case importIsAbsolute(String)
    /// A pipe or a device.
    case importIsStream(String)
    /// A path that names no file.
    case importNotFound(String)
    /// A file that has a `model` line.
    case importOfModel(String)
    /// A file outside the folder that models may import from.
    case importOutsideRoot(String, root: String)
    /// A file that exists and cannot be read.
    case importUnreadable(String)
    /// So many errors and warnings that nobody would read them.
    case notShown(errors: Int, warnings: Int)
    /// Two `model` lines in one file.
    case secondModelLine
    /// More files than a model may have.
    case tooManyFiles(Int)

    /// How bad it is.
    public var severity: DiagnosticSeverity {
        if case .notShown(errors: 0, _) = self { .warning } else { .error }
    }

    /// The stable identity.
    public var id: String { entry.id }

    /// The sentence.
    public var text: String { entry.text }

    /// The catalogue, sorted by identity.
    private var entry: (id: String, text: String) {
        switch self {
        case .filesTooLarge:
            ("files-too-large", "a model has at most \(SourceFile.largestSize >> 20) MiB, which it has without this")
        case .importIsAbsolute(let path):
            ("import-is-absolute", "'\(path)' is absolute; a path is relative to the file that it stands in")
        case .importIsStream(let path):
            ("import-is-stream", "'\(path)' is a pipe or a device, and only files are imported")
        case .importNotFound(let path):
            ("import-not-found", "there is no file '\(path)'")
        case .importOfModel(let path):
            ("import-of-model", "'\(path)' has a 'model' line and cannot be imported")
        case .importOutsideRoot(let path, let root):
            ("import-outside-root", "'\(path)' lies outside '\(root)'; '--root' allows another folder")
        case .importUnreadable(let reason):
            ("import-unreadable", reason)
        case .notShown(let errors, let warnings):
            ("not-shown", "from here on \(Self.count(errors, warnings)) not shown")
        case .secondModelLine:
            ("second-model-line", "a file has one 'model' line")
        case .tooManyFiles(let limit):
            ("too-many-files", "the model has more than \(limit) files")
        }
    }

    /// `12 errors and a warning are`.
    private static func count(_ errors: Int, _ warnings: Int) -> String {
        let parts = [(errors, "an error", "errors"), (warnings, "a warning", "warnings")].filter { $0.0 > 0 }
            .map { $0.0 == 1 ? $0.1 : "\($0.0) \($0.2)" }
        return parts.joined(separator: " and ") + (errors + warnings == 1 ? " is" : " are")
    }
}
