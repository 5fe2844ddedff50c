/// The part of a system that a comparison has looked at, as a graph in which each edge carries one event or none.
///
/// A transition with several events becomes a path: its inner nodes are the target together with the events that are
/// still to be seen. Nodes and edges are made when they are asked for, and kept.
final class ObservationGraph<System: ObservableSystem>: EventGraph {
    /// The system.
    let system: System
    /// What the comparison may take.
    private let budget: ComparisonBudget
    /// The words of each state.
    private var states: [[UInt64]] = []
    /// The number of each state.
    private var stateNumbers: [[UInt64]: Int32] = [:]
    /// The lists of events that are still to be seen; the first is empty.
    private var lists: [[Int32]] = [[]]
    /// The number of each list.
    private var listNumbers: [[Int32]: Int32] = [[]: 0]
    /// The state and the list of each node.
    private var nodes: [(state: Int32, list: Int32)] = []
    /// The number of each node.
    private var nodeNumbers: [UInt64: Int32] = [:]
    /// The edges of each node, where they are known.
    private var edges: [[EventEdge]?] = []

    /// Makes an empty graph.
    init(_ system: System, budget: ComparisonBudget) {
        self.system = system
        self.budget = budget
    }

    /// How many nodes were made.
    var nodeCount: Int { nodes.count }

    /// How many states were met.
    var stateCount: Int { states.count }

    /// The nodes where the system begins.
    func initialNodes() throws(ComparisonStop) -> [Int32] {
        guard let moves = system.initialMoves() else { throw budget.refusal }
        var result: [Int32] = []
        for move in moves { result.append(try node(move.target, move.events)) }
        return result
    }

    /// The edges of a node.
    func edges(of node: Int32) throws(ComparisonStop) -> [EventEdge] {
        if let known = edges[Int(node)] { return known }
        try budget.check()
        let (state, list) = nodes[Int(node)]
        var result: [EventEdge] = []
        if list == 0 {
            guard let moves = system.moves(from: states[Int(state)]) else { throw budget.refusal }
            for move in moves {
                let rest = move.events.isEmpty ? [] : Array(move.events.dropFirst())
                let target = try self.node(move.target, rest)
                if move.events.isEmpty && target == node { continue }
                result.append(EventEdge(event: move.events.first ?? EventEdge.hidden, target: target))
            }
        } else {
            let events = lists[Int(list)]
            let target = try self.node(number: state, Array(events.dropFirst()))
            result.append(EventEdge(event: events[0], target: target))
        }
        budget.take(result.count * MemoryLayout<EventEdge>.stride + 32)
        edges[Int(node)] = result
        return result
    }

    /// Looks at every state that can be reached.
    func exploreAll() throws(ComparisonStop) {
        _ = try initialNodes()
        var next: Int32 = 0
        while Int(next) < nodes.count {
            _ = try edges(of: next)
            next += 1
        }
    }

    /// The node of a state with events that are still to be seen.
    private func node(_ words: [UInt64], _ events: [Int32]) throws(ComparisonStop) -> Int32 {
        if let known = stateNumbers[words] { return try node(number: known, events) }
        if let limit = budget.limits.states, states.count >= limit { throw ComparisonStop(.states) }
        guard states.count < Int(Int32.max) else { throw ComparisonStop(.tooManyStates) }
        let number = Int32(states.count)
        states.append(words)
        stateNumbers[words] = number
        budget.take(words.count * 8 + 120)
        return try node(number: number, events)
    }

    /// The node of the state with that number.
    private func node(number state: Int32, _ events: [Int32]) throws(ComparisonStop) -> Int32 {
        let list = listNumbers[events] ?? Int32(lists.count)
        if Int(list) == lists.count {
            lists.append(events)
            listNumbers[events] = list
            budget.take(events.count * 8 + 160)
        }
        let key = UInt64(UInt32(bitPattern: state)) << 32 | UInt64(UInt32(bitPattern: list))
        if let known = nodeNumbers[key] { return known }
        guard nodes.count < Int(Int32.max) else { throw ComparisonStop(.tooManyStates) }
        let number = Int32(nodes.count)
        nodes.append((state, list))
        edges.append(nil)
        nodeNumbers[key] = number
        budget.take(64)
        return number
    }
}
