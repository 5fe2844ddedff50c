/// What a search found out.
public struct ExplorationResult: Hashable, Sendable {
    /// How the search ended.
    public let outcome: ExplorationOutcome
    /// For each subject that something was found of, the finding whose trace comes first; ordered by subject.
    public let findings: [RecordedFinding]
    /// Counts and sizes.
    public let statistics: Statistics

    /// Whether every reachable state was inspected and expanded.
    public var isComplete: Bool { outcome == .complete }
    /// Whether anything bad was found.
    public var hasViolations: Bool { findings.contains(where: \.isViolation) }
}
