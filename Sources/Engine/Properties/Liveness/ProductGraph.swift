/// The product of a graph and an automaton, by numbers of its nodes.
///
/// The nodes of a state of the graph stand side by side. Where the automaton waits at its start, its first state takes part in
/// no cycle that matters, and the nodes of it come last, so that who looks for cycles alone needs no room for them.
final class ProductGraph {
    /// The states.
    let graph: FairGraph
    /// The transitions of the automaton, state by state.
    let transitions: [TemporalAutomaton.Transition]
    /// Where those of each state begin, and where those of the last one end.
    private let starts: [Int]
    /// What the automaton does where atoms have certain values.
    let moves: MoveTable
    /// The bits that are noted of sets of nodes.
    let marks: CycleMarks
    /// Whether the automaton waits at its start.
    let waits: Bool
    /// How many states the graph has.
    private let stateCount: Int
    /// How many states the automaton has, and how many of them can be part of cycles.
    private let (automatonCount, layerCount): (Int, Int)

    /// Makes the product.
    init(_ graph: FairGraph, _ automaton: TemporalAutomaton) {
        self.graph = graph
        transitions = Array(automaton.states.joined())
        starts = automaton.states.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
        automatonCount = automaton.states.count
        marks = CycleMarks(acceptanceCount: automaton.markCount, entityCount: graph.entityCount)
        waits = automaton.waitsAtStart
        layerCount = max(1, waits ? automatonCount - 1 : automatonCount)
        stateCount = graph.stateCount
        moves = MoveTable(automaton)
    }

    /// The nodes of all states of the automaton.
    var nodeCount: Int { automatonCount * stateCount }
    /// The nodes that can be part of cycles.
    var cycleNodeCount: Int { layerCount * stateCount }

    /// The states of the automaton that can be part of cycles.
    var cycleStates: Range<Int> { (waits ? 1 : 0)..<automatonCount }

    /// The number of a node.
    @inline(__always) func node(_ slot: Int, _ state: Int) -> UInt32 {
        let layer = waits ? state &- 1 : state
        return UInt32(truncatingIfNeeded: layer < 0 ? cycleNodeCount &+ slot : slot &* layerCount &+ layer)
    }

    /// The number of a node's state of the graph.
    @inline(__always) func slot(of node: UInt32) -> Int {
        let node = Int(node)
        if node >= cycleNodeCount { return node - cycleNodeCount }
        return layerCount == 1 ? node : node / layerCount
    }

    /// A node's state of the automaton.
    @inline(__always) func state(of node: UInt32) -> Int {
        let node = Int(node)
        if node >= cycleNodeCount { return 0 }
        let layer = layerCount == 1 ? 0 : node % layerCount
        return waits ? layer + 1 : layer
    }

    /// The positions of the transitions of a state of the automaton.
    @inline(__always) func positions(of state: Int) -> Range<Int> {
        starts[state]..<starts[state + 1]
    }

    /// Whether the automaton can go on in a node.
    @inline(__always) func isAlive(_ node: UInt32) -> Bool {
        moves.canMove(from: state(of: node), graph.atoms(of: slot(of: node)))
    }

    /// What is said of an edge: the automaton's transition, by position, and the entity that makes the step.
    struct Label {
        /// Both in one number, which is less than 2^31.
        let code: UInt32

        /// Makes a label.
        @inline(__always) init(transition: Int, entity: Int32) {
            code = UInt32(truncatingIfNeeded: transition) << 16 | UInt32(truncatingIfNeeded: entity &+ 1)
        }

        /// Reads a label.
        @inline(__always) init(code: UInt32) { self.code = code }

        /// The position of the transition.
        var transition: Int { Int(code >> 16) }
        /// The entity, or -1.
        var entity: Int { Int(code & 0xffff) - 1 }
    }

    /// Calls `body` with each edge of a node whose state was expanded last: staying where a run may stop, then the
    /// transitions in order; with the node behind it and the ordinal, -1 for staying.
    @inline(__always) func forEachEdge(of node: UInt32, _ body: (UInt32, Label, Int32) -> Void) {
        let (slot, list) = (slot(of: node), positions(of: state(of: node)))
        let atoms = graph.atoms(of: slot)
        if graph.isResting {
            for position in list where transitions[position].isEnabled(by: atoms) {
                body(
                    self.node(slot, transitions[position].target), Label(transition: position, entity: -1), -1
                )
            }
        }
        for target in graph.targets {
            for position in list where transitions[position].isEnabled(by: atoms) {
                body(
                    self.node(target.slot, transitions[position].target),
                    Label(transition: position, entity: target.entity), target.ordinal)
            }
        }
    }

    /// Sets the bits of an edge.
    func note(_ label: Label, in words: inout [UInt64]) {
        CycleMarks.set(CycleMarks.edge, in: &words)
        for mark in 0..<marks.acceptanceCount where transitions[label.transition].marks >> UInt64(mark) & 1 == 1 {
            CycleMarks.set(CycleMarks.acceptance + mark, in: &words)
        }
        if label.entity >= 0 {
            CycleMarks.set(marks.weak(label.entity), in: &words)
            CycleMarks.set(marks.taken(label.entity), in: &words)
        }
    }

    /// Sets the bits of the state that was expanded last.
    func noteState(in words: inout [UInt64]) {
        for (entity, kind) in graph.enabled.enumerated() {
            if kind == 0 { CycleMarks.set(marks.weak(entity), in: &words) }
            if kind == 2 { CycleMarks.set(marks.strong(entity), in: &words) }
        }
    }
}
