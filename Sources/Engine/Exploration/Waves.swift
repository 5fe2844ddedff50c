/// The workers of a parallel search, and what they found in the present wave.
///
/// A wave is a run of states from the head of the queue, cut into chunks. Workers take chunks, expand their states and
/// hand the keys of the targets to the workers that own them. Then each worker looks up and inserts, of all targets, those
/// of its own partitions, in order. So each target is looked up once, the first appearance of each state is found as if
/// one worker had done everything, and the order of discovery is the same for any number of workers.
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
    /// Which part of the targets of the last wave that might have been new was new.
    private var newShare = 0.5
    /// The most states of a chunk.
    private static var chunkSize: Int { 128 }
    /// The fewest states of a chunk where there are so many.
    private let leastChunk: Int
    /// The most states of a wave.
    private static var greatestSize: Int { 8192 }
    /// How many targets of a wave are enough: their keys should fit into the caches.
    private static var targetsPerWave: Int { 1 << 17 }

    /// Starts `count` workers, as far as the system grants threads, on a search that stores its states in `store`; `nil`
    /// where there is no memory.
    init?(count: Int, system: System, store: any WaveStore, leastChunk: Int) {
        (self.store, self.system, self.leastChunk) = (store, system, leastChunk)
        for _ in 0..<count {
            guard let worker = WaveWorker(system: system.replica()) else { return nil }
            workers.append(worker)
        }
        pool = WorkerPool(count: count)
        workers.removeLast(count - pool.count)
    }

    /// Ends the threads.
    func end() { pool.end() }

    /// The bytes of all buffers.
    var memoryFootprint: Int {
        chunks.reduce(0) { $0 + $1.memoryFootprint }
            + workers.reduce(0) { $0 + $1.scratch.memoryFootprint }
    }

    /// The chunks of the present wave.
    var present: ArraySlice<WaveChunk> { chunks[..<chunkCount] }

    /// Expands the first `count` states of `queue`, and hands out the keys of their targets; false where that was not
    /// possible within `bytes` bytes more of buffers, or was interrupted.
    func expand(_ count: Int, of queue: StateQueue, within bytes: Int, isCancelled: () -> Bool) -> Bool {
        let slices = queue.slices(count, each: max(leastChunk, min(Self.chunkSize, count / 16)))
        guard prepareChunks(slices.count, within: bytes) else { return false }
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

    /// Makes `count` chunks present, and shares `bytes` bytes more among those who may want them; false where that is not
    /// enough. What each of them has, also chunks that are not present, stays.
    private func prepareChunks(_ count: Int, within bytes: Int) -> Bool {
        let before = memoryFootprint
        chunkCount = 0
        while chunks.count < count {
            guard let chunk = WaveChunk(layout: system.layout, workers: pool.count),
                memoryFootprint + chunk.memoryFootprint - before <= bytes
            else { return false }
            chunks.append(chunk)
        }
        chunkCount = count
        let share = (bytes - (memoryFootprint - before)) / (count + workers.count)
        for chunk in present { chunk.allowMore(share) }
        for worker in workers { worker.scratch.allowMore(share) }
        return true
    }

    /// How many targets may turn out to be new.
    var candidateCount: Int { present.reduce(0) { $0 + $1.candidateCount } }

    /// Makes room for about as many as will turn out to be new.
    func reserve() { store.reserve(Int(Double(candidateCount) * newShare), sharedBy: pool) }

    /// Inserts the targets, and keeps of each new one the first appearance; says whether memory was refused.
    func insert() -> StoreRefusal? {
        let (chunks, workers, store) = (present, workers, store)
        pool.run { index in
            let scratch = workers[index].scratch
            scratch.newCount = store.insert(chunks, as: index, scratch)
        }
        let new = workers.reduce(0) { $0 + $1.scratch.newCount }
        store.addCount(new)
        newShare = Double(new) / Double(max(1, candidateCount))
        let refusal = insertDeferred()
        let turn = WaveTurn(chunkCount)
        pool.run { _ in
            while let number = turn.next() { chunks[number].keepNew() }
        }
        return refusal
    }

    /// Inserts the targets that were deferred, in order; says whether memory was refused.
    private func insertDeferred() -> StoreRefusal? {
        var targets: [DeferredTarget] = []
        for number in 0..<chunkCount {
            targets += chunks[number].deferred.map { DeferredTarget(chunk: number, position: $0) }
        }
        for worker in workers {
            targets += worker.scratch.deferred
            worker.scratch.deferred.removeAll(keepingCapacity: true)
        }
        var refusal: StoreRefusal?
        for target in targets.sorted() {
            let chunk = chunks[target.chunk]
            if store.insertDeferred(chunk.buffer.batchTarget(target.position), &refusal) {
                chunk.late.append(target.position)
            }
        }
        return refusal
    }

    /// Adds the new targets to the queue and the tree of `space`, in order, each of the two by one worker.
    func addNew(to space: StateSpace) {
        let (chunks, turn) = (present, WaveTurn(2))
        pool.run { _ in
            while let part = turn.next() {
                for chunk in chunks {
                    if part == 0 { space.enqueueNew(chunk.buffer) } else { space.addWaysToNew(chunk.buffer) }
                }
            }
        }
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
        let targets = present.reduce(0) { $0 + $1.buffer.batchTargetCount }
        let isLong = duration > .milliseconds(40) || targets > Self.targetsPerWave
        if isLong { size = max(size / 2, 64) }
        if duration < .milliseconds(2) && 2 * targets < Self.targetsPerWave { size = min(size * 2, Self.greatestSize) }
    }
}
