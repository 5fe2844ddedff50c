import Engine

extension ModelSystem {
    /// How many states the machine expands at least before a compiler is worth its start.
    private static let leastStates = 4_096

    /// Inspects and expands `states` in their order until there are targets enough; by native code where it is ready.
    ///
    /// Returns how many states are done: at least one, unless it was interrupted.
    public func expand(_ states: PackedStates, into buffer: SuccessorBuffer, until enough: Int) -> Int {
        let source = buffer.batchSourceCount
        let done = expandByTier(states, into: buffer, until: enough)
        if buffer.fairRuns == nil { judgeRefinements(of: states.slice(0, count: done), buffer) }
        if let ampleThreads { buffer.reduce(from: source, of: states.slice(0, count: done), to: ampleThreads) }
        return done
    }

    /// The same but for refinements, which are judged by the machine, and with all transitions.
    private func expandByTier(_ states: PackedStates, into buffer: SuccessorBuffer, until enough: Int) -> Int {
        if expander == nil, let tier { adopt(tier) }
        if let expander {
            return expander.expand(states, into: buffer, until: enough) { rest in
                expandByMachine(rest.slice(0, count: 1), into: buffer, until: enough)
            }
        }
        let done = expandByMachine(states, into: buffer, until: enough)
        expandedStates += done
        return done
    }

    /// Takes native code that is ready, or has it made where the search turns out to take a while.
    func adopt(_ tier: NativeTier) {
        if tier.isSettled {
            if let code = tier.code { expander = NativeExpander(code, machine, interruption) }
        } else if let start {
            guard expandedStates >= Self.leastStates, ContinuousClock.now - start > .seconds(tier.patience) else {
                return
            }
            tier.start()
        } else {
            start = .now
        }
    }

    /// Expands states by the virtual machine.
    private func expandByMachine(_ states: PackedStates, into buffer: SuccessorBuffer, until enough: Int) -> Int {
        var done = 0
        repeat {
            buffer.beginState()
            if buffer.fairRuns == nil { inspectByMachine(states[done], into: buffer) }
            if !machine.isStopped { makeTransitions(of: states[done], into: buffer) }
            if machine.isStopped {
                buffer.abandonState()
                return done
            }
            buffer.endState()
            done += 1
        } while done < states.count && buffer.batchTargetCount < enough && !buffer.hasOverflowed
        return done
    }

    /// Makes native code now, where it is asked for.
    ///
    /// - Throws: `NativeFailure` where that cannot be.
    public func prepare() throws(NativeFailure) { try tier?.startAndWait() }

    /// Says that the search is over: ends a compiler that still runs, of which nothing is left, and interrupts nothing
    /// of what is asked of this instance and its replicas from now on.
    public func finish() {
        tier?.end()
        interruption.end()
    }

    /// Which tier ran the model.
    public var engineUse: EngineUse {
        guard let tier else { return .machine }
        if tier.code != nil { return .native }
        return tier.failure.map { .machineOnly(reason: $0) } ?? .machine
    }
}
