/// The product of a graph and an automaton, by numbers of its nodes.
///
/// Where the automaton waits at its start, its first state takes part in no cycle that matters, and the nodes of it come
/// last, so that who looks for cycles alone needs no room for them.
final class ProductGraph {
    /// The states.
    let graph: FairGraph
    /// The transitions of the automaton, state by state.
    let transitions: [TemporalAutomaton.Transition]
    /// Where those of each state begin, and where those of the last one end.
    private let starts: [Int]
    /// The bits that are noted of sets of nodes.
    let marks: CycleMarks
    /// Whether the automaton waits at its start.
    let waits: Bool
    /// How many numbers states have.
    private let slotCount: Int
    /// How many states the automaton has.
    private let stateCount: Int

    /// Makes the product.
    init(_ graph: FairGraph, _ automaton: TemporalAutomaton) {
        self.graph = graph
        transitions = Array(automaton.states.joined())
        starts = automaton.states.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
        stateCount = automaton.states.count
        marks = CycleMarks(acceptanceCount: automaton.markCount, entityCount: graph.entityCount)
        waits = automaton.waitsAtStart
        slotCount = graph.slotCount
    }

    /// The nodes of all states of the automaton.
    var nodeCount: Int { stateCount * slotCount }
    /// The nodes that can be part of cycles.
    var cycleNodeCount: Int { waits ? nodeCount - slotCount : nodeCount }

    /// The number of a node.
    @inline(__always) func node(_ slot: Int, _ state: Int) -> UInt32 {
        let layer = waits ? (state == 0 ? stateCount - 1 : state - 1) : state
        return UInt32(truncatingIfNeeded: layer &* slotCount &+ slot)
    }

    /// The number of a node's state of the graph.
    @inline(__always) func slot(of node: UInt32) -> Int { Int(node) % slotCount }

    /// A node's state of the automaton.
    @inline(__always) func state(of node: UInt32) -> Int {
        let layer = Int(node) / slotCount
        return waits ? (layer == stateCount - 1 ? 0 : layer + 1) : layer
    }

    /// The positions of the transitions of a state of the automaton.
    @inline(__always) func positions(of state: Int) -> Range<Int> {
        starts[state]..<starts[state + 1]
    }

    /// Whether the automaton can go on in a node.
    @inline(__always) func isAlive(_ node: UInt32) -> Bool { isAlive(slot(of: node), state(of: node)) }

    /// The same of the node of a state of the graph and a state of the automaton.
    @inline(__always) func isAlive(_ slot: Int, _ state: Int) -> Bool {
        let atoms = graph.atoms(of: slot)
        for position in positions(of: state) where transitions[position].isEnabled(by: atoms) { return true }
        return false
    }

    /// Whether the automaton accepts a run that stays in a node.
    func acceptsStaying(at node: UInt32) -> Bool {
        let (atoms, state) = (graph.atoms(of: slot(of: node)), state(of: node))
        var (found, hasLoop) = (UInt64(0), false)
        for position in positions(of: state) {
            guard transitions[position].target == state, transitions[position].isEnabled(by: atoms) else { continue }
            found |= transitions[position].marks
            hasLoop = true
        }
        return hasLoop && found.nonzeroBitCount == marks.acceptanceCount
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

    /// The most entities that a label can tell.
    static var mostEntities: Int { 65_000 }

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

    /// Calls `body` with each bit of an edge.
    @inline(__always) func forEachBit(of label: Label, _ body: (Int) -> Void) {
        body(CycleMarks.edge)
        var left = transitions[label.transition].marks
        while left != 0 {
            body(CycleMarks.acceptance + left.trailingZeroBitCount)
            left &= left - 1
        }
        let entity = label.entity
        if entity >= 0 {
            body(marks.weak(entity))
            body(marks.taken(entity))
        }
    }

    /// Calls `body` with each bit of the state that was expanded last.
    @inline(__always) func forEachStateBit(_ body: (Int) -> Void) {
        for (entity, kind) in graph.enabled.enumerated() {
            if kind == 0 { body(marks.weak(entity)) }
            if kind == 2 { body(marks.strong(entity)) }
        }
    }

    /// Sets the bits of an edge.
    func note(_ label: Label, in words: inout [UInt64]) { forEachBit(of: label) { CycleMarks.set($0, in: &words) } }

    /// Sets the bits of the state that was expanded last.
    func noteState(in words: inout [UInt64]) { forEachStateBit { CycleMarks.set($0, in: &words) } }
}
