extension StateTable {
    /// The targets that are looked up together. Their table lines are loaded before any of them is needed, so that the
    /// cache misses overlap; four words a target must fit into the first-level cache.
    static let blockSize = 256

    /// Finds `state`, or inserts it as reached from `parent`.
    func findOrInsert(_ state: PackedState, parent: StateID) throws(StoreRefusal) -> (id: StateID, isNew: Bool) {
        let room = reserve(1)
        let hash = StateHash.hash(state)
        let position = probe(state, hash, from: home(hash))
        if slots[position] != 0 { return (StateTable.identity(in: slots[position]), false) }
        guard room > 0 else { throw count >= maximumCount ? .stateLimit : .memory }
        insert(state, hash, at: position, parent: parent)
        return (StateID(count - 1), true)
    }

    /// The identity of `state`, `nil` where it is not stored.
    func find(_ state: PackedState) -> StateID? {
        let hash = StateHash.hash(state)
        let slot = slots[probe(state, hash, from: home(hash))]
        return slot == 0 ? nil : StateTable.identity(in: slot)
    }

    /// Inserts all targets of a batch that are not stored yet, in order, each with the state that it comes from: the first
    /// state of the batch is `first`.
    ///
    /// The table grows between blocks only, so that what a block has looked up stays where it is.
    func insertTargets(of batch: SuccessorBuffer, from first: StateID) -> StoreRefusal? {
        var start = 0
        while start < batch.batchTargetCount {
            let wanted = min(StateTable.blockSize, batch.batchTargetCount - start)
            let room = reserve(wanted)
            if room == 0 {
                do throws(StoreRefusal) {
                    _ = try findOrInsert(batch.batchTarget(start), parent: first.advanced(by: batch.batchSource(start)))
                } catch { return error }
                start += 1
                continue
            }
            let size = min(wanted, room)
            switch wordCount {
            case 1: insertBlock(of: batch, from: first, start, size, words: 1)
            case 2: insertBlock(of: batch, from: first, start, size, words: 2)
            default: insertBlock(of: batch, from: first, start, size, words: wordCount)
            }
            start += size
        }
        return nil
    }

    /// The slot where a look-up of `hash` begins.
    @inline(__always) func home(_ hash: UInt64) -> Int {
        Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(truncatingIfNeeded: slots.committedCount)).high)
    }

    /// The state that an occupied slot stands for.
    @inline(__always) static func identity(in slot: UInt64) -> StateID {
        StateID(rawValue: UInt32(truncatingIfNeeded: slot) &- 1)
    }

    /// The slot of the state with that identity and hash.
    @inline(__always) static func slot(_ id: Int, _ hash: UInt64) -> UInt64 {
        hash << 32 | UInt64(truncatingIfNeeded: id &+ 1)
    }

    /// The slot that a look-up beginning at `home` passes after `position`: it goes round the eight slots of a cache line
    /// before it goes on to the next line, and round the end of the table.
    @inline(__always) static func next(_ position: Int, home: Int, in slotCount: Int) -> Int {
        let inLine = position & ~7 | (position &+ 1) & 7
        if (inLine ^ home) & 7 != 0 { return inLine }
        return inLine &+ 8 < slotCount ? inLine &+ 8 : inLine &+ 8 &- slotCount
    }
}

extension StateTable {
    /// Looks up `size` targets of a batch from `start`, for all of which there is room, and inserts the new ones.
    ///
    /// Memory is touched in loops of independent loads, as short as can be, so that many cache misses overlap: first the
    /// home slot of each target; then, after the walks to the first slot that is empty or has the fingerprint, the first
    /// word of that state. Comparison and insertion come last, in order. What was found before can be outdated only by
    /// insertions of this block, which fill empty slots: the walk goes on from where it was. `words` is `wordCount`, a
    /// constant where it is small.
    @inline(__always) private func insertBlock(
        of batch: SuccessorBuffer, from first: StateID, _ start: Int, _ size: Int, words: Int
    ) {
        hashBlock(of: batch, start, size, words: words)
        walkBlock(size, words: words)
        let (hashes, positions, found, firstWords) = StateTable.blockColumns
        for index in 0..<size {
            let state = batch.batchTarget(start &+ index, words: words)
            let slot = block[found &+ index]
            if slot != 0 && block[firstWords &+ index] == state[0]
                && (words == 1 || self.state(StateTable.identity(in: slot), words: words).isEqual(to: state))
            {
                continue
            }
            let hash = block[hashes &+ index]
            let position = probe(state, hash, from: Int(truncatingIfNeeded: block[positions &+ index]))
            if slots[position] != 0 { continue }
            insert(state, hash, at: position, parent: first.advanced(by: batch.batchSource(start &+ index)))
        }
    }

    /// Where the columns of the scratch block begin: hashes, positions, slots, first words.
    @inline(__always) private static var blockColumns: (Int, Int, Int, Int) {
        (0, blockSize, 2 * blockSize, 3 * blockSize)
    }

    /// Fills in the hash of each target, its home position, and what is in that slot.
    @inline(__always) private func hashBlock(of batch: SuccessorBuffer, _ start: Int, _ size: Int, words: Int) {
        let (slots, block) = (slots, block)
        let (hashes, positions, found, _) = StateTable.blockColumns
        for index in 0..<size {
            let hash = StateHash.hash(batch.batchTarget(start &+ index, words: words))
            block[hashes &+ index] = hash
            block[positions &+ index] = UInt64(truncatingIfNeeded: home(hash))
        }
        for index in 0..<size {
            block[found &+ index] = slots[Int(truncatingIfNeeded: block[positions &+ index])]
        }
    }

    /// Fills in the position and content of the first slot that is empty or has the fingerprint, and the first word of
    /// the state in it.
    @inline(__always) private func walkBlock(_ size: Int, words: Int) {
        let (arena, slots, block) = (arena, slots, block)
        let slotCount = slots.committedCount
        let (hashes, positions, found, firstWords) = StateTable.blockColumns
        for index in 0..<size {
            var slot = block[found &+ index]
            let tag = block[hashes &+ index] & 0xffff_ffff
            if slot == 0 || slot >> 32 == tag { continue }
            let home = Int(truncatingIfNeeded: block[positions &+ index])
            var position = home
            repeat {
                position = StateTable.next(position, home: home, in: slotCount)
                slot = slots[position]
            } while slot != 0 && slot >> 32 != tag
            block[positions &+ index] = UInt64(truncatingIfNeeded: position)
            block[found &+ index] = slot
        }
        if count == 0 { return }
        for index in 0..<size {
            let slot = block[found &+ index]
            let id = slot == 0 ? 0 : StateTable.identity(in: slot).index
            block[firstWords &+ index] = arena[id &* words]
        }
    }

    /// The words of a stored state, `words` being `wordCount`.
    @inline(__always) func state(_ id: StateID, words: Int) -> PackedState {
        arena.state(at: id.index &* words, wordCount: words)
    }

    /// The position of `state` in the table, or of the empty slot where it belongs; `position` is its home or a slot
    /// that the walk from there passes.
    ///
    /// There is always an empty slot, because the table grows before it is full.
    @inline(__always) func probe(_ state: PackedState, _ hash: UInt64, from position: Int) -> Int {
        let (slots, home) = (slots, home(hash))
        var position = position
        while true {
            let slot = slots[position]
            if slot == 0 { return position }
            if slot >> 32 == hash & 0xffff_ffff
                && self.state(StateTable.identity(in: slot), words: state.wordCount).isEqual(to: state)
            {
                return position
            }
            position = StateTable.next(position, home: home, in: slots.committedCount)
        }
    }

    /// Appends a state that is not stored yet; there is room for it, and its slot is empty.
    @inline(__always) func insert(_ state: PackedState, _ hash: UInt64, at position: Int, parent: StateID) {
        arena.write(state, at: count &* state.wordCount)
        parents[count] = parent.rawValue
        slots[position] = StateTable.slot(count, hash)
        count &+= 1
    }
}
