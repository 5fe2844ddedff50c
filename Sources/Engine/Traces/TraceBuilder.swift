/// Rebuilds traces from the parents of stored states, by asking the system for their transitions again.
struct TraceBuilder<System: TransitionSystem> {
    /// What is asked for transitions again.
    private let system: System
    /// The states and their parents.
    private let store: any StateStore
    /// What the system writes.
    private let buffer: SuccessorBuffer

    /// Makes a builder whose buffer keeps to `limit` bytes.
    init(system: System, store: any StateStore, limit: Int) {
        self.system = system
        self.store = store
        buffer = SuccessorBuffer(layout: system.layout)
        buffer.byteLimit = limit
    }

    /// The first trace to a stored state.
    func trace(to state: StateID) -> Trace {
        var path = [state]
        while let parent = path.last.map(store.parent(of:)), parent != .none { path.append(parent) }
        path.reverse()
        let steps = path.dropFirst().map { Trace.Step(ordinal: ordinal(of: $0), target: store[$0].array) }
        return Trace(initialOrdinal: ordinal(of: path[0]), initialState: store[path[0]].array, steps: steps)
    }

    /// The first trace to a stored state, and on by the transition with that ordinal.
    func trace(to state: StateID, thenBy ordinal: Int32) -> Trace {
        let trace = trace(to: state)
        let last = Trace.Step(ordinal: ordinal, target: target(of: state, ordinal: ordinal))
        return Trace(
            initialOrdinal: trace.initialOrdinal, initialState: trace.initialState, steps: trace.steps + [last])
    }

    /// The words that a state's transition with that ordinal leads to (of `.none`: of the initial state with that
    /// ordinal); `nil` where its path ends in an error.
    func target(of state: StateID, ordinal: Int32) -> [UInt64]? {
        makeTargets(of: state)
        return (0..<buffer.count).first { buffer.ordinal(of: $0) == ordinal }.map { buffer[$0].array }
    }

    /// The ordinal of the first transition that leads from a state's parent to it, or of the first initial state that it
    /// equals.
    func ordinal(of state: StateID) -> Int32 {
        makeTargets(of: store.parent(of: state))
        let words = store[state]
        guard let index = (0..<buffer.count).first(where: { buffer[$0].isEqual(to: words) }) else {
            preconditionFailure("the transition system does not give the same successors again")
        }
        return buffer.ordinal(of: index)
    }

    /// Fills the buffer with the targets of a state; of `.none`, with the initial states.
    private func makeTargets(of state: StateID) {
        buffer.removeAll()
        if state == .none {
            system.initialStates(into: buffer)
        } else {
            system.successors(of: store[state], into: buffer)
        }
    }
}
