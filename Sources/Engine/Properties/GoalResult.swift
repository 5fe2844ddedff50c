/// What is known of a system's goals after a search and a pass over the states that it stored.
public struct GoalResult: Hashable, Sendable {
    /// For each goal that cannot be reached from some state, the first such state, as a violation; for each subject that
    /// went wrong in the evaluation of a goal, the first state where it did. Ordered by subject.
    public internal(set) var findings: [RecordedFinding] = []
    /// How many states can be reached from the state of a finding, itself included; missing where they were not counted.
    public internal(set) var reachableStates: [SubjectID: Int] = [:]
    /// Whether the goals that nothing was found of are known to be reachable from every reachable state (`complete`), and
    /// if not, what ended the search or the pass.
    public internal(set) var outcome = ExplorationOutcome.complete
    /// The bytes that the pass took besides those of the search.
    public internal(set) var memoryBytes = 0
    /// How long the pass ran.
    public internal(set) var elapsed = Duration.zero
}
