/// A store that keeps three bits of each state, in an array of a fixed size; a state whose bits were all set by others is
/// taken for known, and omitted.
///
/// This is bitstate hashing (Holzmann: An Analysis of Bitstate Hashing, 1998), a Bloom filter (Bloom, 1970). The array has
/// 64 shares of equal size; all bits of a state are in one of them, so that several workers can insert without a lock.
///
/// - Complexity: three memory accesses a look-up, whatever the size.
final class BitstateStore: StateStore {
    /// The bits.
    let words: MemoryRegion<UInt64>
    /// For each share how many of its bits are set.
    private let ones: MemoryRegion<UInt64>
    /// The bits of a share.
    private let shareBits: UInt64
    /// How many states may be stored.
    let maximumCount: Int
    /// How many states were new.
    var count = 0
    /// The bytes that the store may allocate: it never allocates more than at first.
    var memoryLimit = Int.max
    /// Mixes the hash of a state to make further ones.
    private let mixer = BitMixer(bits: 64)

    /// The bits of a state.
    static let bitsPerState = 3
    /// The shares.
    private static let shares = 64
    /// The bytes of the smallest array.
    static let leastBytes = 1 << 12

    /// The bytes of an array of at most `bytes`, and seven eighths of a limit, because ways and queue take memory too.
    static func bytes(_ bytes: Int, within limit: Int) -> Int {
        max(leastBytes, min(bytes, limit - limit / 8) / leastBytes * leastBytes)
    }

    /// Makes an empty store of so many bytes, a multiple of `leastBytes`; `nil` where there is no memory.
    init?(maximumCount: Int = .max, bytes: Int) {
        guard let words = MemoryRegion<UInt64>(reserving: bytes / 8), words.commit(bytes / 8),
            let ones = MemoryRegion<UInt64>(reserving: Self.shares), ones.commit(Self.shares)
        else { return nil }
        (self.words, self.ones, self.maximumCount) = (words, ones, maximumCount)
        shareBits = UInt64(bytes) * 8 / UInt64(Self.shares)
    }

    /// The bytes of the array.
    var memoryFootprint: Int { words.committedBytes + ones.committedBytes }

    /// How many bits there are.
    var bitCount: Int { words.committedCount * 64 }

    /// How many bits are set.
    var setBits: Int { (0..<Self.shares).reduce(0) { $0 + Int(ones[$1]) } }

    /// Counts the bits that are set in each share.
    func countOnes() {
        let size = words.committedCount / Self.shares
        for share in 0..<Self.shares {
            ones[share] = (share * size..<(share + 1) * size).reduce(0) { $0 + UInt64(words[$1].nonzeroBitCount) }
        }
    }

    /// The bits of a state.
    struct Positions {
        /// The share that all are in.
        let share: Int
        /// The bits, counted from the first share on.
        let first, second, third: UInt64
    }

    /// Where the bits of a state are.
    @inline(__always) func positions(of state: PackedState) -> Positions { positions(ofHash: StateHash.hash(state)) }

    /// Where the bits of a state with that hash are.
    @inline(__always) private func positions(ofHash first: UInt64) -> Positions {
        let second = mixer.mix(first)
        let third = mixer.mix(second &+ 0x9e37_79b9_7f4a_7c15)
        let share = first &>> 58
        let start = share &* shareBits
        return Positions(
            share: Int(truncatingIfNeeded: share),
            first: start &+ (first &<< 6).multipliedFullWidth(by: shareBits).high,
            second: start &+ second.multipliedFullWidth(by: shareBits).high,
            third: start &+ third.multipliedFullWidth(by: shareBits).high)
    }

    /// Whether a bit is set.
    @inline(__always) private func isSet(_ bit: UInt64) -> Bool {
        words[Int(truncatingIfNeeded: bit &>> 6)] &>> (bit & 63) & 1 == 1
    }

    /// Sets a bit; 1 where it was not set before.
    @inline(__always) private func set(_ bit: UInt64) -> UInt64 {
        let index = Int(truncatingIfNeeded: bit &>> 6)
        let word = words[index]
        words[index] = word | 1 &<< (bit & 63)
        return ~word &>> (bit & 63) & 1
    }

    /// Whether all bits of a state are set.
    @inline(__always) func contains(_ positions: Positions) -> Bool {
        isSet(positions.first) && isSet(positions.second) && isSet(positions.third)
    }

    /// Sets the bits of a state.
    @inline(__always) func insert(_ positions: Positions) {
        ones[positions.share] &+= set(positions.first) &+ set(positions.second) &+ set(positions.third)
    }

    /// Inserts those of `count` targets of a batch, from `start`, that are not stored yet, in order.
    func insert(
        _ batch: SuccessorBuffer, from start: Int, count size: Int, into discoveries: Discoveries
    ) -> (done: Int, refusal: StoreRefusal?) {
        let size = min(size, Discoveries.blockSize)
        discoveries.count = 0
        for index in 0..<size {
            let positions = positions(of: batch.batchTarget(start &+ index))
            if contains(positions) { continue }
            if count >= maximumCount { return (index, .stateLimit) }
            insert(positions)
            count &+= 1
            discoveries.append(start &+ index)
        }
        return (size, nil)
    }
}

extension BitstateStore: WaveStore {
    /// A share is a partition.
    var partitionBits: Int { Self.shares.trailingZeroBitCount }

    /// Makes pending the hashes of all targets of a chunk from `start`; see `WaveStore`.
    func makeKeys(of chunk: WaveChunk, from start: Int, _ scratch: WaveScratch) {
        for position in start..<chunk.buffer.batchTargetCount {
            let hash = StateHash.hash(chunk.buffer.batchTarget(position))
            scratch.append(hash, partition: Int(truncatingIfNeeded: hash &>> 58), position: position)
        }
    }

    /// Inserts the targets of chunks that `owner` owns; see `WaveStore`.
    func insert(_ chunks: ArraySlice<WaveChunk>, as owner: Int, _ scratch: WaveScratch) -> Int {
        var all = 0
        for chunk in chunks {
            let (keys, range) = (chunk.keys, chunk.keys.range(of: owner))
            var new = 0
            for index in range {
                let positions = positions(ofHash: keys.value(index))
                if contains(positions) { continue }
                insert(positions)
                keys.setNew(new, from: range.lowerBound, position: keys.position(index))
                new &+= 1
            }
            keys.setNewCount(new, of: owner)
            all += new
        }
        return all
    }

    /// Inserts nothing, because nothing is ever deferred.
    func insertDeferred(_ target: PackedState, _ refusal: inout StoreRefusal?) -> Bool { false }

    /// Counts states that were inserted by workers.
    func addCount(_ new: Int) { count += new }

    /// Does nothing: the array does not grow.
    func reserve(_ states: Int, sharedBy pool: WorkerPool) {}
}
