extension BreadthFirstSearch {
    /// Whether the next states are to be expanded by several workers.
    var isWaveDue: Bool {
        options.workers > 1 && levelEnd - next >= options.leastWave && next >= waveResumption && !endsMemorySavably
    }

    /// Expands states of the present level by several workers; false where one worker is to do it, because the wave might
    /// hold the end of the search, or there is no memory for it.
    func expandWave(_ space: StateSpace, _ cancellation: CancellationFlag?) -> Bool {
        guard let waves = waves ?? startWaves(space) else { return false }
        let count = min(levelEnd - next, waves.size)
        let isExpanded = waves.expand(count, of: space.queue, within: memoryLeft / 2) {
            cancellation?.isCancelled == true
        }
        shareMemory(space)
        guard isExpanded, mayInsert(waves, space), space.reserve(waves, sources: count) else {
            // What is found out about these states is found out again, by one worker.
            waves.renewReplicas()
            waveResumption = next + count
            return false
        }
        space.shareMemoryWithStore()
        waves.reserve()
        let refusal = waves.insert()
        addWave(waves, space)
        waves.absorbReplicas()
        if let refusal { refuse(refusal, space) }
        return true
    }

    /// The bytes that may still be allocated.
    private var memoryLeft: Int { max(0, (options.limits.memory ?? .max) - memoryFootprint) }

    /// Starts the workers; `nil`, now and later, where the store is none for several or there is no memory for them.
    private func startWaves(_ space: StateSpace) -> Waves<System>? {
        waveResumption = .max
        guard let store = space.store as? any WaveStore else { return nil }
        guard memoryLeft / 2 >= options.workers * WaveScratch.leastBytes else { return nil }
        waves = Waves(
            count: options.workers, system: system, store: store, leastChunk: max(1, options.leastWave / 64))
        if waves != nil { waveResumption = 0 }
        return waves
    }

    /// Whether the search surely goes on behind the present wave.
    private func mayInsert(_ waves: Waves<System>, _ space: StateSpace) -> Bool {
        if options.stopsAtFirstViolation && waves.present.contains(where: \.buffer.hasViolations) { return false }
        return options.limits.states.map { space.count + waves.candidateCount <= $0 } ?? true
    }

    /// Adds what was discovered to queue and tree, in order, and goes on behind the wave.
    private func addWave(_ waves: Waves<System>, _ space: StateSpace) {
        var count = 0
        for chunk in waves.present {
            let sources = chunk.buffer.batchSourceCount
            collectFindings(of: chunk.buffer, states: sources, from: StateID(next + count))
            transitions += chunk.buffer.transitionCount(of: sources)
            count += sources
        }
        waves.addNew(to: space)
        expandedStates += count
        advance(by: count, space)
    }
}
