/// The workers of a parallel search, and what they found in the present wave.
///
/// A wave is a run of states from the head of the queue, cut into chunks. Workers take chunks, expand their states and
/// look up the targets in the table, which stays as it is meanwhile. Then each worker inserts, of all targets that were
/// not there, those of its own partitions, in order. So the first appearance of each state is found as if one worker had
/// done everything, and the order of discovery is the same for any number of workers.
final class Waves<System: TransitionSystem> {
    /// The threads.
    private let pool: WorkerPool
    /// What each thread works with.
    private var workers: [WaveWorker<System>] = []
    /// What is expanded, chunk by chunk.
    private var chunks: [WaveChunk] = []
    /// Where the states are.
    private let store: any WaveStore
    /// The system that workers have replicas of.
    private let system: System
    /// How many chunks the present wave has.
    private var chunkCount = 0
    /// How many states the next wave should have.
    private(set) var size = 1024
    /// The states of a chunk.
    private static var chunkSize: Int { 128 }
    /// The most states of a wave: the more there are, the more often the same state is discovered in one wave.
    private static var greatestSize: Int { 8192 }

    /// Starts `count` workers on a search that stores its states in `store`; `nil` where there is no memory.
    init?(count: Int, system: System, store: any WaveStore) {
        (self.store, self.system) = (store, system)
        for _ in 0..<count {
            guard let worker = WaveWorker(system: system.replica()) else { return nil }
            workers.append(worker)
        }
        pool = WorkerPool(count: count)
    }

    /// Ends the threads.
    func end() { pool.end() }

    /// The bytes of all buffers.
    var memoryFootprint: Int { chunks.reduce(0) { $0 + $1.memoryFootprint } }

    /// The chunks of the present wave.
    var present: ArraySlice<WaveChunk> { chunks[..<chunkCount] }

    /// Expands the first `count` states of `queue`, and keeps the targets that are not stored; false where that was not
    /// possible within `bytes` bytes of buffers, or was interrupted.
    func expand(_ count: Int, of queue: StateQueue, within bytes: Int, isCancelled: () -> Bool) -> Bool {
        let slices = queue.slices(count, each: Self.chunkSize)
        chunkCount = slices.count
        while chunks.count < chunkCount {
            guard let chunk = WaveChunk(layout: system.layout) else { return false }
            chunks.append(chunk)
        }
        for chunk in present { chunk.buffer.byteLimit = bytes / chunkCount }
        let turn = WaveTurn(chunkCount)
        let start = ContinuousClock.now
        pool.run { index in
            let worker = workers[index]
            while let number = turn.next() {
                if isCancelled() || !worker.expand(slices[number], into: chunks[number], store) { turn.fail() }
            }
        }
        adapt(to: ContinuousClock.now - start)
        return !turn.hasFailed
    }

    /// How many targets were not stored when they were looked up.
    var unknownCount: Int { present.reduce(0) { $0 + $1.buffer.batchTargetCount } }

    /// Makes room for about as many as will turn out to be new.
    func reserve() { store.reserve(unknownCount / 2, sharedBy: pool) }

    /// Inserts those targets, and keeps of each the first appearance; says whether memory was refused.
    func insert() -> StoreRefusal? {
        var results = [(new: Int, isDeferred: Bool)](repeating: (0, false), count: pool.count)
        let (chunks, workers, store) = (present, workers, store)
        unsafe results.withUnsafeMutableBufferPointer { results in
            let slots = unsafe WaveResults(slots: results)
            pool.run { index in
                slots[index] = store.insert(chunks, as: index, of: workers.count, workers[index].scratch)
            }
        }
        store.addCount(results.reduce(0) { $0 + $1.new })
        let refusal = results.contains(where: \.isDeferred) ? store.insertDeferred(chunks) : nil
        let turn = WaveTurn(chunkCount)
        pool.run { _ in
            while let number = turn.next() {
                chunks[number].removeKnown(from: 0, source: 0)
            }
        }
        return refusal
    }

    /// Takes over what the workers' systems remember of their work.
    func absorbReplicas() { for worker in workers { system.absorb(worker.system) } }

    /// Forgets what the workers' systems remember of a wave that is given up.
    func renewReplicas() {
        for worker in workers {
            worker.system = system.replica()
            worker.scratch.clearRecent()
        }
    }

    /// Chooses the size of the next wave: long enough to be worth waiting for each other, short enough to be interrupted.
    private func adapt(to duration: Duration) {
        if duration < .milliseconds(2) { size = min(size * 2, Self.greatestSize) }
        if duration > .milliseconds(40) { size = max(size / 2, 32) }
    }
}

extension WaveWorker {
    /// Expands all of `states`, and keeps the targets that are not stored; false where there is no memory.
    func expand(_ states: PackedStates, into chunk: WaveChunk, _ store: any WaveStore) -> Bool {
        let buffer = chunk.buffer
        buffer.removeAll()
        var done = 0
        while done < states.count {
            let (start, source) = (buffer.batchTargetCount, buffer.batchSourceCount)
            let count = system.expand(
                states.slice(done, count: states.count - done), into: buffer, until: start + 2 * LookupBlock.size)
            guard count > 0, !buffer.hasOverflowed, chunk.marks.extend(to: buffer.batchTargetCount, within: .max) else {
                return false
            }
            store.removeStored(chunk, from: start, source: source, scratch)
            done += count
        }
        return true
    }
}
