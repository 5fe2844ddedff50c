extension BreadthFirstSearch {
    /// Explores the system.
    ///
    /// - Parameters:
    ///   - cancellation: ends the search soon after it is set.
    ///   - progress: called on this thread, no more often than `options.progressInterval`.
    ///   - onPause: called on this thread between batches, and when memory ends, when the search can be saved: see `save`.
    /// - Returns: what was found; with findings also where the search is incomplete.
    public func run(
        cancellation: CancellationFlag? = nil, progress: ((ProgressSnapshot) -> Void)? = nil,
        onPause: ((BreadthFirstSearch, SearchPause) -> Void)? = nil
    ) -> ExplorationResult {
        precondition(isRestored || levelStarts.isEmpty && next == 0, "a search runs once")
        begin = .now
        var watch = SearchWatch(options: options, cancellation: cancellation, progress: progress)
        guard let space else { return result(.incomplete(.memory), watch) }
        defer { waves?.end() }
        self.onPause = onPause
        defer { self.onPause = nil }
        if !isRestored { storeInitialStates(in: space) }
        while true {
            if case .ended(let outcome) = phase { return result(outcome, watch) }
            guard next < levelEnd || beginLevel(space) else { continue }
            if let reason = watch.reasonToStop() { return result(interrupted(reason), watch) }
            watch.reportProgress(of: self, states: space.count)
            onPause?(self, .betweenBatches)
            switch phase {
            case .expanding: if !isWaveDue || !expandWave(space, cancellation) { expandBatch(space) }
            case .inspecting: inspectBatch(space)
            case .seekingShorter: seekShorterInBatch(space)
            case .ended: break
            }
        }
    }

    /// The states that are looked at between two looks at the clock, at most.
    private var statesPerBatch: Int { 256 }
    /// The targets that are looked up together, about.
    private var targetsPerBatch: Int { 512 }

    /// Stores the initial states in their order.
    private func storeInitialStates(in space: StateSpace) {
        shareMemory(space)
        buffer.removeAll()
        system.initialStates(into: buffer)
        collectFindings(of: nil)
        buffer.endState()
        shareMemory(space)
        if let refusal = space.add(buffer, sources: 1).refusal ?? overflow { refuse(refusal, space) }
        initialStates = space.count
    }

    /// Begins the next level; false where the search ends instead.
    private func beginLevel(_ space: StateSpace) -> Bool {
        guard next < space.count, phase != .seekingShorter else {
            switch phase {
            case .expanding: phase = .ended(.complete)
            case .inspecting(let reason): phase = .ended(.incomplete(reason))
            case .seekingShorter: phase = .ended(.stoppedAtFirst)
            case .ended: break
            }
            return false
        }
        if phase == .expanding, isWantedKnown {
            phase = .ended(.incomplete(.depth))
            return false
        }
        levelStarts.append(next)
        levelEnd = space.count
        if phase == .expanding, let limit = options.limits.depth, level >= limit { phase = .inspecting(.depth) }
        return true
    }

    /// Lets space and buffer share what the memory limit leaves.
    func shareMemory(_ space: StateSpace) {
        guard let limit = options.limits.memory else { return }
        let others = waves?.memoryFootprint ?? 0
        space.memoryLimit = limit - others - buffer.memoryFootprint
        buffer.byteLimit = limit - others - space.memoryFootprint
    }

    /// Inspects and expands states of the present level until there are targets enough, and stores these.
    private func expandBatch(_ space: StateSpace) {
        shareMemory(space)
        buffer.removeAll()
        let states = space.queue.first(min(levelEnd - next, statesPerBatch))
        fillBuffer(states, space)
        let hasViolation = options.stopsAtFirstViolation && buffer.hasViolationInLastState
        // What a violation was found in is not expanded any more.
        let sources = hasViolation ? buffer.batchSourceCount - 1 : buffer.batchSourceCount
        shareMemory(space)
        var (done, refusal) = space.add(buffer, sources: sources)
        if refusal == nil { refusal = overflow }
        collectFindings(of: buffer, states: refusal == nil ? buffer.batchSourceCount : done, from: StateID(next))
        expandedStates += done
        transitions += buffer.transitionCount(of: done)
        if refusal == .memory { done = pauseWithoutMemory(done, space) }
        advance(by: refusal == nil ? buffer.batchSourceCount : done, space)
        if let refusal { refuse(refusal, space) }
    }

    /// Expands states from the first of `states` on until there are targets enough.
    ///
    /// Nothing is done with a state that the search may not come to, so that what the system remembers of its work does
    /// not depend on how states are batched: who wants the first violation only, or comes near the greatest number of
    /// states, goes on state by state.
    private func fillBuffer(_ states: PackedStates, _ space: StateSpace) {
        let room = (options.limits.states ?? .max) - space.count
        if !options.stopsAtFirstViolation && room > 2 * targetsPerBatch {
            _ = system.expand(states, into: buffer, until: targetsPerBatch)
            return
        }
        var done = 0
        repeat {
            let count = system.expand(states.slice(done, count: 1), into: buffer, until: 1)
            if count == 0 { return }  // It was interrupted.
            done += count
            if options.stopsAtFirstViolation && buffer.hasViolations { return }
        } while done < states.count && buffer.batchTargetCount < min(room, targetsPerBatch) && !buffer.hasOverflowed
    }

    /// Goes on behind `count` states.
    func advance(by count: Int, _ space: StateSpace) {
        space.queue.removeFirst(count)
        next += count
    }

    /// Why not all of a batch could be kept in the buffer, if so.
    private var overflow: StoreRefusal? { buffer.hasOverflowed ? .memory : nil }

    /// No more can be stored: the states that are stored are still inspected.
    func refuse(_ refusal: StoreRefusal, _ space: StateSpace) {
        guard phase == .expanding else { return }
        switch refusal {
        case .memory: phase = .inspecting(.memory)
        case .stateLimit: phase = .inspecting(.states)
        }
    }

    /// Inspects states of the present level without expanding them.
    private func inspectBatch(_ space: StateSpace) {
        let states = space.queue.first(min(levelEnd - next, statesPerBatch))
        let before = phase
        var done = 0
        while done < states.count && phase == before {
            buffer.removeAll()
            system.inspect(states[done], into: buffer)
            collectFindings(of: StateID(next + done))
            done += 1
        }
        advance(by: done, space)
    }

    /// Judges states of the present level, and deadlock in them, without storing their targets.
    private func seekShorterInBatch(_ space: StateSpace) {
        let states = space.queue.first(min(levelEnd - next, statesPerBatch))
        var done = 0
        while done < states.count && phase == .seekingShorter {
            buffer.removeAll()
            if system.expand(states.slice(done, count: 1), into: buffer, until: 1) == 0 { break }
            collectFindings(of: buffer, states: 1, from: StateID(next + done))
            done += 1
        }
        advance(by: done, space)
    }

    /// How a search ends that must end now: a violation that was found counts for more than the interruption.
    private func interrupted(_ reason: IncompleteReason) -> ExplorationOutcome {
        phase == .seekingShorter ? .stoppedAtFirst : .incomplete(reason)
    }

    /// What was found by now.
    private func result(_ outcome: ExplorationOutcome, _ watch: SearchWatch) -> ExplorationResult {
        let count = space?.count ?? 0
        let statistics = Statistics(
            distinctStates: count, initialStates: initialStates, expandedStates: expandedStates,
            transitions: transitions,
            levelSizes: count > levelEnd ? knownLevelSizes + [count - levelEnd] : knownLevelSizes,
            memoryBytes: memoryFootprint, elapsed: watch.elapsed, approximation: space?.store.approximation)
        return ExplorationResult(outcome: outcome, findings: log.findings, statistics: statistics)
    }
}
