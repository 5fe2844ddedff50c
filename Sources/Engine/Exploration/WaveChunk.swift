/// States that one worker expands, and what comes of it.
final class WaveChunk {
    /// What the system writes: in the end, of each state the targets that are new.
    let buffer: SuccessorBuffer
    /// The keys of the targets, for those who are to insert them.
    let keys: WaveKeys
    /// The positions of targets that nobody can insert beside others, in order.
    var deferred: [Int] = []
    /// The positions of those targets that were deferred and are new.
    var late: [Int] = []
    /// A bit for each target, set where it is new.
    private let bits: MemoryRegion<UInt64>
    /// The bytes that keys and bits may take.
    private var keyLimit = Int.max

    /// Makes an empty chunk for that many workers; `nil` where there is no memory.
    init?(layout: StateLayout, workers: Int) {
        guard let keys = WaveKeys(owners: workers),
            let bits = MemoryRegion<UInt64>(reserving: WaveKeys.mostWords / 64)
        else { return nil }
        (self.keys, self.bits) = (keys, bits)
        buffer = SuccessorBuffer(layout: layout, capacity: 1024)
    }

    /// The bytes of all of it.
    var memoryFootprint: Int { buffer.memoryFootprint + keyFootprint }

    /// The bytes of keys and bits.
    private var keyFootprint: Int { keys.memoryFootprint + bits.committedBytes }

    /// How many targets may turn out to be new.
    var candidateCount: Int { keys.count + deferred.count }

    /// Sets how many bytes the chunk may take beside those that it has.
    func allowMore(_ bytes: Int) {
        buffer.byteLimit = buffer.memoryFootprint + bytes / 2
        keyLimit = keyFootprint + bytes / 2
    }

    /// Begins anew.
    func removeAll() {
        buffer.removeAll()
        keys.removeAll()
        deferred.removeAll(keepingCapacity: true)
        late.removeAll(keepingCapacity: true)
    }

    /// Takes over the keys that are pending; false where there is no memory.
    func takeKeys(_ scratch: WaveScratch, partitionBits: Int) -> Bool {
        bits.extend(to: buffer.batchTargetCount / 64 + 1, within: keyLimit - keyFootprint)
            && keys.take(
                scratch.pending, count: scratch.pendingCount, partitionBits: partitionBits,
                within: keyLimit - keyFootprint)
    }

    /// Removes all targets that are not new.
    func keepNew() {
        let (bits, size) = (bits, buffer.batchTargetCount / 64 + 1)
        for index in 0..<size { bits[index] = 0 }
        keys.forEachNew { bits[$0 &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: $0) }
        for position in late { bits[position >> 6] |= 1 &<< UInt64(truncatingIfNeeded: position) }
        var kept = BatchCompaction(start: 0, source: 0)
        for index in 0..<size {
            var word = bits[index]
            while word != 0 {
                buffer.keep(index &* 64 &+ word.trailingZeroBitCount, &kept)
                word &= word &- 1
            }
        }
        buffer.finish(&kept)
    }
}
