extension BreadthFirstSearch where System: LivenessSystem {
    /// Asks, after the search, each temporal property of the system of all fair runs over the states that were stored.
    ///
    /// Nothing is asked where the search was interrupted, ran out of time or memory, or ended with a violation. Where it
    /// reached another limit, a violation is still one: the run lies in what was stored, and of its states all transitions
    /// are known. Of each subject the first formula that is violated is reported.
    ///
    /// - Parameters:
    ///   - result: what `run` returned; the pass may take the time that it has left of the limit, and the memory.
    ///   - cancellation: ends the pass soon after it is set.
    ///   - progress: called as by `run`.
    /// - Complexity: see `ComponentSearch`.
    public func judgeLiveness(
        after result: ExplorationResult, cancellation: CancellationFlag? = nil,
        progress: ((ProgressSnapshot) -> Void)? = nil
    ) -> LivenessResult {
        guard !system.temporalProperties.isEmpty else { return LivenessResult() }
        var unknown = LivenessResult()
        unknown.isExhaustive = false
        unknown.outcome = result.outcome.isJudgedAfterwards ? .incomplete(.memory) : result.outcome
        guard let numbering = (space?.store).flatMap({ StateNumbering($0) }),
            result.outcome.isJudgedAfterwards
        else { return unknown }
        var options = options
        options.limits.time = options.limits.time.map { max(.zero, $0 - (ContinuousClock.now - begin)) }
        let pass = LivenessPass(
            search: self, numbering: numbering,
            watch: SearchWatch(options: options, cancellation: cancellation, progress: progress))
        pass.result.outcome = result.outcome
        let before = buffer.byteLimit
        buffer.notesFairRuns(true)
        defer {
            buffer.notesFairRuns(false)
            buffer.byteLimit = before
        }
        let reason = pass.run()
        if let reason, result.isComplete { pass.result.outcome = .incomplete(reason) }
        if reason != nil || !result.isComplete { pass.result.isExhaustive = false }
        pass.result.errors.sort { $0.subject < $1.subject }
        pass.result.elapsed = pass.watch.elapsed
        return pass.result
    }
}

/// A pass over the stored states of a search for the temporal properties of its system.
private final class LivenessPass<System: LivenessSystem> {
    /// The search, which has run.
    let search: BreadthFirstSearch<System>
    /// Its states.
    let numbering: StateNumbering
    /// The clock.
    var watch: SearchWatch
    /// What was found so far.
    var result = LivenessResult()
    /// Why it has to stop, once it has.
    private var reason: IncompleteReason?

    /// Makes a pass.
    init(search: BreadthFirstSearch<System>, numbering: StateNumbering, watch: SearchWatch) {
        (self.search, self.numbering, self.watch) = (search, numbering, watch)
    }

    /// Judges all properties; says why where it could not.
    func run() -> IncompleteReason? {
        let memory = max(0, (search.options.limits.memory ?? .max) - search.memoryFootprint)
        let workers = search.storedStates < search.options.leastWave ? 1 : max(1, search.options.workers)
        search.buffer.byteLimit = search.buffer.memoryFootprint + memory / 4 / workers
        let budget = MemoryBudget(memory - memory / 4)
        let whole = budget.left
        guard
            let graph = FairGraph(
                numbering, system: search.system, buffer: search.buffer, budget: budget, workers: workers),
            let predicates = evaluateAtoms(graph, budget)
        else { return reason ?? .memory }
        let degree = Double(search.transitions) / Double(max(1, search.expandedStates))
        guard
            graph.record(
                limit: recordLimit(budget), degree: degree, while: { mayGoOn(graph, budget) })
        else { return reason ?? .memory }
        var violated: Set<SubjectID> = []
        for (index, property) in search.system.temporalProperties.enumerated() {
            if violated.contains(property.subject) {
                result.isExhaustive = false
                continue
            }
            let left = budget.left
            guard judge(property, index, predicates[index], graph, budget) else { return reason ?? .memory }
            graph.atoms = nil
            result.memoryBytes = max(result.memoryBytes, whole - budget.left)
            // What is taken is free again with the lists.
            budget.giveBack(left - budget.left)
            if result.violations.last?.subject == property.subject { violated.insert(property.subject) }
        }
        return graph.hasUnknownTransitions ? .memory : nil
    }

    /// How many bytes the transitions may take once they are recorded: about as much as all else.
    private func recordLimit(_ budget: MemoryBudget) -> Int {
        min(budget.left / 2, max(Self.leastRecordLimit, search.memoryFootprint / 4 * 9))
    }

    /// What is recorded though the search took less memory.
    private static var leastRecordLimit: Int { 64 << 20 }

    /// What is known of the predicates of a property.
    private struct Predicates {
        /// Their values in all states; `nil` where there was no room to keep them.
        let table: AtomTable?
        /// What went wrong when they were evaluated.
        let errors: Set<SubjectID>
        /// The automaton of the runs that make the formula false; `nil` where it would be too large.
        let automaton: TemporalAutomaton?
    }

    /// The most bytes of a state for the values of predicates that are kept.
    private static var keptBytes: Int { 4 }

    /// Evaluates the atoms of all properties in all states, and finds the states that matter to some of them; `nil` where it
    /// could not.
    private func evaluateAtoms(_ graph: FairGraph, _ budget: MemoryBudget) -> [Predicates]? {
        var (list, keptBytes) = ([Predicates](), 0)
        for property in search.system.temporalProperties {
            let left = budget.left
            var errors: Set<SubjectID> = []
            let table = graph.evaluateAtoms(property.atoms, while: { mayGoOn(graph, budget) }) { errors.insert($0) }
            guard let table else { return nil }
            let tableBytes = left - budget.left
            let formula = property.formula.shiftingAtoms(by: property.atoms.lowerBound)
            let automaton = TemporalAutomaton(formula, isNegated: true)
            if let automaton, errors.isEmpty { graph.noteRelevant(RelevantLetters(automaton), by: table) }
            let isKept = keptBytes + table.bytes <= Self.keptBytes
            keptBytes += isKept ? table.bytes : 0
            if !isKept { budget.giveBack(tableBytes) }
            list.append(Predicates(table: isKept ? table : nil, errors: errors, automaton: automaton))
        }
        return list
    }

    /// Judges one property; false where it could not.
    private func judge(
        _ property: TemporalProperty, _ index: Int, _ predicates: Predicates, _ graph: FairGraph, _ budget: MemoryBudget
    ) -> Bool {
        if !predicates.errors.isEmpty { return recordErrors(predicates.errors, property, budget) }
        guard let automaton = predicates.automaton else { return false }
        if automaton.states.isEmpty { return true }
        graph.atoms =
            predicates.table
            ?? graph.evaluateAtoms(property.atoms, while: { mayGoOn(graph, budget) }, report: { _ in })
        guard graph.atoms != nil else { return false }
        let product = ProductGraph(graph, automaton)
        guard
            let components = ComponentSearch(
                product, budget: budget, while: { _ in self.mayGoOn(graph, budget) })
        else { return false }
        guard search(components, product) else { return false }
        result.bindingEntities.formUnion(components.bindingEntities)
        guard components.fairCount > 0 else { return true }
        guard let lasso = lasso(product, components.order, budget) else { return false }
        result.violations.append(
            LivenessViolation(subject: property.subject, property: index, lasso: lasso))
        return true
    }

    /// Searches the components that matter; false where it could not.
    private func search(_ components: ComponentSearch, _ product: ProductGraph) -> Bool {
        if product.waits {
            // Where the automaton leaves its start in a state, it may as well be in the next one there already: formulas
            // without a next state do not see that a state is repeated.
            for number in 0..<product.graph.stateCount {
                let moves = product.moves.moves(from: 0, product.graph.atoms(of: number))
                for move in moves.list where move.target != 0 {
                    guard components.search(from: product.node(number, move.target)) else { return false }
                }
            }
            return true
        }
        return product.graph.initialStates().allSatisfy { components.search(from: product.node($0.slot, 0)) }
    }

    /// The lasso of the first fair accepting component.
    private func lasso(
        _ product: ProductGraph, _ order: BudgetedList<UInt32>, _ budget: MemoryBudget
    ) -> Lasso? {
        let mayGoOn = { self.mayGoOn(product.graph, budget) }
        guard let stem = StemSearch(product, order: order, budget: budget)?.find(while: mayGoOn),
            let last = stem.last,
            let loop = LoopSearch(product: product, order: order).find(from: last, while: mayGoOn)
        else { return nil }
        return LassoBuilder(product: product).lasso(stem: stem, loop: loop)
    }

    /// Records the first state in which each of these goes wrong, in the order of discovery.
    private func recordErrors(
        _ subjects: Set<SubjectID>, _ property: TemporalProperty, _ budget: MemoryBudget
    ) -> Bool {
        var missing = subjects.subtracting(result.errors.map(\.subject))
        guard let space = search.space, !missing.isEmpty else { return true }
        let (buffer, system) = (search.buffer, search.system)
        buffer.notesFairRuns(false)
        defer { buffer.notesFairRuns(true) }
        let index = StateIndex(of: space, system: system, buffer: buffer, budget: budget) {
            self.mayGoOn()
        }
        guard let index else { return false }
        for number in 0..<index.count where !missing.isEmpty {
            buffer.removeAll()
            _ = system.evaluateAtoms(
                from: property.atoms.lowerBound, in: index[StateID(number)], into: buffer)
            for finding in buffer.findings where missing.remove(finding.subject) != nil {
                result.errors.append(
                    RecordedFinding(
                        subject: finding.subject, isViolation: true, state: StateID(number), transition: -1,
                        length: search.depth(of: StateID(number))))
            }
        }
        return true
    }

    /// Looks at the clock and shows how far the pass has come.
    private func mayGoOn(_ graph: FairGraph, _ budget: MemoryBudget) -> Bool {
        watch.reportProgress(
            of: search, left: 0, transitions: graph.ownTransitions,
            memoryBytes: search.memoryFootprint + budget.taken)
        return mayGoOn()
    }

    /// Looks at the clock.
    private func mayGoOn() -> Bool {
        if reason == nil { reason = watch.reasonToStop() }
        return reason == nil
    }
}

extension ExplorationOutcome {
    /// Whether what is asked of the whole graph is judged after a search that ended so.
    var isJudgedAfterwards: Bool {
        switch self {
        case .complete, .incomplete(.states), .incomplete(.depth), .incomplete(.tooManyStates): true
        case .incomplete(.time), .incomplete(.memory), .incomplete(.interrupted), .stoppedAtFirst: false
        }
    }
}
