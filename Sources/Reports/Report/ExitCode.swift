/// How the process ends.
public enum ExitCode: Int32, Hashable, Sendable, CaseIterable {
    /// Everything came out as expected.
    case success = 0
    /// A property came out otherwise.
    case otherwise = 1
    /// A limit was reached.
    case incomplete = 2
    /// The command line makes no sense.
    case usage = 64
    /// A model does not compile.
    case model = 65
    /// A file cannot be read.
    case input = 66
    /// A fault of the checker itself.
    case fault = 70

    /// The order of importance.
    private static let byImportance: [ExitCode] = [.usage, .fault, .input, .model, .otherwise, .incomplete, .success]

    /// The most important of `codes`; success where there is none.
    public static func mostImportant(of codes: some Sequence<ExitCode>) -> ExitCode {
        let present = Set(codes)
        return byImportance.first { present.contains($0) } ?? .success
    }
}
