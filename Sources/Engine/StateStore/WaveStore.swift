/// A store that several workers fill in waves: see `Waves`.
///
/// In a wave all workers first make keys of targets and hand them out, while nothing is inserted; then each looks up and
/// inserts what it owns, at the same time as the others; then one inserts what was deferred. What comes of it is what
/// comes of inserting all targets in order.
protocol WaveStore: StateStore {
    /// By how many bits of a key the store is cut into partitions, runs of which the workers own.
    var partitionBits: Int { get }

    /// Makes pending the keys of the targets of a chunk from `start` that were not seen lately, for which there is room,
    /// or notes in the chunk that a target is deferred; nobody may insert meanwhile.
    func makeKeys(of chunk: WaveChunk, from start: Int, _ scratch: WaveScratch)

    /// Inserts those targets of chunks, in order, that `owner` owns, and notes in the chunks which are new; says how many
    /// these are. What is deferred is noted in `scratch`.
    func insert(_ chunks: ArraySlice<WaveChunk>, as owner: Int, _ scratch: WaveScratch) -> Int

    /// Inserts a target that was deferred; false where it is known, or was refused, now or before.
    func insertDeferred(_ target: PackedState, _ refusal: inout StoreRefusal?) -> Bool

    /// Counts states that were inserted by workers.
    func addCount(_ new: Int)

    /// Makes room for `states` new ones, if it can; the threads of `pool` share the work.
    func reserve(_ states: Int, sharedBy pool: WorkerPool)
}
