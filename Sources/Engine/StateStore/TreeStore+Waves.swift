extension TreeStore: WaveStore {
    /// What folds states for the thread that `scratch` belongs to; `nil` where there is no memory.
    private func folder(_ scratch: LookupBlock) -> TreeFolder? {
        if scratch.folder == nil { scratch.folder = TreeFolder(shape) }
        guard let folder = scratch.folder else { return nil }
        if folder.generation != generation {
            // The keys that were noted are those of narrower roots.
            scratch.clearRecent()
            folder.generation = generation
        }
        return folder
    }

    /// Removes the targets of a chunk from `start` that are stored, and marks the others; see `WaveStore`.
    func removeStored(_ chunk: WaveChunk, from start: Int, source: Int, _ scratch: LookupBlock) {
        lookUp(chunk, from: start, scratch)
        chunk.removeKnown(from: start, source: source)
    }

    /// Marks each target of a chunk from `start`: one that has a part which was never met is deferred.
    private func lookUp(_ chunk: WaveChunk, from start: Int, _ scratch: LookupBlock) {
        let (batch, marks, tables, table) = (chunk.buffer, chunk.marks, tables, roots.table)
        let coder = table.coder
        let folder = folder(scratch)
        var start = start
        while start < batch.batchTargetCount {
            let size = min(LookupBlock.size, batch.batchTargetCount &- start)
            var unknown = 0
            for position in start..<start &+ size {
                guard let folder, folder.find(batch.batchTarget(position), in: tables), fits(folder) else {
                    marks[position] = WaveChunk.Mark.deferred
                    continue
                }
                let key = coder.key(ofWord: root(folder))
                if scratch.isRecent(key, coder) {
                    marks[position] = WaveChunk.Mark.known
                    continue
                }
                let home = table.home(key, slotBytes: table.slotBytes)
                table.memory.prefetch(home)
                scratch.set(unknown, key: key, home: home, position: position)
                unknown &+= 1
            }
            for index in 0..<unknown {
                let share = (scratch.partition(index) &* WaveChunk.Mark.shares) &>> coder.partitionBits
                marks[scratch.position(index)] =
                    table.find(scratch.value(index), from: scratch.home(index)).isFound
                    ? WaveChunk.Mark.known : WaveChunk.Mark.unknown &+ UInt8(truncatingIfNeeded: share)
            }
            start &+= size
        }
    }

    /// Inserts those targets whose roots belong into the shares of `worker`; see `WaveStore`.
    func insert(
        _ chunks: ArraySlice<WaveChunk>, as worker: Int, of workers: Int, _ scratch: LookupBlock
    ) -> (new: Int, isDeferred: Bool) {
        let own = WaveChunk.Mark.shares(of: worker, of: workers)
        var full = Set<Int>()
        var new = 0
        guard let folder = folder(scratch) else { return (0, true) }
        for chunk in chunks {
            var start = 0
            while start < chunk.buffer.batchTargetCount {
                let (next, size) = select(from: chunk, start, own, scratch, folder)
                insert(chunk, size, scratch, folder, &full, &new)
                start = next
            }
        }
        return (new, true)
    }

    /// Fills a block with targets from `start` on that have one of these marks; returns where it stopped, and how many
    /// there are.
    private func select(
        from chunk: WaveChunk, _ start: Int, _ own: Range<UInt8>, _ scratch: LookupBlock, _ folder: TreeFolder
    ) -> (next: Int, size: Int) {
        let (marks, count, table) = (chunk.marks, chunk.buffer.batchTargetCount, roots.table)
        var (position, size) = (start, 0)
        while position < count && size < LookupBlock.size {
            let mark = marks[position]
            if mark >= own.lowerBound && mark < own.upperBound {
                guard folder.find(chunk.buffer.batchTarget(position), in: tables) else {
                    preconditionFailure("a number was lost")
                }
                let root = root(folder)
                let key = table.coder.key(ofWord: root)
                let home = table.home(key, slotBytes: table.slotBytes)
                table.memory.prefetch(home)
                folder.roots[size] = root
                scratch.set(size, key: key, home: home, position: position)
                size &+= 1
            }
            position &+= 1
        }
        return (position, size)
    }

    /// Inserts the targets of a block and marks them.
    private func insert(
        _ chunk: WaveChunk, _ size: Int, _ scratch: LookupBlock, _ folder: TreeFolder, _ full: inout Set<Int>,
        _ new: inout Int
    ) {
        let (marks, table) = (chunk.marks, roots.table)
        let words = folder.roots.states(count: size, wordCount: 1)
        for index in 0..<size {
            let (position, value) = (scratch.position(index), scratch.value(index))
            let place = table.find(value, from: scratch.home(index))
            if place.isFound {
                marks[position] = WaveChunk.Mark.known
                continue
            }
            let key = StateKey(partition: scratch.partition(index), value: value)
            if table.hasRoom(key.partition), full.isEmpty || !full.contains(key.partition),
                table.insert(key, of: words[index], at: place.offset, slotBytes: table.slotBytes, restBytes: 0)
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
                // What cannot be folded any more may still be known.
                guard folder.find(state, in: tables) && fits(folder) || refusal == nil && fold(state) else {
                    refusal = refusal ?? .memory
                    chunk.marks[position] = WaveChunk.Mark.known
                    continue
                }
                let isNew = insertWord(root(folder), &refusal)
                chunk.marks[position] = isNew ? WaveChunk.Mark.new : WaveChunk.Mark.known
            }
        }
        shareMemory()
        return refusal
    }

    /// Inserts a root; false where it is known, or there is no memory for it.
    private func insertWord(_ root: UInt64, _ refusal: inout StoreRefusal?) -> Bool {
        let key = roots.table.coder.key(ofWord: root)
        if roots.table.find(key.value, from: roots.table.home(key, slotBytes: roots.table.slotBytes)).isFound {
            return false
        }
        if refusal != nil { return false }
        shareMemory()
        folder.roots[0] = root
        refusal = roots.insertGrowing(key, of: folder.roots.states(count: 1, wordCount: 1)[0])
        return refusal == nil
    }

    /// Counts states that were inserted by workers.
    func addCount(_ new: Int) { roots.addCount(new) }

    /// Makes room for `states` new ones, if it can.
    func reserve(_ states: Int, sharedBy pool: WorkerPool) { roots.reserve(states, sharedBy: pool) }
}

extension CompactTable {
    /// Finds a value without a rest: the offset of its slot, or of the slot that it belongs before.
    @inline(__always) func find(_ value: UInt64, from home: Int) -> Place {
        let (memory, slotBytes) = (memory, slotBytes)
        var offset = home
        var present = memory.load(offset, bytes: slotBytes)
        while present &- 1 < value &- 1 {
            offset &+= slotBytes
            present = memory.load(offset, bytes: slotBytes)
        }
        return Place(offset: offset, isFound: present == value)
    }
}
