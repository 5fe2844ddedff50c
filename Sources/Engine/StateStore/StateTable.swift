/// The exact store: all words of every state, in one arena in the order of discovery, found through a hash table with
/// open addressing.
///
/// A slot of the table is one word: the low half of the state's hash as a fingerprint, and the state's identity plus one
/// (0: empty). Its home is decided by the high bits of the hash, so that the fingerprint tells apart states of one
/// home; full words are compared whenever fingerprints agree. Collisions go to the next slot.
///
/// A state costs 8 bytes for each of its words, 4 for its parent, and 8 / load for its slot, with a load between 3/8
/// and 3/4. The arena is never copied; the table is built anew from the arena when it grows.
final class StateTable: StateStore {
    /// The words of a state.
    let wordCount: Int
    /// How many states may be stored.
    let maximumCount: Int
    /// The bytes that the store may allocate.
    var memoryLimit: Int
    /// How many states are stored.
    var count = 0

    /// The words of all states, `wordCount` for each.
    let arena: MemoryRegion<UInt64>
    /// The parent of each state.
    let parents: MemoryRegion<UInt32>
    /// The hash table; all of it is committed.
    var slots: MemoryRegion<UInt64>
    /// How many states the table takes before it must grow.
    var slotRoom = 0
    /// What the look-ups of a block of targets need from one phase to the next.
    let block: MemoryRegion<UInt64>

    /// The most states that can be numbered: a slot holds an identity plus one in 32 bits.
    static let mostStates = Int(UInt32.max)
    /// The slots of the first table.
    private static let firstSlotCount = 1 << 11

    /// Makes an empty store for states of that layout.
    ///
    /// Throws where not even the first table fits.
    init(
        layout: StateLayout, maximumCount: Int = StateTable.mostStates, memoryLimit: Int = .max
    ) throws(StoreRefusal) {
        wordCount = max(1, layout.wordCount)
        self.maximumCount = min(max(0, maximumCount), StateTable.mostStates)
        self.memoryLimit = memoryLimit
        guard let block = MemoryRegion<UInt64>(reserving: 4 * StateTable.blockSize), block.commit(block.reservedCount),
            let slots = MemoryRegion<UInt64>(reserving: StateTable.firstSlotCount),
            let (arena, parents) = StateTable.reserveArena(self.maximumCount, wordCount: wordCount, bytes: memoryLimit)
        else { throw .memory }
        self.block = block
        self.slots = slots
        self.arena = arena
        self.parents = parents
        guard memoryFootprint + MemoryRegion<UInt64>.bytes(of: slots.reservedCount) <= memoryLimit,
            slots.commit(slots.reservedCount)
        else { throw .memory }
        slotRoom = StateTable.room(slots.reservedCount)
    }

    /// The bytes of arena, parents, table and scratch memory.
    var memoryFootprint: Int {
        arena.committedBytes + parents.committedBytes + slots.committedBytes + block.committedBytes
    }

    /// The words of a stored state; valid as long as the store.
    subscript(id: StateID) -> PackedState {
        precondition(id.index < count)
        return arena.state(at: id.index &* wordCount, wordCount: wordCount)
    }

    /// The words of `count` stored states from `first`; valid as long as the store.
    func states(from first: StateID, count: Int) -> PackedStates {
        precondition(first.index + count <= self.count)
        return arena.states(at: first.index &* wordCount, count: count, wordCount: wordCount)
    }

    /// The state that `id` was first reached from; `.none` for an initial state.
    func parent(of id: StateID) -> StateID {
        precondition(id.index < count)
        return StateID(rawValue: parents[id.index])
    }

    /// How many states a table of that many slots takes.
    static func room(_ slotCount: Int) -> Int { slotCount / 4 * 3 }

    /// Reserves address space for the arena and the parents: for `states`, for what fits into `bytes`, or, where address
    /// space is short, for some of what the machine gives, so that there is left for the table and all else.
    private static func reserveArena(
        _ states: Int, wordCount: Int, bytes: Int
    ) -> (arena: MemoryRegion<UInt64>, parents: MemoryRegion<UInt32>)? {
        var states = max(1, min(states, bytes / (wordCount * 8 + 4) + 1))
        var isShort = false
        while states > 0 {
            let (words, overflow) = states.multipliedReportingOverflow(by: wordCount)
            if !overflow, let arena = MemoryRegion<UInt64>(reserving: words),
                let parents = MemoryRegion<UInt32>(reserving: states)
            {
                if !isShort { return (arena, parents) }
                isShort = false
            } else {
                isShort = true
            }
            states /= 2
        }
        return nil
    }
}
