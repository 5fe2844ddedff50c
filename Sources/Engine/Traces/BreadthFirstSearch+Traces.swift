extension BreadthFirstSearch {
    /// The trace of a finding of this search: the fewest transitions possible, and the first of those.
    ///
    /// It is rebuilt by asking the system again, in time linear in the transitions along it.
    public func trace(to finding: RecordedFinding) -> Trace {
        guard let store else { preconditionFailure("the search stored no state") }
        let builder = TraceBuilder(system: system, store: store, limit: buffer.byteLimit)
        guard let state = finding.state else {
            let words = builder.target(of: .none, ordinal: finding.transition)
            return Trace(initialOrdinal: finding.transition, initialState: words, steps: [])
        }
        if finding.transition < 0 { return builder.trace(to: state) }
        return builder.trace(to: state, thenBy: finding.transition)
    }

    /// The words of a state that this search found.
    public func words(of state: StateID) -> [UInt64] {
        guard let store else { preconditionFailure("the search stored no state") }
        return store[state].array
    }
}
