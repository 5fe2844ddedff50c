/// The set of keys of states: a hash table with open addressing that stores of each key only what its place does not say.
///
/// The table is divided into partitions of equal size by the high bits of the key (Cleary, 1984). The slots of a partition
/// are ordered by value, with gaps (ordered linear probing: Amble and Knuth, 1974): a look-up begins at the place where
/// the value would be if values were spread evenly, and ends at the first slot that is empty or not less. Insertion moves
/// the following slots up to the next gap by one. Hence the table grows in its place, by a quarter, in one walk from end
/// to end, and its content is the same in whatever order the keys came.
///
/// Thread safety: a partition is used by one thread at a time while it is written; look-ups alone may run in parallel;
/// `grow` is called when nobody else uses the table.
final class CompactTable {
    /// How states become keys.
    let coder: KeyCoder
    /// How full it may become.
    let density: TableDensity
    /// The bytes of a slot.
    let slotBytes: Int
    /// The bytes of the value in a slot.
    let valueBytes: Int
    /// The slots.
    let memory: SlotMemory
    /// Over how many places the values of a partition are spread; there are `tail` slots more.
    private(set) var places: Int
    /// The bytes of a partition.
    private(set) var partitionBytes: Int
    /// For each partition, how many keys it holds.
    let counts: MemoryRegion<UInt32>

    /// The slots behind the last place of a partition, for what is pushed there. Of a partition that is filled to seven
    /// eighths, the last key stands more than 32 slots behind its home in one of about 3,000.
    static let tail = 64
    /// The places of a partition of an empty table.
    private static let firstPlaces = 64

    /// Makes an empty table that can grow to about `memoryLimit` bytes; `nil` where it does not fit.
    init?(coder: KeyCoder, density: TableDensity = .close, memoryLimit: Int) {
        (self.coder, self.density) = (coder, density)
        slotBytes = coder.slotBytes
        valueBytes = coder.slotBytes - coder.restBytes
        places = CompactTable.firstPlaces
        partitionBytes = (places + CompactTable.tail) * slotBytes
        let least = partitionBytes * coder.partitionCount
        guard least <= memoryLimit,
            let memory = SlotMemory(capacity: max(least, min(memoryLimit, 1 << 44)), least: least),
            let counts = MemoryRegion<UInt32>(reserving: coder.partitionCount), counts.commit(coder.partitionCount)
        else { return nil }
        (self.memory, self.counts) = (memory, counts)
    }

    /// How many keys the table holds.
    var count: Int { (0..<coder.partitionCount).reduce(0) { $0 + Int(counts[$1]) } }

    /// How many slots a partition has.
    var slotCount: Int { places + CompactTable.tail }

    /// How many keys the table should hold before it grows.
    var room: Int { places * density.filledEighths / 8 * coder.partitionCount }

    /// Whether a partition takes another key without growing out of proportion.
    @inline(__always) func hasRoom(_ partition: Int) -> Bool {
        Int(truncatingIfNeeded: counts[partition]) < places &- places / 16
    }

    /// The bytes of all slots.
    var slotFootprint: Int { partitionBytes * coder.partitionCount }

    /// The bytes of slots and counters.
    var memoryFootprint: Int { SlotMemory.pages(slotFootprint) + counts.committedBytes }

    /// Sets the number of places of each partition; the slots follow later.
    func setPlaces(_ count: Int) {
        places = count
        partitionBytes = slotCount * slotBytes
    }

    /// The offset of the slot where a look-up of a key begins.
    @inline(__always) func home(_ key: StateKey, slotBytes: Int) -> Int {
        let spread = (key.value &- 1) &<< UInt64(truncatingIfNeeded: 64 &- coder.valueBits)
        let place = spread.multipliedFullWidth(by: UInt64(truncatingIfNeeded: places)).high
        return key.partition &* partitionBytes &+ Int(truncatingIfNeeded: place) &* slotBytes
    }
}
