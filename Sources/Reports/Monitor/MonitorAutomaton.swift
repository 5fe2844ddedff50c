import Execution

/// A life cycle as a deterministic automaton: what may follow what.
///
/// An event is a call, a later step or a rule that changes the value somewhere. In a state without an edge for an event, the
/// event must not be seen. Calls that return an errno and change nothing are no events.
public struct MonitorAutomaton: Hashable, Sendable {
    /// The states; the initial one first.
    public let states: [State]
    /// The events in declared order.
    public let events: [Event]
    /// The edges, ordered by state and event.
    public let edges: [Edge]

    /// A state.
    public struct State: Hashable, Sendable {
        /// An identifier of C.
        public let name: String
        /// The values that it stands for: one, unless several were merged.
        public let values: [String]
    }

    /// An event.
    public struct Event: Hashable, Sendable {
        /// An identifier of C.
        public let name: String
        /// What of the model it is.
        public let cause: Lifecycle.Cause
    }

    /// What an event does in a state.
    public struct Edge: Hashable, Sendable {
        /// The positions of the states.
        public let from, to: Int
        /// The position of the event.
        public let event: Int
    }

    /// Why a life cycle is no automaton.
    public enum Fault: Error, Hashable, Sendable {
        /// Not every state was looked at, for that reason.
        case incomplete(String)
        /// The expression has no value in some states, for these reasons.
        case noValue([String])
        /// The value never changes.
        case noEvents
        /// It is not known in which of these values it begins.
        case severalBeginnings([String])
        /// Events lead from one value to several.
        case ambiguous([Ambiguity])
    }

    /// An event that leads from one value to several.
    public struct Ambiguity: Hashable, Sendable {
        /// What happens.
        public let cause: Lifecycle.Cause
        /// The value before, and those that may follow.
        public let value: String, targets: [String]
    }

    /// Names that the kernel's generator gives its own things.
    private static let reserved: Set = ["state_max", "event_max", "invalid_state"]

    /// Makes the automaton of a life cycle that was looked at with what leaves the value as it is.
    ///
    /// - Parameters:
    ///   - condition: the expression where it is the only one, after which its `true` and `false` are named.
    ///   - isMerging: whether values that an event leads to from one value become one state.
    public init(_ cycle: Lifecycle, condition: String?, isMerging: Bool) throws(Fault) {
        guard cycle.errors.isEmpty else { throw .noValue(cycle.errors) }
        let moves = Moves(cycle)
        guard !moves.causes.isEmpty else { throw .noEvents }
        if !isMerging {
            let ambiguities = moves.ambiguities
            if cycle.initial.count > 1 { throw .severalBeginnings(cycle.initial.map { cycle.values[$0] }) }
            if !ambiguities.isEmpty { throw .ambiguous(ambiguities) }
        }
        var sets = [cycle.initial]
        var numbers = [cycle.initial: 0]
        var edges: [Edge] = []
        var head = 0
        while head < sets.count {
            for (event, cause) in moves.causes.enumerated() {
                let target = moves.targets(of: sets[head], cause)
                guard !target.isEmpty else { continue }
                let number = numbers[target] ?? sets.count
                if number == sets.count {
                    numbers[target] = number
                    sets.append(target)
                }
                edges.append(Edge(from: head, to: number, event: event))
            }
            head += 1
        }
        var names = CIdentifiers(reserved: Self.reserved)
        states = sets.map { set in
            let texts = set.map { Self.stateText(cycle.values[$0], condition) }
            return State(
                name: names.name(for: texts.joined(separator: " or ")), values: set.map { cycle.values[$0] })
        }
        // States and events become names of one program.
        events = moves.causes.map { cause in
            let text = [cause.action, cause.step].compactMap(\.self).joined(separator: " ")
            return Event(name: names.name(for: text, suffix: "_event"), cause: cause)
        }
        self.edges = edges
    }

    /// What a state is named after.
    private static func stateText(_ value: String, _ condition: String?) -> String {
        guard let condition, ["true", "false"].contains(value) else { return value }
        return value == "true" ? condition : "not \(condition)"
    }
}

/// What each cause does in each value.
private struct Moves {
    /// The life cycle.
    private let cycle: Lifecycle
    /// What changes the value somewhere, in declared order.
    let causes: [Lifecycle.Cause]
    /// The values that follow, by the value before.
    private var table: [[Lifecycle.Cause: Set<Int>]]

    /// Collects the moves of `cycle`.
    init(_ cycle: Lifecycle) {
        self.cycle = cycle
        table = Array(repeating: [:], count: cycle.values.count)
        for edge in cycle.edges {
            for cause in edge.causes { table[edge.from][cause, default: []].insert(edge.to) }
        }
        let changing = Set(table.flatMap(\.keys))
        for (value, stays) in cycle.stays.enumerated() {
            for cause in stays where changing.contains(cause) { table[value][cause, default: []].insert(value) }
        }
        causes = cycle.causes
    }

    /// The values that may follow those of `values`, ascending.
    func targets(of values: [Int], _ cause: Lifecycle.Cause) -> [Int] {
        Set(values.flatMap { table[$0][cause] ?? [] }).sorted()
    }

    /// Where one event leads to several values.
    var ambiguities: [MonitorAutomaton.Ambiguity] {
        table.enumerated().flatMap { value, found in
            causes.compactMap { cause in
                guard let targets = found[cause], targets.count > 1 else { return nil }
                return MonitorAutomaton.Ambiguity(
                    cause: cause, value: cycle.values[value], targets: targets.sorted().map { cycle.values[$0] })
            }
        }
    }
}
