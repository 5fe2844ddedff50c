/// A store that keeps the keys of states in a compact table: exactly, or as hashes.
final class TableStore: StateStore {
    /// The keys.
    let table: CompactTable
    /// How many states may be stored.
    let maximumCount: Int
    /// The bytes that the store may allocate.
    var memoryLimit: Int
    /// How many states are stored.
    var count = 0
    /// How many states the table takes before it grows.
    var room: Int
    /// What the look-ups of a block need from one phase to the next.
    private let block: LookupBlock

    /// Makes an empty store; `nil` where it does not fit into the limit.
    init?(
        coder: KeyCoder, density: TableDensity = .roomy, maximumCount: Int = .max, memoryLimit: Int = .max
    ) {
        guard let table = CompactTable(coder: coder, density: density, memoryLimit: memoryLimit),
            table.memoryFootprint <= memoryLimit, let block = LookupBlock()
        else { return nil }
        (self.table, self.block) = (table, block)
        self.maximumCount = maximumCount
        self.memoryLimit = memoryLimit
        room = table.room
    }

    /// The bytes of the table.
    var memoryFootprint: Int { table.memoryFootprint }

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
    /// target is asked for, then the targets are looked up and inserted in order.
    @inline(__always) private func insert(
        _ batch: SuccessorBuffer, _ start: Int, _ size: Int, _ discoveries: Discoveries, _ form: KeyCoder.Form,
        words: Int, slotBytes: Int, restBytes: Int
    ) -> (done: Int, refusal: StoreRefusal?) {
        let (table, block) = (table, block)
        let unknown = table.gather(
            batch, start, size, into: block, form, words: words, slotBytes: slotBytes, restBytes: restBytes)
        for index in 0..<unknown {
            let (value, home, position) = (block.value(index), block.home(index), block.position(index))
            let state = batch.batchTarget(position, words: words)
            let place = table.find(value, of: state, from: home, slotBytes: slotBytes, restBytes: restBytes)
            if place.isFound { continue }
            let key = StateKey(partition: block.partition(index), value: value)
            if count < min(room, maximumCount)
                && table.insert(key, of: state, at: place.offset, slotBytes: slotBytes, restBytes: restBytes)
            {
                count &+= 1
            } else {
                if let refusal = insertGrowing(key, of: state) {
                    block.clearRecent()
                    return (position &- start, refusal)
                }
                // The table has grown, and all homes have moved.
                for later in index &+ 1..<unknown { moveHome(later, batch) }
            }
            discoveries.append(position)
        }
        return (size, nil)
    }

    /// Finds the home of a target of the block anew.
    private func moveHome(_ index: Int, _ batch: SuccessorBuffer) {
        let position = block.position(index)
        let key = table.coder.key(of: batch.batchTarget(position))
        block.set(index, key: key, home: table.home(key, slotBytes: slotBytes), position: position)
    }

    /// The bytes of a slot.
    private var slotBytes: Int { table.slotBytes }

    /// Inserts a key that is not stored, and enlarges the table before where that is due, or says why not.
    @inline(never) func insertGrowing(_ key: StateKey, of state: PackedState) -> StoreRefusal? {
        if count >= maximumCount { return .stateLimit }
        if count < room && insertAnywhere(key, of: state) { return nil }
        while table.grow(within: memoryLimit - memoryFootprint) {
            room = table.room
            if insertAnywhere(key, of: state) { return nil }
        }
        // There is some room left in most partitions.
        return table.counts[key.partition] < table.places && insertAnywhere(key, of: state) ? nil : .memory
    }

    /// Looks for the place of a key that is not stored, and inserts it; false where its partition is full.
    private func insertAnywhere(_ key: StateKey, of state: PackedState) -> Bool {
        let place = table.place(of: state)
        guard
            table.insert(
                key, of: state, at: place.offset, slotBytes: table.slotBytes, restBytes: table.coder.restBytes)
        else { return false }
        count += 1
        return true
    }
}
