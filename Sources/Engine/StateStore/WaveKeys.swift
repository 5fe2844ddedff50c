/// The keys of the targets of a chunk, sorted by the worker that owns them, and of each worker in order.
///
/// Thread safety: one worker fills it; then each owner reads its own keys and notes its own new ones, at the same time as
/// the others; then one worker reads what is new.
final class WaveKeys {
    /// Two words a key: its value; its partition above the position of its target. What is new is noted in their place.
    private let words: MemoryRegion<UInt64>
    /// Where the keys of each owner start, and where the last ones end; then for each owner how many are new.
    private let counts: MemoryRegion<UInt32>
    /// How many own keys.
    private let owners: Int

    /// The most words: chunks of states with so many transitions are left to one worker.
    static let mostWords = 1 << 22

    /// Makes an empty list; `nil` where there is no memory.
    init?(owners: Int) {
        guard let words = MemoryRegion<UInt64>(reserving: WaveKeys.mostWords),
            let counts = MemoryRegion<UInt32>(reserving: 2 * owners + 1), counts.commit(2 * owners + 1)
        else { return nil }
        (self.words, self.counts, self.owners) = (words, counts, owners)
    }

    /// The bytes of all of it.
    var memoryFootprint: Int { words.committedBytes + counts.committedBytes }

    /// How many keys there are.
    var count: Int { Int(counts[owners]) }

    /// What a key is written as beside its value.
    @inline(__always) static func word(partition: Int, position: Int) -> UInt64 {
        UInt64(truncatingIfNeeded: partition) &<< 32 | UInt64(truncatingIfNeeded: position)
    }

    /// Takes over `count` keys that are `pending`, which belong to partitions told by that many bits, within `bytes` bytes
    /// more; false where there is no memory.
    func take(_ pending: MemoryRegion<UInt64>, count: Int, partitionBits: Int, within bytes: Int) -> Bool {
        guard words.extend(to: 2 * count, within: bytes) else { return false }
        let (words, counts, owners) = (words, counts, owners)
        let shift = UInt64(truncatingIfNeeded: partitionBits)
        for owner in 0...2 * owners { counts[owner] = 0 }
        for index in 0..<count {
            let owner = (Int(truncatingIfNeeded: pending[2 &* index &+ 1] &>> 32) &* owners) &>> shift
            counts[owner &+ 1] &+= 1
        }
        for owner in 0..<owners {
            counts[owner + 1] += counts[owner]
            counts[owners + 1 + owner] = counts[owner]
        }
        for index in 0..<count {
            let (value, word) = (pending[2 &* index], pending[2 &* index &+ 1])
            let cursor = owners &+ 1 &+ (Int(truncatingIfNeeded: word &>> 32) &* owners) &>> shift
            let place = Int(truncatingIfNeeded: counts[cursor])
            words[2 &* place] = value
            words[2 &* place &+ 1] = word
            counts[cursor] = UInt32(truncatingIfNeeded: place &+ 1)
        }
        return true
    }

    /// Forgets all keys.
    func removeAll() { for index in 0...2 * owners { counts[index] = 0 } }

    /// The keys of an owner.
    @inline(__always) func range(of owner: Int) -> Range<Int> { Int(counts[owner])..<Int(counts[owner + 1]) }

    /// The value of a key.
    @inline(__always) func value(_ index: Int) -> UInt64 { words[2 &* index] }

    /// The partition of a key.
    @inline(__always) func partition(_ index: Int) -> Int {
        Int(truncatingIfNeeded: words[2 &* index &+ 1] &>> 32)
    }

    /// The position of the target of a key in its batch.
    @inline(__always) func position(_ index: Int) -> Int {
        Int(truncatingIfNeeded: words[2 &* index &+ 1] & 0xffff_ffff)
    }

    /// Notes the position of the new target that is number `number` of an owner's, whose keys start at `start`; of these
    /// more than `number` have been read.
    @inline(__always) func setNew(_ number: Int, from start: Int, position: Int) {
        words[2 &* start &+ number] = UInt64(truncatingIfNeeded: position)
    }

    /// Notes how many of an owner's targets are new.
    func setNewCount(_ count: Int, of owner: Int) { counts[owners + 1 + owner] = UInt32(count) }

    /// Calls `body` with the position of each new target, those of each owner in order.
    @inline(__always) func forEachNew(_ body: (Int) -> Void) {
        for owner in 0..<owners {
            let start = 2 &* Int(counts[owner])
            for index in start..<start &+ Int(counts[owners &+ 1 &+ owner]) {
                body(Int(truncatingIfNeeded: words[index]))
            }
        }
    }
}
