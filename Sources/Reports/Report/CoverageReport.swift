import Execution

/// What occurs in at least one of the scenarios that were searched and was exercised in none.
public struct CoverageReport: Sendable {
    /// Operations, rules, steps, branches and errnos that no transition took, in the order of the source.
    public var neverExecuted: [CoverageItem]
    /// Guards of properties that were true in no evaluation, in the order of the source.
    public var vacuous: [CoverageItem]
    /// Whether a scenario was not run or not searched to the end, so that it could still exercise them.
    public var isPartial: Bool

    /// Makes a report.
    public init(neverExecuted: [CoverageItem] = [], vacuous: [CoverageItem] = [], isPartial: Bool = false) {
        self.neverExecuted = neverExecuted
        self.vacuous = vacuous
        self.isPartial = isPartial
    }

    /// Whether there is nothing to complain about.
    public var isFull: Bool { neverExecuted.isEmpty && vacuous.isEmpty }
}
