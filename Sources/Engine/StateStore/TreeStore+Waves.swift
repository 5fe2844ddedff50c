extension TreeStore: WaveStore {
    /// That of the roots.
    var partitionBits: Int { roots.partitionBits }

    /// What folds states for the thread that `scratch` belongs to; `nil` where there is no memory.
    private func folder(_ scratch: WaveScratch) -> TreeFolder? {
        if scratch.making.folder == nil { scratch.making.folder = TreeFolder(shape) }
        return scratch.making.folder
    }

    /// Makes pending the keys of the roots of the targets of a chunk from `start`: a target that has a part which was never
    /// met is deferred; see `WaveStore`.
    func makeKeys(of chunk: WaveChunk, from start: Int, _ scratch: WaveScratch) {
        let (batch, block, tables, coder) = (chunk.buffer, scratch.making, tables, roots.table.coder)
        let folder = folder(scratch)
        block.clearRecent(unlessOf: generation)
        for position in start..<batch.batchTargetCount {
            guard let folder, folder.find(batch.batchTarget(position), in: tables), fits(folder) else {
                chunk.deferred.append(position)
                continue
            }
            let key = coder.key(ofWord: root(folder))
            if block.noteRecent(key, coder) == 0 { continue }
            scratch.append(key.value, partition: key.partition, position: position)
        }
    }

    /// Inserts those targets whose roots `owner` owns; see `WaveStore`.
    func insert(_ chunks: ArraySlice<WaveChunk>, as owner: Int, _ scratch: WaveScratch) -> Int {
        scratch.lookup.clearRecent(unlessOf: generation)
        return roots.insert(chunks, as: owner, scratch)
    }

    /// Inserts a target that was deferred; see `WaveStore`.
    func insertDeferred(_ target: PackedState, _ refusal: inout StoreRefusal?) -> Bool {
        // What cannot be folded any more may still be known.
        guard folder.find(target, in: tables) && fits(folder) || refusal == nil && fold(target) else {
            refusal = refusal ?? .memory
            return false
        }
        shareMemory()
        folder.roots[0] = root(folder)
        return roots.insertDeferred(folder.roots.states(count: 1, wordCount: 1)[0], &refusal)
    }

    /// Counts states that were inserted by workers.
    func addCount(_ new: Int) { roots.addCount(new) }

    /// Makes room for `states` new ones, if it can.
    func reserve(_ states: Int, sharedBy pool: WorkerPool) { roots.reserve(states, sharedBy: pool) }
}
