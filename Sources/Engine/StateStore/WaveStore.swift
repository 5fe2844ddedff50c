/// A store that several workers fill in waves: see `Waves`.
///
/// In a wave all workers first look up targets, while nothing is inserted; then each inserts what belongs into its own
/// shares of the store, at the same time as the others; then one inserts what was deferred. What comes of it is what
/// comes of inserting all targets in order.
protocol WaveStore: StateStore {
    /// Removes the targets of a chunk from `start`, which belong to the states from `source` on, that are stored, and
    /// marks the others as unknown with the share that they belong into, or as deferred; nobody may insert meanwhile.
    func removeStored(_ chunk: WaveChunk, from start: Int, source: Int, _ scratch: LookupBlock)

    /// Inserts those targets of chunks, in order, that belong into the shares of `worker`, one of `workers`, and marks
    /// each as known, new or deferred; says how many were new, and whether there is anything deferred.
    func insert(
        _ chunks: ArraySlice<WaveChunk>, as worker: Int, of workers: Int, _ scratch: LookupBlock
    ) -> (new: Int, isDeferred: Bool)

    /// Inserts the targets of chunks that were deferred, in order; where there is no memory, says so and drops the rest.
    func insertDeferred(_ chunks: ArraySlice<WaveChunk>) -> StoreRefusal?

    /// Counts states that were inserted by workers.
    func addCount(_ new: Int)

    /// Makes room for `states` new ones, if it can; the threads of `pool` share the work.
    func reserve(_ states: Int, sharedBy pool: WorkerPool)
}

extension TableStore: WaveStore {}

extension WaveChunk.Mark {
    /// The marks of targets in the shares of `worker`, one of `workers`.
    static func shares(of worker: Int, of workers: Int) -> Range<UInt8> {
        unknown + UInt8(shares * worker / workers)..<unknown + UInt8(shares * (worker + 1) / workers)
    }
}
