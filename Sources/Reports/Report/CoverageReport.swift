import Execution

/// What occurs in at least one of the scenarios that were searched and was exercised in none.
public struct CoverageReport: Sendable {
    /// Operations, rules, steps, branches and errnos that no transition took, in the order of the source.
    public var neverExecuted: [CoverageItem]
    /// Guards of properties that were true in no evaluation, in the order of the source.
    public var vacuous: [CoverageItem]
    /// Declared fairness that excludes no run which a `liveness` property would be false on, in the order of the source.
    public var idleFairness: [CoverageItem]
    /// What the report rests on.
    public var basis: Basis

    /// What can still exercise what nothing has so far.
    public enum Basis: Hashable, Sendable {
        /// Nothing: every scenario was searched to the end.
        case everything
        /// The scenarios that were not run.
        case someScenarios
        /// The states that a search left out.
        case unfinishedSearches
    }

    /// Makes a report.
    public init(
        neverExecuted: [CoverageItem] = [], vacuous: [CoverageItem] = [], idleFairness: [CoverageItem] = [],
        basis: Basis = .everything
    ) {
        self.idleFairness = idleFairness
        self.neverExecuted = neverExecuted
        self.vacuous = vacuous
        self.basis = basis
    }

    /// Whether there is nothing to complain about.
    public var isFull: Bool { neverExecuted.isEmpty && vacuous.isEmpty && idleFairness.isEmpty }
}
