import Language
import Reports

/// A file of known violations, as `--baseline` reads it.
struct BaselineFile {
    /// The path as the user sees it.
    let path: String
    /// The folder that the paths of models are relative to, without links.
    let folder: String
    /// The entries in order.
    let entries: [KnownViolation]

    /// Reads the file at `path`.
    init(path: String) throws(BaselineProblem) {
        let (identity, bytes): (String, [UInt8])
        do throws(FileProblem) {
            identity = try DiskFiles().identity(of: path)
            bytes = try DiskFiles().contents(of: identity)
        } catch {
            throw .unreadable(ReadFailure(error))
        }
        guard bytes.count <= SourceFile.largestSize else { throw .wrong(.tooLarge, line: 1) }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .wrong(.notText, line: 1) }
        self.path = path
        folder = FilePath.folder(of: identity)
        var parser = BaselineParser()
        entries = try parser.parse(text)
    }

    /// The entries about the model at `path`.
    func entries(about path: String) -> [KnownViolation] {
        guard let identity = try? DiskFiles().identity(of: path) else { return [] }
        return entries.filter { self.identity(of: $0) == identity }
    }

    /// The path without links of the model that `entry` names; `nil` where there is none.
    func identity(of entry: KnownViolation) -> String? {
        try? DiskFiles().identity(of: folder + "/" + entry.model)
    }
}
