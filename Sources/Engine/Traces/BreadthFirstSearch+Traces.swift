extension BreadthFirstSearch {
    /// The trace of a finding of this search: the fewest transitions possible, and the first of those.
    ///
    /// It is rebuilt by asking the system again, in time linear in the transitions along it.
    public func trace(to finding: RecordedFinding) -> Trace {
        guard let space else { preconditionFailure("the search stored no state") }
        let builder = TraceBuilder(system: system, tree: space.tree, limit: buffer.byteLimit)
        return builder.trace(to: finding.state, thenBy: finding.transition < 0 ? nil : finding.transition)
    }

    /// The words of a state that this search found.
    public func words(of state: StateID) -> [UInt64] {
        guard let space else { preconditionFailure("the search stored no state") }
        let trace = TraceBuilder(system: system, tree: space.tree, limit: buffer.byteLimit).trace(to: state)
        guard let words = trace.lastState else {
            preconditionFailure("the transition system does not give the same successors again")
        }
        return words
    }
}
