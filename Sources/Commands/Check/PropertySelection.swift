import Engine
import Execution
import Language
import Reports

/// Which properties of a program are checked in a scenario, and why the others are not.
struct PropertySelection {
    /// For each property, in the program's order, why it is not checked; `nil` where it is.
    let exclusions: [PropertyVerdict?]
    /// Why deadlock is not judged; `nil` where it is.
    let deadlockExclusion: DeadlockVerdict?
    /// Whether the command line named properties.
    let isNarrowed: Bool

    /// Selects from `program` what `scenario` and the command line's `names` (all where there is none) ask for, and what
    /// can be judged with such a store.
    init(program: Program, scenario: Scenario, names: [String], store: StoreKind = .auto) {
        let only = Set(scenario.only.map(\.text))
        let named = Set(names)
        let hasPropertyNamedDeadlock = program.properties.contains { $0.name == ScenarioSelection.deadlock }
        isNarrowed = !names.isEmpty
        exclusions = program.properties.map { property in
            if let skip = scenario.skipped.last(where: { $0.name.text == property.name }) {
                return .skipped(reason: skip.reason)
            }
            if !only.isEmpty, !only.contains(property.name) { return .notSelected(.scenario) }
            if !named.isEmpty, !named.contains(property.name) { return .notSelected(.commandLine) }
            if let reduction = store.reduction, let conflict = reduction.conflict(with: property.content.judgedKind) {
                return .refused(reduction, conflict)
            }
            return nil
        }
        deadlockExclusion =
            if program.allowsDeadlock {
                .allowed
            } else if let skip = scenario.skippedDeadlock {
                .skipped(reason: skip.reason)
            } else if !only.isEmpty {
                .notSelected(.scenario)
            } else if !named.isEmpty, !named.contains(ScenarioSelection.deadlock) || hasPropertyNamedDeadlock {
                .notSelected(.commandLine)
            } else {
                nil
            }
    }

    /// What the search is asked to judge.
    var judged: Selection {
        Selection(
            properties: Set(exclusions.indices.filter { exclusions[$0] == nil }.map { PropertyID($0) }),
            deadlock: deadlockExclusion == nil)
    }
}

extension StoreKind {
    /// The reduction that a store amounts to; `nil` where it keeps all states.
    var reduction: Reduction? {
        switch self {
        case .auto, .exact, .tree: nil
        case .hash: .hashCompaction
        case .bitstate: .bitstate
        }
    }
}
