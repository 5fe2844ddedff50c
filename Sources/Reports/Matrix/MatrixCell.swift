import Execution

/// What one scenario says of one requirement.
public struct MatrixCell: Sendable {
    /// The verdict.
    public let verdict: Verdict
    /// What has a trace: the violation, the way to a `reachable`, the deadlock, each error.
    let findings: [Findings.Finding]

    /// What can stand in a cell; lengths are in transitions.
    public enum Verdict: Hashable, Sendable {
        /// True wherever it had to be.
        case holds
        /// It holds, but none of its guards was ever true: no evidence.
        case vacuous
        /// False at the end of the trace; for deadlock and errors: there is one.
        case violated(length: Int)
        /// A `reachable` that is true at the end of the trace.
        case reached(length: Int)
        /// A `reachable` that is true nowhere.
        case unreachable
        /// Its evaluation met an error of the model.
        case error
        /// Left out as meaningless here; the text is the reason of the `skip`.
        case notApplicable(String)
        /// The model does not have the property, or the scenario does not ask for it.
        case notJudged
        /// No violation was found by a search that may have omitted states; the text says how sure that is.
        case notFound(String)
        /// Nothing was found, and not everything was looked at; the text says why.
        case incomplete(String)
    }

    /// Makes a cell.
    init(_ verdict: Verdict, findings: [Findings.Finding] = []) {
        self.verdict = verdict
        self.findings = findings
    }

    /// Whether there is a trace to show.
    public var hasTrace: Bool { !findings.isEmpty }
}
