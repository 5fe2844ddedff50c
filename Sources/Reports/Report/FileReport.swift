/// What came of one file, or of a folder without models.
public struct FileReport: Sendable {
    /// The path as the user sees it.
    public let path: String
    /// What came of it.
    public let content: Content

    /// What can come of a file.
    public enum Content: Sendable {
        /// It could not be read.
        case unreadable(ReadFailure)
        /// It has no `model` line: it was checked alone for errors.
        case library(LibraryReport)
        /// It is a model.
        case model(ModelReport)
        /// The checker itself failed on it.
        case fault(CheckerFault)
    }

    /// Makes a report.
    public init(path: String, content: Content) {
        self.path = path
        self.content = content
    }

    /// The report where the violations in `known`, which are about this file, are accepted.
    public func accepting(_ known: [KnownViolation]) -> FileReport {
        guard !known.isEmpty, case .model(var model) = content else { return self }
        for index in model.scenarios.indices {
            model.scenarios[index].known = known.filter { $0.scenario == model.scenarios[index].name }
        }
        return FileReport(path: path, content: .model(model))
    }

    /// The code that this file alone would end the process with.
    public func exitCode(isStrict: Bool) -> ExitCode {
        switch content {
        case .unreadable: .input
        case .library(let library): library.hasErrors ? .model : .success
        case .model(let model): model.exitCode(isStrict: isStrict)
        case .fault: .fault
        }
    }
}

/// Why a path gave nothing to check.
public enum ReadFailure: Hashable, Sendable {
    /// There is nothing at the path.
    case missing
    /// The path is a folder without a file that has a `model` line.
    case folderWithoutModels
    /// The path is a folder where one model is wanted.
    case folder
    /// The path is neither a file nor a folder.
    case notAFile
    /// The system refused; the text is the system's own.
    case refused(String)
}

/// A fault of the checker itself, to be reported to its authors.
public struct CheckerFault: Error, Hashable, Sendable {
    /// What the checker was doing.
    public let activity: String
    /// What it met.
    public let detail: String

    /// Makes a fault.
    public init(activity: String, detail: String) {
        self.activity = activity
        self.detail = detail
    }
}
