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

    /// Inserts all targets of a batch that are not stored yet, in order, each with the state that it comes from.
    ///
    /// The table grows between blocks only, so that what a block has looked up stays where it is.
    func insertTargets(of batch: SuccessorBuffer) -> StoreRefusal? {
        batch.closeRun()
        var cursor = RunCursor(runs: batch.runs)
        var start = 0
        while start < batch.batchTargetCount {
            let wanted = min(StateTable.blockSize, batch.batchTargetCount - start)
            let room = reserve(wanted)
            if room == 0 {
                cursor.advance(to: start)
                do throws(StoreRefusal) {
                    _ = try findOrInsert(batch.batchTarget(start), parent: cursor.source)
                } catch { return error }
                start += 1
                continue
            }
            let size = min(wanted, room)
            switch wordCount {
            case 1: insertBlock(of: batch, start, size, &cursor, words: 1)
            case 2: insertBlock(of: batch, start, size, &cursor, words: 2)
            default: insertBlock(of: batch, start, size, &cursor, words: wordCount)
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

    /// The position after `position`, round the end of the table.
    @inline(__always) static func next(_ position: Int, in slotCount: Int) -> Int {
        position &+ 1 == slotCount ? 0 : position &+ 1
    }
}

/// Walks along the runs of a batch.
struct RunCursor {
    private let runs: [SuccessorBuffer.Run]
    private var index = 0

    /// Makes a cursor before the first target of a batch.
    init(runs: [SuccessorBuffer.Run]) { self.runs = runs }

    /// Goes on to the run that holds the target at `position` of the batch.
    @inline(__always) mutating func advance(to position: Int) {
        while runs[index].end <= position { index &+= 1 }
    }

    /// The state whose targets the run holds.
    var source: StateID { runs[index].source }
}

extension StateTable {
    /// Looks up `size` targets of a batch from `start`, for all of which there is room, and inserts the new ones.
    ///
    /// First, the hash of each and a load of its home slot; second, the walk to the first slot that is empty or has its
    /// fingerprint, and a load of that state's first word; third, in order, comparison and insertion. What the first
    /// two phases found can be outdated only by insertions of this block, which fill empty slots: the walk goes on from
    /// where it was. `words` is `wordCount`, a constant where it is small.
    @inline(__always) private func insertBlock(
        of batch: SuccessorBuffer, _ start: Int, _ size: Int, _ cursor: inout RunCursor, words: Int
    ) {
        let (arena, slots, block) = (arena, slots, block)
        let slotCount = slots.committedCount
        let (positions, found, firstWords) = (StateTable.blockSize, 2 * StateTable.blockSize, 3 * StateTable.blockSize)
        var index = 0
        while index < size {
            let hash = StateHash.hash(batch.batchTarget(start &+ index, words: words))
            block[index] = hash
            block[found &+ index] = slots[home(hash)]
            index &+= 1
        }
        index = 0
        while index < size {
            let hash = block[index]
            var position = home(hash)
            var slot = block[found &+ index]
            while slot != 0 && slot >> 32 != hash & 0xffff_ffff {
                position = StateTable.next(position, in: slotCount)
                slot = slots[position]
            }
            block[positions &+ index] = UInt64(truncatingIfNeeded: position)
            block[found &+ index] = slot
            if slot != 0 { block[firstWords &+ index] = arena[StateTable.identity(in: slot).index &* words] }
            index &+= 1
        }
        index = 0
        while index < size {
            defer { index &+= 1 }
            let state = batch.batchTarget(start &+ index, words: words)
            let slot = block[found &+ index]
            if slot != 0 && block[firstWords &+ index] == state[0]
                && (words == 1 || self.state(StateTable.identity(in: slot), words: words).isEqual(to: state))
            {
                continue
            }
            let hash = block[index]
            let position = probe(state, hash, from: Int(truncatingIfNeeded: block[positions &+ index]))
            if slots[position] != 0 { continue }
            cursor.advance(to: start &+ index)
            insert(state, hash, at: position, parent: cursor.source)
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
        let slots = slots
        var position = position
        while true {
            let slot = slots[position]
            if slot == 0 { return position }
            if slot >> 32 == hash & 0xffff_ffff
                && self.state(StateTable.identity(in: slot), words: state.wordCount).isEqual(to: state)
            {
                return position
            }
            position = StateTable.next(position, in: slots.committedCount)
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
