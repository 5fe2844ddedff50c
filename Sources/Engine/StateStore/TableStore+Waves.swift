extension TableStore: WaveStore {
    /// That of the table.
    var partitionBits: Int { table.coder.partitionBits }

    /// Makes pending the keys of the targets of a chunk from `start` that were not made lately; see `WaveStore`.
    func makeKeys(of chunk: WaveChunk, from start: Int, _ scratch: WaveScratch) {
        switch table.coder.form {
        case .narrow: makeKeys(of: chunk, start, scratch, .narrow, words: 1, hasRest: false)
        case .pair: makeKeys(of: chunk, start, scratch, .pair, words: 2, hasRest: false)
        case let form:
            makeKeys(
                of: chunk, start, scratch, form, words: chunk.buffer.wordCount, hasRest: table.coder.restBytes > 0)
        }
    }

    /// The same; what follows `scratch` are constants in the loop.
    @inline(__always) private func makeKeys(
        of chunk: WaveChunk, _ start: Int, _ scratch: WaveScratch, _ form: KeyCoder.Form, words: Int, hasRest: Bool
    ) {
        let (coder, batch, block, pending) = (table.coder, chunk.buffer, scratch.making, scratch.pending)
        var count = scratch.pendingCount
        for position in start..<batch.batchTargetCount {
            let key = coder.key(of: batch.batchTarget(position, words: words), form: form)
            pending[2 &* count] = key.value
            pending[2 &* count &+ 1] = WaveKeys.word(partition: key.partition, position: position)
            count &+= hasRest ? 1 : block.noteRecent(key, coder)
        }
        scratch.pendingCount = count
    }

    /// Inserts those targets of chunks, in order, that `owner` owns; see `WaveStore`.
    ///
    /// The table does not grow meanwhile. Where a partition is full, all its targets that follow are deferred.
    func insert(_ chunks: ArraySlice<WaveChunk>, as owner: Int, _ scratch: WaveScratch) -> Int {
        switch (table.slotBytes, table.coder.restBytes) {
        case (4, 0): insert(chunks, owner, scratch, slotBytes: 4, restBytes: 0)
        case (5, 0): insert(chunks, owner, scratch, slotBytes: 5, restBytes: 0)
        case (8, 0): insert(chunks, owner, scratch, slotBytes: 8, restBytes: 0)
        case (let bytes, 0): insert(chunks, owner, scratch, slotBytes: bytes, restBytes: 0)
        case (let bytes, let rest): insert(chunks, owner, scratch, slotBytes: bytes, restBytes: rest)
        }
    }

    /// The same; what follows `scratch` are constants in the loops.
    @inline(__always) private func insert(
        _ chunks: ArraySlice<WaveChunk>, _ owner: Int, _ scratch: WaveScratch, slotBytes: Int, restBytes: Int
    ) -> Int {
        var full = Set<Int>()
        var all = 0
        for number in chunks.indices {
            let (chunk, range) = (chunks[number], chunks[number].keys.range(of: owner))
            var (start, new) = (range.lowerBound, 0)
            while start < range.upperBound {
                let end = min(range.upperBound, start &+ LookupBlock.size)
                let size = select(
                    start..<end, of: chunk.keys, scratch.lookup, slotBytes: slotBytes, restBytes: restBytes)
                insert(
                    number, chunk, range.lowerBound, size, scratch, &full, &new, slotBytes: slotBytes,
                    restBytes: restBytes)
                start = end
            }
            chunk.keys.setNewCount(new, of: owner)
            all &+= new
        }
        return all
    }

    /// Fills a block with those keys that were not looked up lately, asks for the memory of their homes, and returns how
    /// many there are.
    @inline(__always) private func select(
        _ range: Range<Int>, of keys: WaveKeys, _ block: LookupBlock, slotBytes: Int, restBytes: Int
    ) -> Int {
        let (table, coder) = (table, table.coder)
        var size = 0
        for index in range {
            let key = StateKey(partition: keys.partition(index), value: keys.value(index))
            let home = table.home(key, slotBytes: slotBytes)
            table.memory.prefetch(home)
            block.set(size, key: key, home: home, position: keys.position(index))
            size &+= restBytes == 0 ? block.noteRecent(key, coder) : 1
        }
        return size
    }

    /// Inserts the targets of a block, and notes those that are new behind the `new` ones of the owner, whose keys start
    /// at `start`; what follows `new` are constants in the loop.
    @inline(__always) private func insert(
        _ number: Int, _ chunk: WaveChunk, _ start: Int, _ size: Int, _ scratch: WaveScratch, _ full: inout Set<Int>,
        _ new: inout Int, slotBytes: Int, restBytes: Int
    ) {
        let (table, block, keys, batch) = (table, scratch.lookup, chunk.keys, chunk.buffer)
        for index in 0..<size {
            let (position, value) = (block.position(index), block.value(index))
            // Looked at only where there is a rest: the targets of a tree are not what its roots are.
            let state = batch.batchTarget(position)
            let place = table.find(
                value, of: state, from: block.home(index), slotBytes: slotBytes, restBytes: restBytes)
            if place.isFound { continue }
            let key = StateKey(partition: block.partition(index), value: value)
            if table.hasRoom(key.partition), full.isEmpty || !full.contains(key.partition),
                table.insert(key, of: state, at: place.offset, slotBytes: slotBytes, restBytes: restBytes)
            {
                keys.setNew(new, from: start, position: position)
                new &+= 1
            } else {
                scratch.deferred.append(DeferredTarget(chunk: number, position: position))
                full.insert(key.partition)
            }
        }
    }

    /// Inserts a target that was deferred; see `WaveStore`.
    func insertDeferred(_ target: PackedState, _ refusal: inout StoreRefusal?) -> Bool {
        if table.place(of: target).isFound { return false }
        refusal = refusal ?? insertGrowing(table.coder.key(of: target), of: target)
        return refusal == nil
    }

    /// Counts states that were inserted by workers.
    func addCount(_ new: Int) { count += new }

    /// Makes room for `states` new ones, if it can; the threads of `pool` share the work.
    func reserve(_ states: Int, sharedBy pool: WorkerPool) {
        while count + states > room, table.grow(within: memoryLimit - memoryFootprint, sharedBy: pool) {
            room = table.room
        }
    }
}
