/// What comes of a file whose model is to be mutated.
public enum MutatedFile: Sendable {
    /// What became of its mutants.
    case mutated(MutationReport)
    /// It has none, because it cannot be read, does not compile or is a library.
    case failed(FileReport)

    /// The code that it alone would end the process with.
    public var exitCode: ExitCode {
        switch self {
        case .mutated(let report): report.exitCode
        case .failed(let file): file.exitCode(isStrict: false)
        }
    }
}
