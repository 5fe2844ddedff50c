import Execution

extension SequenceChart {
    /// The most objects that have a lifeline; what changes of others stands on the lifeline of who acts.
    public static let mostObjects = 6

    /// Makes the chart of `trace` and of what is repeated for ever behind it.
    ///
    /// - Parameter threads: the names of all threads, as locks number them (`ScenarioReport.threads`).
    public init(
        threads: [String], trace: TraceReport, loop: LoopReport? = nil, waits: [DeadlockDescription.Wait] = [],
        ending: Ending? = nil
    ) {
        let transitions = trace.transitions + (loop?.transitions ?? [])
        let states = trace.states.isEmpty ? [] : trace.states + (loop?.states ?? [])
        let holdings = LockHolding.all(in: states, threads: threads)
        let moves = LockMoves(holdings)
        let plan = LifelinePlan(
            threads: threads, transitions: transitions, holders: holdings.map(\.thread), waiting: waits.map(\.thread),
            states: states)
        start = trace.start?.variables ?? []
        lifelines = plan.lifelines
        locks = holdings.map { holding in
            LockBar(
                lifeline: plan.position(ofThread: holding.thread), path: holding.path, isShared: holding.isShared,
                first: holding.first, last: holding.last)
        }
        let message: String? = if case .error(let text)? = ending { text } else { nil }
        rows = transitions.enumerated().map { number, transition in
            plan.row(number, transition, moves: moves, states: states, message)
        }
        activations = Self.activations(of: rows, transitions)
        self.waits = waits.map {
            Wait(lifeline: plan.position(ofThread: $0.thread), statement: TraceBlock.statement($0))
        }
        loopStart = loop.map { _ in trace.transitions.count }
        self.ending = ending
    }

    /// Who is inside an operation when.
    private static func activations(of rows: [Row], _ transitions: [TransitionDescription]) -> [Activation] {
        var firsts: [Int: Int] = [:]
        var found: [Activation] = []
        for (number, row) in rows.enumerated() where row.part != .rule {
            if !row.isLaterStep || firsts[row.lifeline] == nil { firsts[row.lifeline] = number }
            guard row.result != nil || transitions[number].endsInError, let first = firsts[row.lifeline] else {
                continue
            }
            found.append(Activation(lifeline: row.lifeline, action: row.action, first: first, last: number))
            firsts[row.lifeline] = nil
        }
        for (lifeline, first) in firsts {
            found.append(Activation(lifeline: lifeline, action: rows[first].action, first: first, last: nil))
        }
        return found.sorted { $0.first < $1.first }
    }
}

/// A thread that holds a lock from one row to another.
struct LockHolding {
    /// The thread.
    let thread: String
    /// The lock.
    let path: String
    /// Whether others may share it.
    let isShared: Bool
    /// The row that takes it.
    let first: Int
    /// The row that gives it back; `nil` where it is still held at the end.
    var last: Int?

    /// Each time that some thread holds a lock in a row of states, in the order in which they are taken.
    static func all(in states: [StateDescription], threads: [String]) -> [LockHolding] {
        var found: [LockHolding] = []
        var open: [Key: Int] = [:]
        for (number, state) in states.enumerated() {
            let held = state.locks.flatMap { lock in
                lock.holders.filter(threads.indices.contains).map {
                    Key(path: lock.path, thread: $0, isShared: lock.isShared)
                }
            }
            for (key, position) in open where !held.contains(key) {
                found[position].last = number - 1
                open[key] = nil
            }
            for key in held where open[key] == nil {
                open[key] = found.count
                // What is held from the beginning is drawn from the first row on.
                found.append(
                    LockHolding(
                        thread: threads[key.thread], path: key.path, isShared: key.isShared, first: max(number - 1, 0)))
            }
        }
        return found
    }

    /// What tells a holding from others at the same time.
    private struct Key: Hashable {
        /// The lock.
        let path: String
        /// The position of the thread.
        let thread: Int
        /// Whether others may share it.
        let isShared: Bool
    }
}
