import Engine

/// A graph of which a search follows what ample sets leave, where candidates are lists of targets.
final class Thinned: TransitionSystem {
    private let graph: Graph
    private let sets: Lists

    /// The candidates of each state: the states that its transitions lead to.
    final class Lists: AmpleSets {
        private let lists: [UInt64: [[UInt64]]]
        private var present: [[UInt64]] = []

        init(_ lists: [UInt64: [[UInt64]]]) { self.lists = lists }

        func candidates(in state: PackedState) -> Int {
            present = lists[state[0], default: []]
            return present.count
        }

        func contains(_ target: PackedState, candidate: Int) -> Bool { present[candidate].contains(target[0]) }
    }

    init(_ graph: Graph, _ lists: [UInt64: [[UInt64]]]) { (self.graph, sets) = (graph, Lists(lists)) }

    var layout: StateLayout { graph.layout }

    func replica() -> Self { self }

    func initialStates(into buffer: SuccessorBuffer) { graph.initialStates(into: buffer) }

    func inspect(_ state: PackedState, into buffer: SuccessorBuffer) { graph.inspect(state, into: buffer) }

    func successors(of state: PackedState, into buffer: SuccessorBuffer) { graph.successors(of: state, into: buffer) }

    func expand(_ states: PackedStates, into buffer: SuccessorBuffer, until enough: Int) -> Int {
        let source = buffer.batchSourceCount
        let done = expandOneByOne(states, into: buffer, until: enough)
        buffer.reduce(from: source, of: states.slice(0, count: done), to: sets)
        return done
    }
}
