/// Rebuilds traces from the ordinals of their transitions, by asking the system for these again.
struct TraceBuilder<System: TransitionSystem> {
    /// What is asked for transitions again.
    private let system: System
    /// The first way to each state.
    private let tree: TraceTree
    /// What the system writes.
    private let buffer: SuccessorBuffer

    /// Makes a builder whose buffer keeps to `limit` bytes.
    init(system: System, tree: TraceTree, limit: Int) {
        self.system = system
        self.tree = tree
        buffer = SuccessorBuffer(layout: system.layout)
        buffer.byteLimit = limit
    }

    /// The first trace to a state (`nil`: to none), and on by the transition (or initial state) with `ordinal`, if any.
    func trace(to state: StateID?, thenBy ordinal: Int32? = nil) -> Trace {
        defer { buffer.removeAll() }
        return system.trace(along: ordinals(to: state) + (ordinal.map { [$0] } ?? []), using: buffer)
    }

    /// The ordinals along the first way to a state, that of the initial state first.
    private func ordinals(to state: StateID?) -> [Int32] {
        var ordinals: [Int32] = []
        var next = state?.index
        while let state = next {
            ordinals.append(tree.ordinal(of: state))
            next = tree.parent(of: state)
        }
        return ordinals.reversed()
    }
}
