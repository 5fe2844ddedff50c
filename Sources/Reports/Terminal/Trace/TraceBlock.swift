import Execution

/// Where a thread waits at the end of a trace.
struct TraceBlock {
    /// The thread.
    let lane: TraceLane
    /// What it waits at.
    let text: StyledLine

    /// The line below all of them, as lockdep writes it.
    static let verdict = "*** DEADLOCK ***"

    /// Puts a wait into words.
    init(_ wait: DeadlockDescription.Wait, lane: TraceLane) {
        self.lane = lane
        var text = StyledLine(Self.statement(wait), .strong)
        text.append(" blocks", .bad)
        self.text = text
    }

    /// The statement, with the lock that it waits for where it is known which: `lock(fork[1])`.
    static func statement(_ wait: DeadlockDescription.Wait) -> String {
        guard let resource = wait.resource, let end = wait.statement.firstIndex(of: "(") else { return wait.statement }
        return "\(wait.statement[..<end])(\(resource))"
    }
}
