import Execution
import Language
import Reports

/// What another checker must say of a model if the search is right, as far as it can be asked.
struct PeerExpectation: Equatable {
    /// The distinct states.
    var states: Int
    /// The transitions, those that end in an error among them.
    var transitions: Int
    /// What is judged and can be exported.
    var properties: Set<PropertyID>
    /// Whether deadlock is judged.
    var judgesDeadlock: Bool
    /// What came out: `violated NAME`, `reached NAME`, `deadlock`.
    var outcomes: Set<String>
    /// The exported properties whose evaluation met an error.
    var failed: Set<String>
    /// Whether a transition, a condition or `terminal` met an error.
    var hasErrors: Bool
    /// Whether a cycle of locks can be a deadlock, which no peer sees beside threads that can move.
    var hasLocks: Bool

    /// Whether the search met nothing behind which Rumur does not go on.
    var isClean: Bool { !meetsErrors && outcomes.allSatisfy { $0.hasPrefix("reached") } }

    /// Whether anything that is exported met an error.
    var meetsErrors: Bool { hasErrors || !failed.isEmpty }
}

extension PeerExpectation {
    /// What a complete search of `program` found of what `selection` asks for.
    init(_ search: SearchReport, of program: Program, selection: Selection) {
        let asked = selection.properties.filter { program.properties[$0.index].content.isExported }
        let names = Set(asked.map { program.properties[$0.index].name })
        let found = search.properties.compactMap { property in
            switch property.verdict {
            case .violated where names.contains(property.name): "violated \(property.name)"
            case .reached where names.contains(property.name): "reached \(property.name)"
            default: nil as String?
            }
        }
        self.init(
            states: search.statistics.states, transitions: search.statistics.transitions, properties: asked,
            judgesDeadlock: selection.deadlock, outcomes: Set(found),
            failed: names.intersection(search.errors.compactMap(\.property)),
            hasErrors: search.errors.contains { $0.property == nil },
            hasLocks: program.variables.contains { program.holdsPlace($0.type) })
        if case .found = search.deadlock { outcomes.insert("deadlock") }
    }
}

extension PropertyContent {
    /// Whether both other checkers can be asked about it, as a question about states or transitions.
    var isExported: Bool {
        switch self {
        case .invariant, .transition, .reachable: true
        case .recoverable, .liveness, .refinement: false
        }
    }
}
