import Execution
import Language

/// What came of one scenario.
public struct ScenarioReport: Sendable {
    /// The scenario's name.
    public var name: String
    /// The scenario's title.
    public var title: String?
    /// The text of the `///` lines before it.
    public var documentation: [String]
    /// The parameters that the scenario or the command line sets, with their values as the language writes them.
    public var settings: [TransitionDescription.Binding]
    /// The names of all threads in order, as `TransitionDescription.Actor` and `LockDescription` number them; empty where
    /// the configuration does not compile or was not run.
    public var threads: [String] = []
    /// What the scenario expects.
    public var expectations: Expectations
    /// The violations of it that a baseline accepts today.
    public var known: [KnownViolation] = []
    /// What came of it.
    public var outcome: Outcome

    /// What can come of a scenario.
    public enum Outcome: Sendable {
        /// It was left out.
        case notRun(Reason)
        /// Its configuration does not compile; the model's diagnostics say why.
        case invalid
        /// It was searched.
        case searched(SearchReport)
        /// The checker itself failed on it.
        case fault(CheckerFault)
    }

    /// Why a scenario was left out.
    public enum Reason: Hashable, Sendable {
        /// It has these tags, and none of them was asked for.
        case needsTag([String])
        /// The user interrupted the run before.
        case interrupted
    }

    /// Makes a report.
    public init(
        name: String, title: String? = nil, documentation: [String] = [],
        settings: [TransitionDescription.Binding] = [], expectations: Expectations = Expectations(), outcome: Outcome
    ) {
        self.name = name
        self.title = title
        self.documentation = documentation
        self.settings = settings
        self.expectations = expectations
        self.outcome = outcome
    }

    /// How the search compares with what the scenario expects; `nil` where there was none.
    public var judgement: Judgement? {
        guard case .searched(let search) = outcome else { return nil }
        return Judgement(of: search, against: expectations, accepting: known)
    }

    /// The violations that were found and are accepted.
    public var accepted: [Judgement.Acceptance] { judgement?.accepted ?? [] }

    /// The code that this scenario alone would end the process with.
    public var exitCode: ExitCode {
        switch outcome {
        case .notRun(.needsTag): .success
        case .notRun(.interrupted): .incomplete
        case .invalid: .model
        case .fault: .fault
        case .searched: judgement?.exitCode ?? .success
        }
    }
}
