extension SuccessorBuffer {
    /// The words of the target with that ordinal of the present state; `nil` where there is none.
    public func target(byOrdinal ordinal: Int32) -> [UInt64]? {
        (0..<count).first { self.ordinal(of: $0) == ordinal }.map { self[$0].array }
    }
}

extension TransitionSystem {
    /// The run along a path: the ordinal of the initial state, then those of the transitions. It ends where the system
    /// has no transition of that ordinal, or one without a target.
    public func trace(along path: [Int32]) -> Trace {
        trace(along: path, using: SuccessorBuffer(layout: layout))
    }

    /// The same with a buffer of the caller's, which is left with what the last state has.
    func trace(along path: [Int32], using buffer: SuccessorBuffer) -> Trace {
        guard let first = path.first else { return Trace(initialOrdinal: -1, initialState: nil, steps: []) }
        buffer.removeAll()
        initialStates(into: buffer)
        let start = buffer.target(byOrdinal: first)
        var (present, steps) = (start, [Trace.Step]())
        for ordinal in path.dropFirst() {
            guard let words = present else { break }
            buffer.removeAll()
            PackedState.withView(of: words) { successors(of: $0, into: buffer) }
            present = buffer.target(byOrdinal: ordinal)
            steps.append(Trace.Step(ordinal: ordinal, target: present))
        }
        return Trace(initialOrdinal: first, initialState: start, steps: steps)
    }
}
