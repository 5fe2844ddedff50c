/// What a worker needs for itself.
final class WaveWorker<System: TransitionSystem> {
    /// The system as this worker asks it.
    var system: System
    /// What it needs to make and look up keys.
    let scratch: WaveScratch

    /// Makes a worker; `nil` where there is no memory.
    init?(system: System) {
        guard let scratch = WaveScratch() else { return nil }
        (self.system, self.scratch) = (system, scratch)
    }

    /// Expands all of `states`, and hands out the keys of their targets; false where there is no memory.
    func expand(_ states: PackedStates, into chunk: WaveChunk, _ store: any WaveStore) -> Bool {
        let buffer = chunk.buffer
        chunk.removeAll()
        scratch.pendingCount = 0
        var done = 0
        while done < states.count {
            let start = buffer.batchTargetCount
            let count = system.expand(
                states.slice(done, count: states.count - done), into: buffer, until: start + 2 * LookupBlock.size)
            guard count > 0, !buffer.hasOverflowed, scratch.reserve(buffer.batchTargetCount - start) else {
                return false
            }
            store.makeKeys(of: chunk, from: start, scratch)
            done += count
        }
        return chunk.takeKeys(scratch, partitionBits: store.partitionBits)
    }
}

/// What a worker needs to make keys, and to look up those that it owns.
final class WaveScratch {
    /// Which keys it made lately, and what folds states for it.
    let making: LookupBlock
    /// What the look-ups need from one phase to the next, and which keys it looked up lately.
    let lookup: LookupBlock
    /// The keys of the chunk at hand, as in `WaveKeys`, in order.
    let pending: MemoryRegion<UInt64>
    /// How many there are.
    var pendingCount = 0
    /// What could not be inserted beside others.
    var deferred: [DeferredTarget] = []
    /// How many targets were new.
    var newCount = 0

    /// The bytes that `pending` may take.
    private var pendingLimit = Int.max

    /// The bytes of a new one.
    static var leastBytes: Int { 2 * LookupBlock.leastBytes }

    /// The bytes of all of it.
    var memoryFootprint: Int { making.memoryFootprint + lookup.memoryFootprint + pending.committedBytes }

    /// Makes it; `nil` where there is no memory.
    init?() {
        guard let making = LookupBlock(), let lookup = LookupBlock(),
            let pending = MemoryRegion<UInt64>(reserving: WaveKeys.mostWords)
        else { return nil }
        (self.making, self.lookup, self.pending) = (making, lookup, pending)
    }

    /// Makes room for `count` pending keys more; false where there is none.
    func reserve(_ count: Int) -> Bool {
        pending.extend(to: 2 * (pendingCount + count), within: pendingLimit - pending.committedBytes)
    }

    /// Sets how many bytes it may take beside those that it has.
    func allowMore(_ bytes: Int) { pendingLimit = pending.committedBytes + bytes }

    /// Adds a pending key, for which there is room.
    @inline(__always) func append(_ value: UInt64, partition: Int, position: Int) {
        pending[2 &* pendingCount] = value
        pending[2 &* pendingCount &+ 1] = WaveKeys.word(partition: partition, position: position)
        pendingCount &+= 1
    }

    /// Forgets which keys were made or looked up lately.
    func clearRecent() {
        making.clearRecent()
        lookup.clearRecent()
    }
}

/// A target that could not be inserted beside others.
struct DeferredTarget: Comparable {
    /// The number of its chunk.
    let chunk: Int
    /// Its position in the batch of the chunk.
    let position: Int

    /// Whether a target comes before another one.
    static func < (one: DeferredTarget, other: DeferredTarget) -> Bool {
        (one.chunk, one.position) < (other.chunk, other.position)
    }
}
