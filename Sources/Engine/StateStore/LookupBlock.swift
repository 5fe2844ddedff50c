/// What the look-ups of a block of targets need from one phase to the next.
final class LookupBlock {
    /// For each target its value, its home, and its position together with its partition.
    private let words: MemoryRegion<UInt64>
    /// The values of keys that were looked up lately, each at the place that the high bits of its key say.
    private let recent: MemoryRegion<UInt64>
    /// The bits of such a place; more than choose a partition.
    private static let recentBits = 14
    /// What a tree of states needs besides; made when it is first needed.
    var folder: TreeFolder?
    /// How often the keys that are noted had been replaced by others when they were noted.
    private var generation = 0
    /// The most targets of a block.
    static let size = Discoveries.blockSize

    /// The bytes of a new block.
    static var leastBytes: Int {
        MemoryRegion<UInt64>.bytes(of: 3 * size) + MemoryRegion<UInt64>.bytes(of: 1 << recentBits)
    }

    /// The bytes of all of it.
    var memoryFootprint: Int { words.committedBytes + recent.committedBytes }

    /// Makes a block; `nil` where there is no memory.
    init?() {
        guard let words = MemoryRegion<UInt64>(reserving: 3 * LookupBlock.size), words.commit(words.reservedCount),
            let recent = MemoryRegion<UInt64>(reserving: 1 << LookupBlock.recentBits),
            recent.commit(recent.reservedCount)
        else { return nil }
        (self.words, self.recent) = (words, recent)
    }

    /// 0 where a key was looked up lately, 1 where it was not; notes that it is now.
    ///
    /// In breadth-first order many states that have a successor in common come soon one after the other. What was looked
    /// up is stored, or is about to be: after a refusal the notes must be cleared. The place of a note tells the whole
    /// partition, so that a note of the same value is one of the same key; there must be no rest. The answer is a number
    /// to count with, because a jump would often be guessed wrong.
    @inline(__always) func noteRecent(_ key: StateKey, _ coder: KeyCoder) -> Int {
        let bits = LookupBlock.recentBits &- coder.partitionBits
        let shift = UInt64(truncatingIfNeeded: max(0, coder.valueBits &- bits))
        let place =
            key.partition &<< UInt64(truncatingIfNeeded: bits) | Int(truncatingIfNeeded: (key.value &- 1) &>> shift)
        let difference = recent[place] ^ key.value
        recent[place] = key.value
        return Int(truncatingIfNeeded: (difference | (0 &- difference)) &>> 63)
    }

    /// Forgets which keys were looked up lately.
    func clearRecent() { for place in 0..<recent.committedCount { recent[place] = 0 } }

    /// Forgets them where keys have been replaced since.
    func clearRecent(unlessOf generation: Int) {
        if self.generation != generation { clearRecent() }
        self.generation = generation
    }

    /// The value of the key of a target.
    @inline(__always) func value(_ index: Int) -> UInt64 { words[index] }

    /// The offset of the home of a target.
    @inline(__always) func home(_ index: Int) -> Int {
        Int(truncatingIfNeeded: words[LookupBlock.size &+ index])
    }

    /// The position of a target in its batch.
    @inline(__always) func position(_ index: Int) -> Int {
        Int(truncatingIfNeeded: words[2 &* LookupBlock.size &+ index] & 0xffff_ffff)
    }

    /// The partition of the key of a target.
    @inline(__always) func partition(_ index: Int) -> Int {
        Int(truncatingIfNeeded: words[2 &* LookupBlock.size &+ index] &>> 32)
    }

    /// Notes a target.
    @inline(__always) func set(_ index: Int, key: StateKey, home: Int, position: Int) {
        words[index] = key.value
        words[LookupBlock.size &+ index] = UInt64(truncatingIfNeeded: home)
        words[2 &* LookupBlock.size &+ index] =
            UInt64(truncatingIfNeeded: key.partition) &<< 32 | UInt64(truncatingIfNeeded: position)
    }
}

extension CompactTable {
    /// Fills a block with those of `count` targets of a batch from `start` that were not looked up lately, asks for the
    /// memory of their homes, and returns how many there are.
    ///
    /// What follows `block` are constants where the caller knows them.
    @inline(__always) func gather(
        _ batch: SuccessorBuffer, _ start: Int, _ count: Int, into block: LookupBlock, _ form: KeyCoder.Form,
        words: Int, slotBytes: Int, restBytes: Int
    ) -> Int {
        let coder = coder
        var size = 0
        for position in start..<start &+ count {
            let key = coder.key(of: batch.batchTarget(position, words: words), form: form)
            let home = home(key, slotBytes: slotBytes)
            memory.prefetch(home)
            block.set(size, key: key, home: home, position: position)
            size &+= restBytes == 0 ? block.noteRecent(key, coder) : 1
        }
        return size
    }
}
