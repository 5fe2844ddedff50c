extension TableStore {
    /// Removes the targets of a chunk from `start`, which belong to the states from `source` on, that are stored, and
    /// marks the others with the part of the table that they belong to; nobody may insert meanwhile.
    func removeStored(_ chunk: WaveChunk, from start: Int, source: Int, _ scratch: LookupBlock) {
        var kept = BatchCompaction(start: start, source: source)
        switch (table.coder.form, table.slotBytes) {
        case (.narrow, 4): removeStored(chunk, &kept, scratch, .narrow, words: 1, slotBytes: 4, restBytes: 0)
        case (.narrow, let bytes):
            removeStored(chunk, &kept, scratch, .narrow, words: 1, slotBytes: bytes, restBytes: 0)
        case (.pair, _): removeStored(chunk, &kept, scratch, .pair, words: 2, slotBytes: 8, restBytes: 0)
        case (let form, let bytes):
            removeStored(
                chunk, &kept, scratch, form, words: chunk.buffer.wordCount, slotBytes: bytes,
                restBytes: table.coder.restBytes)
        }
        chunk.buffer.finish(&kept)
    }

    /// The same; what follows `scratch` are constants in the loops.
    @inline(__always) private func removeStored(
        _ chunk: WaveChunk, _ kept: inout BatchCompaction, _ scratch: LookupBlock, _ form: KeyCoder.Form, words: Int,
        slotBytes: Int, restBytes: Int
    ) {
        let (table, batch, marks) = (table, chunk.buffer, chunk.marks)
        var start = kept.end
        while start < batch.batchTargetCount {
            let count = min(LookupBlock.size, batch.batchTargetCount &- start)
            let size = table.gather(
                batch, start, count, into: scratch, form, words: words, slotBytes: slotBytes, restBytes: restBytes)
            for index in 0..<size {
                let position = scratch.position(index)
                let state = batch.batchTarget(position, words: words)
                let place = table.find(
                    scratch.value(index), of: state, from: scratch.home(index), slotBytes: slotBytes,
                    restBytes: restBytes)
                if place.isFound { continue }
                marks[kept.end] =
                    WaveChunk.Mark.unknown &+ UInt8(truncatingIfNeeded: share(of: scratch.partition(index)))
                batch.keep(position, &kept)
            }
            start &+= count
        }
    }

    /// In which of 64 parts of the table a partition is.
    @inline(__always) private func share(of partition: Int) -> Int {
        (partition &* WaveChunk.Mark.shares) &>> table.coder.partitionBits
    }

    /// Inserts those targets of chunks, in order, that belong into the parts of the table of `worker`, one of `workers`;
    /// each of these inserts what is its own at the same time. Each target comes to be marked as known, new or deferred.
    ///
    /// The table does not grow meanwhile. Where a partition is full, all its targets that follow are deferred.
    ///
    /// - Returns: how many were new, and whether any was deferred.
    func insert(
        _ chunks: ArraySlice<WaveChunk>, as worker: Int, of workers: Int, _ scratch: LookupBlock
    ) -> (new: Int, isDeferred: Bool) {
        let own = WaveChunk.Mark.shares(of: worker, of: workers)
        var full = Set<Int>()
        var new = 0
        for chunk in chunks {
            switch (table.coder.form, table.slotBytes) {
            case (.narrow, 4):
                insert(chunk, own, scratch, &full, &new, .narrow, words: 1, slotBytes: 4, restBytes: 0)
            case (.narrow, let bytes):
                insert(chunk, own, scratch, &full, &new, .narrow, words: 1, slotBytes: bytes, restBytes: 0)
            case (.pair, _):
                insert(chunk, own, scratch, &full, &new, .pair, words: 2, slotBytes: 8, restBytes: 0)
            case (let form, let bytes):
                insert(
                    chunk, own, scratch, &full, &new, form, words: chunk.buffer.wordCount, slotBytes: bytes,
                    restBytes: table.coder.restBytes)
            }
        }
        return (new, !full.isEmpty)
    }

    /// Inserts and marks the targets of a chunk that have one of these marks; what follows `new` are constants in the
    /// loops.
    @inline(__always) private func insert(
        _ chunk: WaveChunk, _ own: Range<UInt8>, _ scratch: LookupBlock, _ full: inout Set<Int>, _ new: inout Int,
        _ form: KeyCoder.Form, words: Int, slotBytes: Int, restBytes: Int
    ) {
        var start = 0
        while start < chunk.buffer.batchTargetCount {
            let (next, size) = select(
                from: chunk, start, own, scratch, form, words: words, slotBytes: slotBytes)
            insert(chunk, scratch, size, &full, &new, words: words, slotBytes: slotBytes, restBytes: restBytes)
            start = next
        }
    }

    /// Fills a block with targets from `start` on that have one of these marks; returns where it stopped, and how many
    /// there are.
    @inline(__always) private func select(
        from chunk: WaveChunk, _ start: Int, _ own: Range<UInt8>, _ scratch: LookupBlock, _ form: KeyCoder.Form,
        words: Int, slotBytes: Int
    ) -> (next: Int, size: Int) {
        let (table, coder, batch, marks) = (table, table.coder, chunk.buffer, chunk.marks)
        let count = batch.batchTargetCount
        var (position, size) = (start, 0)
        while position < count && size < LookupBlock.size {
            let mark = marks[position]
            if mark >= own.lowerBound && mark < own.upperBound {
                let key = coder.key(of: batch.batchTarget(position, words: words), form: form)
                let home = table.home(key, slotBytes: slotBytes)
                table.memory.prefetch(home)
                scratch.set(size, key: key, home: home, position: position)
                size &+= 1
            }
            position &+= 1
        }
        return (position, size)
    }

    /// Inserts the targets of a block and marks them; what follows `new` are constants in the loop.
    @inline(__always) private func insert(
        _ chunk: WaveChunk, _ scratch: LookupBlock, _ size: Int, _ full: inout Set<Int>, _ new: inout Int, words: Int,
        slotBytes: Int, restBytes: Int
    ) {
        let (table, batch, marks) = (table, chunk.buffer, chunk.marks)
        for index in 0..<size {
            let (position, value) = (scratch.position(index), scratch.value(index))
            let state = batch.batchTarget(position, words: words)
            let place = table.find(
                value, of: state, from: scratch.home(index), slotBytes: slotBytes, restBytes: restBytes)
            if place.isFound {
                marks[position] = WaveChunk.Mark.known
                continue
            }
            let key = StateKey(partition: scratch.partition(index), value: value)
            if table.hasRoom(key.partition), full.isEmpty || !full.contains(key.partition),
                table.insert(key, of: state, at: place.offset, slotBytes: slotBytes, restBytes: restBytes)
            {
                marks[position] = WaveChunk.Mark.new
                new &+= 1
            } else {
                marks[position] = WaveChunk.Mark.deferred
                full.insert(key.partition)
            }
        }
    }

    /// Inserts the targets of chunks that were deferred, in order; where there is no memory, says so and drops the rest.
    func insertDeferred(_ chunks: ArraySlice<WaveChunk>) -> StoreRefusal? {
        var refusal: StoreRefusal?
        for chunk in chunks {
            for position in 0..<chunk.buffer.batchTargetCount where chunk.marks[position] == WaveChunk.Mark.deferred {
                let state = chunk.buffer.batchTarget(position)
                if table.place(of: state).isFound {
                    chunk.marks[position] = WaveChunk.Mark.known
                    continue
                }
                refusal = refusal ?? insertGrowing(table.coder.key(of: state), of: state)
                chunk.marks[position] = refusal == nil ? WaveChunk.Mark.new : WaveChunk.Mark.known
            }
        }
        return refusal
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
