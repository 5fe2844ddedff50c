import Engine
import Execution
import Language

/// What random walks through one scenario of a model found.
public struct SimulationReport: Sendable {
    /// The path of the model as the user sees it.
    public let path: String
    /// The model's name.
    public let model: String
    /// Its title.
    public let title: String?
    /// The files, for places.
    public let sources: SourceMap
    /// The scenario.
    public let scenario: ScenarioReport
    /// What was found, as a search that left out everything else; the ways to `reachable` properties are missing.
    public let search: SearchReport
    /// Where each violation, deadlock and error comes from.
    public let origins: [Origin]
    /// What no walk exercised.
    public let coverage: CoverageReport
    /// What the random numbers were made from.
    public let seed: UInt64
    /// The most transitions that a walk could have.
    public let steps: Int
    /// What was counted.
    public let result: SimulationResult

    /// How something bad was found.
    public struct Origin: Sendable {
        /// What it is.
        public let subject: Subject
        /// The number of the walk that met it, from 1.
        public let walk: Int
        /// The transitions of that walk until then.
        public let transitions: Int
        /// Whether no way to it has fewer transitions than the one that is shown.
        public let isShortest: Bool

        /// Makes it from its parts.
        public init(subject: Subject, walk: Int, transitions: Int, isShortest: Bool) {
            (self.subject, self.walk, self.transitions, self.isShortest) = (subject, walk, transitions, isShortest)
        }
    }

    /// Makes it from its parts.
    public init(
        path: String, model: String, title: String?, sources: SourceMap, scenario: ScenarioReport, search: SearchReport,
        origins: [Origin], coverage: CoverageReport, seed: UInt64, steps: Int, result: SimulationResult
    ) {
        (self.path, self.model, self.title, self.sources) = (path, model, title, sources)
        (self.scenario, self.search, self.origins, self.coverage) = (scenario, search, origins, coverage)
        (self.seed, self.steps, self.result) = (seed, steps, result)
    }

    /// Violations, deadlocks and errors that the scenario expects and no walk met, of those that walks are judged on.
    public var missing: [String] {
        let expected = scenario.expectations
        let violated = search.properties.filter { $0.verdict == .incomplete && $0.kind.isJudgedOnWalks }.map(\.name)
        var names = expected.violated.filter(violated.contains)
        if expected.deadlock, search.deadlock == .incomplete { names.append("deadlock") }
        names += expected.errors.filter { part in !search.errors.contains { $0.error.message.contains(part) } }
            .map { "error \"\($0)\"" }
        return names
    }

    /// What was found that the scenario does not expect.
    var unexpected: [Findings.Finding] { Findings(of: search, against: scenario.expectations).unexpected }

    /// The code that a process with this report exits with: 1 where something bad was found that the scenario does not
    /// expect, 2 where something that it expects was not found or the walks were interrupted, else 0.
    public var exitCode: ExitCode {
        if !unexpected.isEmpty { return .otherwise }
        return result.stop == .interrupted || !missing.isEmpty ? .incomplete : .success
    }
}

extension Findings {
    /// Violations, deadlocks, errors and what must not be reached: what came out otherwise than expected first.
    var bad: [Finding] { all.filter { !$0.isWitness } }
}

extension PropertyKind {
    /// Whether a walk can tell that it is violated, or reached.
    public var isJudgedOnWalks: Bool { self != .liveness && self != .recoverable }
}
