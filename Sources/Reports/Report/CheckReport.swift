/// What a run of `check` found: the one value that every format is a function of.
///
/// It holds values only, and causes instead of sentences; the wording is up to the formats.
public struct CheckReport: Sendable {
    /// The version of the report's structure, raised with every change that a reader of a format could notice.
    public static let version = 1

    /// A report for each file, in the order in which they were checked.
    public var files: [FileReport]
    /// Whether what was never executed and what is vacuous make the run fail.
    public var isStrict: Bool
    /// What a baseline of known violations did; `nil` where there is none.
    public var baseline: BaselineUse?

    /// Makes a report.
    public init(files: [FileReport] = [], isStrict: Bool = false) {
        self.files = files
        self.isStrict = isStrict
    }

    /// The code that a process with this report exits with: where several apply, the most important.
    public var exitCode: ExitCode {
        ExitCode.mostImportant(of: files.map { $0.exitCode(isStrict: isStrict) } + [baseline?.exitCode ?? .success])
    }
}
