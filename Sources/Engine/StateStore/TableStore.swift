/// A store that keeps the keys of states in a compact table: exactly, or as hashes.
final class TableStore: StateStore {
    /// The keys.
    let table: CompactTable
    /// How many states may be stored.
    let maximumCount: Int
    /// The bytes that the store may allocate.
    var memoryLimit: Int
    /// How many states are stored.
    private(set) var count = 0
    /// How many states the table takes before it grows.
    private var room: Int
    /// What the look-ups of a block need from one phase to the next: values and offsets of homes.
    private let block: MemoryRegion<UInt64>

    /// Makes an empty store; `nil` where it does not fit into the limit.
    init?(coder: KeyCoder, maximumCount: Int = .max, memoryLimit: Int = .max) {
        guard let table = CompactTable(coder: coder, memoryLimit: memoryLimit), table.memoryFootprint <= memoryLimit,
            let block = MemoryRegion<UInt64>(reserving: 2 * Discoveries.blockSize), block.commit(block.reservedCount)
        else { return nil }
        (self.table, self.block) = (table, block)
        self.maximumCount = maximumCount
        self.memoryLimit = memoryLimit
        room = table.room
    }

    /// The bytes of table and scratch memory.
    var memoryFootprint: Int { table.memoryFootprint + block.committedBytes }

    /// Inserts those of `count` targets of a batch, from `start`, that are not stored yet, in order.
    func insert(
        _ batch: SuccessorBuffer, from start: Int, count: Int, into discoveries: Discoveries
    ) -> (done: Int, refusal: StoreRefusal?) {
        let size = min(count, Discoveries.blockSize)
        discoveries.count = 0
        switch (table.coder.form, table.slotBytes) {
        case (.narrow, 4): return insert(batch, start, size, discoveries, .narrow, words: 1, slotBytes: 4, restBytes: 0)
        case (.narrow, let bytes):
            return insert(batch, start, size, discoveries, .narrow, words: 1, slotBytes: bytes, restBytes: 0)
        case (.pair, _): return insert(batch, start, size, discoveries, .pair, words: 2, slotBytes: 8, restBytes: 0)
        case (let form, let bytes):
            return insert(
                batch, start, size, discoveries, form, words: batch.wordCount, slotBytes: bytes,
                restBytes: table.coder.restBytes)
        }
    }

    /// The same; what follows `discoveries` are constants in the loops.
    ///
    /// Memory is touched in two rounds, so that many cache misses overlap: first the line of the home slot of each
    /// target is asked for, then the targets are looked up and inserted in order. Where the table has grown, the homes
    /// have moved, and the block ends early.
    @inline(__always) private func insert(
        _ batch: SuccessorBuffer, _ start: Int, _ size: Int, _ discoveries: Discoveries, _ form: KeyCoder.Form,
        words: Int, slotBytes: Int, restBytes: Int
    ) -> (done: Int, refusal: StoreRefusal?) {
        let (table, block, coder) = (table, block, table.coder)
        for index in 0..<size {
            let key = coder.key(of: batch.batchTarget(start &+ index, words: words), form: form)
            let home = table.home(key, slotBytes: slotBytes)
            table.memory.prefetch(home)
            block[index] = key.value
            block[Discoveries.blockSize &+ index] = UInt64(truncatingIfNeeded: home)
        }
        for index in 0..<size {
            let (value, home) = (block[index], Int(truncatingIfNeeded: block[Discoveries.blockSize &+ index]))
            let state = batch.batchTarget(start &+ index, words: words)
            let place = table.find(value, of: state, from: home, slotBytes: slotBytes, restBytes: restBytes)
            if place.isFound { continue }
            if count >= maximumCount { return (index, .stateLimit) }
            let key = StateKey(partition: home / table.partitionBytes, value: value)
            let isInserted =
                count < room
                && table.insert(key, of: state, at: place.offset, slotBytes: slotBytes, restBytes: restBytes)
            if isInserted {
                count &+= 1
                discoveries.append(start &+ index)
                continue
            }
            guard insertGrowing(key, of: state) else { return (index, .memory) }
            discoveries.append(start &+ index)
            return (index &+ 1, nil)
        }
        return (size, nil)
    }

    /// Enlarges the table and inserts a key; false where there is no memory.
    @inline(never) private func insertGrowing(_ key: StateKey, of state: PackedState) -> Bool {
        while table.grow(within: memoryLimit - memoryFootprint) {
            room = table.room
            let (place, restBytes) = (table.place(of: state), table.coder.restBytes)
            if table.insert(key, of: state, at: place.offset, slotBytes: table.slotBytes, restBytes: restBytes) {
                count += 1
                return true
            }
        }
        // There is some room left in most partitions.
        let place = table.place(of: state)
        guard table.counts[key.partition] < table.places,
            table.insert(
                key, of: state, at: place.offset, slotBytes: table.slotBytes, restBytes: table.coder.restBytes)
        else { return false }
        count += 1
        return true
    }
}
