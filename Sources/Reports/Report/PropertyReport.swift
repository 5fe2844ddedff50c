import Engine
import Execution
import Language

/// What was found of one property.
public struct PropertyReport: Codable, Sendable {
    /// The property's name.
    public var name: String
    /// The property's title.
    public var title: String?
    /// The text of the `///` lines before it.
    public var documentation: [String]
    /// What kind it is.
    public var kind: PropertyKind
    /// The place of its name.
    public var span: SourceSpan
    /// What was found.
    public var verdict: PropertyVerdict

    /// Makes a report.
    public init(
        name: String, title: String? = nil, documentation: [String] = [], kind: PropertyKind, span: SourceSpan,
        verdict: PropertyVerdict
    ) {
        self.name = name
        self.title = title
        self.documentation = documentation
        self.kind = kind
        self.span = span
        self.verdict = verdict
    }
}

/// The kinds of properties; the raw value is the word that declares one.
public enum PropertyKind: String, Codable, Hashable, Sendable {
    case invariant, transition, reachable, recoverable, liveness, refines
}

/// What can be found of a property.
public enum PropertyVerdict: Codable, Hashable, Sendable {
    /// True wherever it had to be, and everything was looked at.
    case holds
    /// False at the end of the trace; for a `recoverable`, false from there on whatever happens; for a `liveness`, false on
    /// the run that goes on in the loop.
    case violated(Evidence)
    /// A `reachable` that is true at the end of the trace.
    case reached(Evidence)
    /// A `reachable` that is true nowhere, and everything was looked at.
    case unreachable
    /// Its evaluation met an error; the search's errors say which.
    case error
    /// The scenario or the model skips it.
    case skipped(reason: String?)
    /// It is not among those that `only` or the command line asks for.
    case notSelected(Selector)
    /// It cannot be judged in a search that is reduced in that way.
    case refused(Reduction, ReductionConflict)
    /// Nothing was found, and not everything was looked at.
    case incomplete
}

/// Who says which properties are checked.
public enum Selector: Codable, Hashable, Sendable {
    /// `only` in the scenario or the model.
    case scenario
    /// `--property`.
    case commandLine
}

/// What shows that a property is violated or reached.
public struct Evidence: Codable, Hashable, Sendable {
    /// The first of the shortest ways there.
    public let trace: TraceReport
    /// The parts of the property that decide it, as far as they can be told.
    public let explanations: [Explanation]
    /// What is left at the end of the trace, for a `recoverable` property.
    public let rest: NoWayBack?
    /// The trace beside the specification, for a `refines` property.
    public let refinement: RefinementExplanation?
    /// How the run goes on behind the trace, for a `liveness` property.
    public let loop: LoopReport?

    /// Makes evidence.
    public init(
        trace: TraceReport, explanations: [Explanation] = [], rest: NoWayBack? = nil,
        refinement: RefinementExplanation? = nil, loop: LoopReport? = nil
    ) {
        self.trace = trace
        self.loop = loop
        self.explanations = explanations
        self.rest = rest
        self.refinement = refinement
    }
}
