import Engine
import Execution
import Language
import Support

/// Everything that two searches of a model must agree on to the last bit, whatever the store, the tier and the number of
/// workers.
struct SearchRecord: Equatable {
    /// Distinct states and transitions.
    let states, transitions: Int
    /// How many states there are at each distance from an initial one.
    let levels: [Int]
    /// The first finding of each subject.
    let findings: [RecordedFinding]
    /// What was executed.
    let covered: [Bool]

    /// Searches; `nil` where that is not complete.
    init?(_ system: ModelSystem, _ options: SearchOptions) {
        let result = BreadthFirstSearch(system: system, options: options).run()
        guard result.isComplete else { return nil }
        self.init(result, of: system)
    }

    /// What a complete search found.
    init(_ result: ExplorationResult, of system: ModelSystem) {
        states = result.statistics.distinctStates
        transitions = result.statistics.transitions
        levels = result.statistics.levelSizes
        findings = result.findings
        covered = system.coverage.items.map(\.isCovered)
    }

    /// What differs, in a line; `nil` where nothing does.
    func difference(from other: SearchRecord?) -> String? {
        guard let other else { return "not complete" }
        if self == other { return nil }
        return "\(other.states) states, \(other.transitions) transitions, levels \(other.levels), "
            + "\(other.findings.count) findings, not \(states), \(transitions), \(levels), \(findings.count)"
    }
}
