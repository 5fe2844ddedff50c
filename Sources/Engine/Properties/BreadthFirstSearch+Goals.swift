extension BreadthFirstSearch where System: GoalSystem {
    /// Asks, after the search, of each goal whether there is a way to it from every state that was stored.
    ///
    /// Nothing is asked where the search was interrupted, ran out of time or memory, or ended with a violation. Where it
    /// reached another limit, a violation is still one: the transitions of all states behind it are known. It may not be
    /// the one with the shortest trace.
    ///
    /// - Parameters:
    ///   - result: what `run` returned; the pass may take the time that it has left of the limit, and the memory.
    ///   - cancellation: ends the pass soon after it is set.
    ///   - progress: called as by `run`.
    public func judgeGoals(
        after result: ExplorationResult, cancellation: CancellationFlag? = nil,
        progress: ((ProgressSnapshot) -> Void)? = nil
    ) -> GoalResult {
        let goals = system.goals
        guard !goals.isEmpty else { return GoalResult() }
        guard let space, result.outcome.isJudgedAfterwards else {
            var unknown = GoalResult()
            unknown.outcome = result.outcome
            return unknown
        }
        var options = options
        options.limits.time = options.limits.time.map { max(.zero, $0 - (ContinuousClock.now - begin)) }
        var pass = GoalPass(
            search: self, space: space,
            watch: SearchWatch(options: options, cancellation: cancellation, progress: progress))
        pass.result.outcome = result.outcome
        for start in stride(from: 0, to: goals.count, by: Recoverability<System>.mostGoals) {
            let group = Array(goals[start..<min(goals.count, start + Recoverability<System>.mostGoals)])
            if let reason = pass.run(group) {
                if result.isComplete { pass.result.outcome = .incomplete(reason) }
                break
            }
        }
        pass.result.findings.sort { $0.subject < $1.subject }
        pass.result.elapsed = pass.watch.elapsed
        return pass.result
    }
}

extension BreadthFirstSearch {
    /// How many states were stored.
    var storedStates: Int { space?.count ?? 0 }

    /// The number of transitions in the first trace to a stored state.
    func depth(of state: StateID) -> Int {
        var (low, high) = (0, levelStarts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if levelStarts[middle] <= state.index { low = middle } else { high = middle }
        }
        return low
    }
}

/// A pass over the stored states of a search for the goals of its system.
private struct GoalPass<System: GoalSystem> {
    /// The search, which has run.
    let search: BreadthFirstSearch<System>
    /// Its states.
    let space: StateSpace
    /// The clock.
    var watch: SearchWatch
    /// What was found so far.
    var result = GoalResult()

    /// The states that are looked at between two looks at the clock.
    private var statesPerBatch: Int { 256 }

    /// Judges `goals`; says why where it could not.
    mutating func run(_ goals: [SubjectID]) -> IncompleteReason? {
        let (buffer, before) = (search.buffer, search.buffer.byteLimit)
        // The buffer is as large as the search needed it, and grows for states that were not expanded only.
        let memory = max(0, (search.options.limits.memory ?? .max) - search.memoryFootprint)
        let budget = MemoryBudget(memory - memory / 4)
        buffer.byteLimit = buffer.memoryFootprint + memory / 4
        defer { buffer.byteLimit = before }
        var reason: IncompleteReason?
        let index = StateIndex(of: space, system: search.system, buffer: buffer, budget: budget) {
            reason = watch.reasonToStop()
            return reason == nil
        }
        guard let index,
            let graph = Recoverability(
                system: search.system, store: index, goals: goals, buffer: buffer, budget: budget)
        else { return reason ?? .memory }
        defer { result.memoryBytes = max(result.memoryBytes, budget.taken) }
        if let reason = forEachBatch(isLast: false, graph, budget, graph.evaluateGoals) { return reason }
        recordErrors(graph)
        if let reason = forEachBatch(isLast: true, graph, budget, graph.expand) { return reason }
        for goal in goals.indices { recordViolation(of: goal, graph) }
        return nil
    }

    /// Does `step` with all states in order.
    private mutating func forEachBatch(
        isLast: Bool, _ graph: Recoverability<System>, _ budget: MemoryBudget, _ step: (Range<Int>) -> Bool
    ) -> IncompleteReason? {
        for start in stride(from: 0, to: space.count, by: statesPerBatch) {
            if let reason = watch.reasonToStop() { return reason }
            watch.reportProgress(
                of: search, left: space.count - (isLast ? start : 0), transitions: graph.transitions,
                memoryBytes: search.memoryFootprint + budget.taken)
            if !step(start..<min(space.count, start + statesPerBatch)) { return watch.reasonToStop() ?? .memory }
        }
        return nil
    }

    /// Records what went wrong when goals were evaluated; of other goals' errors each group sees all.
    private mutating func recordErrors(_ graph: Recoverability<System>) {
        for (subject, state) in graph.errors where !result.findings.contains(where: { $0.subject == subject }) {
            record(subject, state)
        }
    }

    /// Records the first state from where there is no way to a goal, and counts what can be reached from there.
    private mutating func recordViolation(of goal: Int, _ graph: Recoverability<System>) {
        guard let lost = (0..<space.count).first(where: { graph.isLost(StateID($0), goal: goal) }) else { return }
        let subject = graph.goals[goal]
        record(subject, StateID(lost))
        result.reachableStates[subject] = graph.countStates(from: StateID(lost), goal: goal) {
            watch.reasonToStop() == nil
        }
    }

    /// Records a violation in a state.
    private mutating func record(_ subject: SubjectID, _ state: StateID) {
        result.findings.append(
            RecordedFinding(
                subject: subject, isViolation: true, state: state, transition: -1, length: search.depth(of: state)))
    }
}
