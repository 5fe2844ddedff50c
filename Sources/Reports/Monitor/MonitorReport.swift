import Execution
import Language

/// A monitor for the runtime verification of the kernel, with what it was made of.
public struct MonitorReport: Sendable {
    /// The name of the monitor, an identifier of C.
    public let name: String
    /// What it was made of.
    public let lifecycle: LifecycleReport
    /// The automaton.
    public let automaton: MonitorAutomaton

    /// Makes a report; `name` is what the monitor is named after, the model where there is none.
    public init(_ lifecycle: LifecycleReport, name: String?, isMerging: Bool) throws(MonitorAutomaton.Fault) {
        self.lifecycle = lifecycle
        self.name = CIdentifiers.identifier(name ?? lifecycle.asked.model)
        if case .stopped(let reason) = lifecycle.completeness { throw .incomplete(reason.text) }
        automaton = try MonitorAutomaton(
            lifecycle.lifecycle,
            condition: lifecycle.asked.expressions.count == 1 ? lifecycle.asked.expressions.first : nil,
            isMerging: isMerging)
    }

    /// The automaton in the form that `rvgen` reads (Linux, tools/verification/rvgen), and below it, in comments, what its
    /// names stand for.
    public var dot: String {
        let initial = automaton.states[0].name
        var text = "digraph state_automaton {\n"
        for state in automaton.states.dropFirst() { text += "\t{node [shape = circle] \"\(state.name)\"};\n" }
        text += "\t{node [shape = plaintext, style=invis, label=\"\"] \"__init_\(initial)\"};\n"
        text += "\t{node [shape = doublecircle] \"\(initial)\"};\n"
        text += "\t{node [shape = circle] \"\(initial)\"};\n"
        text += "\t\"__init_\(initial)\" -> \"\(initial)\";\n"
        for (index, state) in automaton.states.enumerated() {
            text += "\t\"\(state.name)\" [label = \"\(state.name)\"];\n"
            for (target, events) in edges(from: index) {
                let names = events.map { automaton.events[$0].name }.joined(separator: "\\n")
                text += "\t\"\(state.name)\" -> \"\(automaton.states[target].name)\" [ label = \"\(names)\" ];\n"
            }
        }
        text += "\t{ rank = min ;\n\t\t\"__init_\(initial)\";\n\t\t\"\(initial)\";\n\t}\n}\n"
        return text + legend.map { "// \($0.withoutInvisible)\n" }.joined()
    }

    /// The states that edges lead to from one, in their order, with the events of each.
    private func edges(from state: Int) -> [(Int, [Int])] {
        var events: [Int: [Int]] = [:]
        for edge in automaton.edges where edge.from == state { events[edge.to, default: []].append(edge.event) }
        return events.sorted { $0.key < $1.key }
    }

    /// What the names stand for, and what is done with the file.
    private var legend: [String] {
        let states = automaton.states.map { state in
            "state \(state.name): \(state.values.joined(separator: " or "))"
        }
        let events = automaton.events.map { event in
            "event \(event.name): \(event.cause.phrase)"
        }
        return [
            lifecycle.asked.text, "model \(lifecycle.asked.model), \(lifecycle.asked.configuration)",
        ] + states + events + [
            "A call that fails and changes nothing is no event.",
            "Save as \(name).dot; rvgen monitor -c da -s \(name).dot -t global",
        ]
    }
}

extension Lifecycle.Cause {
    /// `a call of bind`, `bind at set`, `the rule reset`.
    fileprivate var phrase: String {
        if isRule { return "the rule \(action)" }
        return step.map { "\(action) at \($0)" } ?? "a call of \(action)"
    }
}

extension MonitorAutomaton.Fault {
    /// One sentence without a full stop, and a line for each case.
    public var text: (summary: String, details: [String]) {
        switch self {
        case .incomplete(let reason):
            ("not every state was looked at (\(reason)): the automaton would forbid what is allowed", [])
        case .noValue(let reasons): ("the expression has no value in some states", reasons)
        case .noEvents: ("nothing changes the value: there is nothing to watch", [])
        case .severalBeginnings(let values):
            ("an automaton begins in one state, this life cycle in any of \(Wording.list(values))", [])
        case .ambiguous(let cases):
            (
                "the life cycle is not deterministic",
                cases.map { "\($0.cause.text) leads from \($0.value) to any of \(Wording.list($0.targets))" }
            )
        }
    }

    /// What can be done.
    public var advice: [String] {
        switch self {
        case .incomplete: []
        case .noValue: ["an expression that asks first has one, e.g. 'if … then … else …'"]
        case .noEvents: ["name something that changes"]
        case .severalBeginnings, .ambiguous:
            [
                "another '--of EXPR' can tell them apart",
                "'--merge' makes one state of what nobody can tell apart by the events",
            ]
        }
    }

    /// The code that a process ends with where this is why there is no automaton.
    public var exitCode: ExitCode { if case .incomplete = self { .incomplete } else { .usage } }
}
