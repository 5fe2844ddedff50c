extension BreadthFirstSearch {
    /// Explores the system.
    ///
    /// - Parameters:
    ///   - cancellation: ends the search soon after it is set.
    ///   - progress: called on this thread, no more often than `options.progressInterval`.
    /// - Returns: what was found; with findings also where the search is incomplete.
    public func run(
        cancellation: CancellationFlag? = nil, progress: ((ProgressSnapshot) -> Void)? = nil
    ) -> ExplorationResult {
        precondition(levelStarts.isEmpty && next == 0, "a search runs once")
        var watch = SearchWatch(options: options, cancellation: cancellation, progress: progress)
        guard let store else { return result(.incomplete(.memory), watch) }
        storeInitialStates(in: store)
        while true {
            if case .ended(let outcome) = phase { return result(outcome, watch) }
            guard next < levelEnd || beginLevel(store) else { continue }
            if let reason = watch.reasonToStop() { return result(interrupted(reason), watch) }
            watch.reportProgress(of: self, states: store.count)
            shareMemory(store)
            switch phase {
            case .expanding: expandBatch(store)
            case .inspecting: inspectBatch(store)
            case .seekingShorter: seekShorterInBatch(store)
            case .ended: break
            }
        }
    }

    /// The states that are looked at between two looks at the clock, at most.
    private var statesPerBatch: Int { 256 }
    /// The targets that are looked up together, about.
    private var targetsPerBatch: Int { 512 }

    /// Stores the initial states in their order.
    private func storeInitialStates(in store: any StateStore) {
        shareMemory(store)
        buffer.removeAll()
        system.initialStates(into: buffer)
        collectFindings(of: nil)
        storeTargets(of: .none, in: store)
        initialStates = store.count
    }

    /// Begins the next level; false where the search ends instead.
    private func beginLevel(_ store: any StateStore) -> Bool {
        guard next < store.count, phase != .seekingShorter else {
            switch phase {
            case .expanding: phase = .ended(.complete)
            case .inspecting(let reason): phase = .ended(.incomplete(reason))
            case .seekingShorter: phase = .ended(.stoppedAtFirst)
            case .ended: break
            }
            return false
        }
        levelStarts.append(next)
        levelEnd = store.count
        if phase == .expanding, let limit = options.limits.depth, level >= limit { phase = .inspecting(.depth) }
        return true
    }

    /// Lets store and buffer share what the memory limit leaves.
    private func shareMemory(_ store: any StateStore) {
        guard let limit = options.limits.memory else { return }
        store.memoryLimit = limit - buffer.memoryFootprint
        buffer.byteLimit = limit - store.memoryFootprint
    }

    /// Inspects and expands states of the present level until there are targets enough, and stores these.
    ///
    /// No more states are taken than the store can surely take targets of, so that a refusal can come in the targets of
    /// the last state only: then what is counted and found does not depend on how states are batched.
    private func expandBatch(_ store: any StateStore) {
        buffer.removeAll()
        let enough = store.reserve(targetsPerBatch)
        let first = StateID(next)
        // Who wants the first violation only wants nothing of the states behind it.
        let most = options.stopsAtFirstViolation ? 1 : min(levelEnd - next, statesPerBatch)
        let done = system.expand(store.states(from: first, count: most), into: buffer, until: enough)
        next += done
        collectFindings(ofBatchFrom: first)
        if case .ended = phase { return }
        expandedStates += done
        transitions += buffer.batchTransitionCount
        storeTargets(of: first, in: store)
    }

    /// Stores the targets of a batch, the first state of which is `first`. Where some cannot be, the states that are stored are still inspected.
    private func storeTargets(of first: StateID, in store: any StateStore) {
        shareMemory(store)
        let refusal = store.insertTargets(of: buffer, from: first) ?? (buffer.hasOverflowed ? .memory : nil)
        guard let refusal, phase == .expanding else { return }
        switch refusal {
        case .memory: phase = .inspecting(.memory)
        case .stateLimit:
            phase = .inspecting(options.limits.states.map { $0 <= store.count } == true ? .states : .tooManyStates)
        }
    }

    /// Inspects states of the present level without expanding them.
    private func inspectBatch(_ store: any StateStore) {
        let (end, before) = (min(levelEnd, next + statesPerBatch), phase)
        while next < end && phase == before {
            buffer.removeAll()
            system.inspect(store[StateID(next)], into: buffer)
            collectFindings(of: StateID(next))
            next += 1
        }
    }

    /// Judges states of the present level, and deadlock in them, without storing their targets.
    private func seekShorterInBatch(_ store: any StateStore) {
        let end = min(levelEnd, next + statesPerBatch)
        while next < end && phase == .seekingShorter {
            let (id, state) = (StateID(next), store[StateID(next)])
            buffer.removeAll()
            system.inspect(state, into: buffer)
            collectFindings(of: id)
            if phase == .seekingShorter {
                buffer.removeAll()
                system.successors(of: state, into: buffer)
                collectFindings(of: id)
            }
            next += 1
        }
    }

    /// How a search ends that must end now: a violation that was found counts for more than the interruption.
    private func interrupted(_ reason: IncompleteReason) -> ExplorationOutcome {
        phase == .seekingShorter ? .stoppedAtFirst : .incomplete(reason)
    }

    /// What was found by now.
    private func result(_ outcome: ExplorationOutcome, _ watch: SearchWatch) -> ExplorationResult {
        let count = store?.count ?? 0
        let statistics = Statistics(
            distinctStates: count, initialStates: initialStates, expandedStates: expandedStates,
            transitions: transitions,
            levelSizes: count > levelEnd ? knownLevelSizes + [count - levelEnd] : knownLevelSizes,
            memoryBytes: memoryFootprint, elapsed: watch.elapsed)
        return ExplorationResult(outcome: outcome, findings: log.findings, statistics: statistics)
    }
}
