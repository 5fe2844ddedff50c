extension CompactTable {
    /// Where a key is, or belongs.
    struct Place {
        /// The offset of the slot.
        let offset: Int
        /// Whether the key is there.
        let isFound: Bool
    }

    /// Finds a value, and the rest of `state` behind it: the offset of its slot, or of the slot that it belongs before.
    ///
    /// `slotBytes` and `restBytes` are those of the coder, as constants where the caller knows them. An empty slot ends
    /// the walk as the greatest value would, because 0 less 1 is the greatest number; the last slot is always empty.
    @inline(__always) func find(
        _ value: UInt64, of state: PackedState, from home: Int, slotBytes: Int, restBytes: Int
    ) -> Place {
        let memory = memory
        let valueBytes = slotBytes &- restBytes
        var offset = home
        var present = memory.load(offset, bytes: valueBytes)
        while present &- 1 < value &- 1 {
            offset &+= slotBytes
            present = memory.load(offset, bytes: valueBytes)
        }
        if restBytes == 0 { return Place(offset: offset, isFound: present == value) }
        while present == value {
            if memory.isRest(of: state, offset &+ valueBytes, bytes: restBytes) {
                return Place(offset: offset, isFound: true)
            }
            offset &+= slotBytes
            present = memory.load(offset, bytes: valueBytes)
        }
        return Place(offset: offset, isFound: false)
    }

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

    /// Where the key of `state` is, or belongs.
    func place(of state: PackedState) -> Place {
        let key = coder.key(of: state)
        return find(
            key.value, of: state, from: home(key, slotBytes: slotBytes), slotBytes: slotBytes,
            restBytes: coder.restBytes)
    }

    /// Inserts a key that is not in the table before the slot at `offset`, by moving what follows up to the next gap;
    /// false, and nothing changed, where the partition is full.
    @inline(__always) func insert(
        _ key: StateKey, of state: PackedState, at offset: Int, slotBytes: Int, restBytes: Int
    ) -> Bool {
        let (memory, valueBytes) = (memory, slotBytes &- restBytes)
        // The last slot stays empty.
        let end = (key.partition &+ 1) &* partitionBytes &- slotBytes
        var gap = offset
        while gap < end && memory.load(gap, bytes: valueBytes) != 0 { gap &+= slotBytes }
        if gap >= end { return false }
        if gap > offset { memory.move(from: offset, to: offset &+ slotBytes, bytes: gap &- offset) }
        memory.store(key.value, offset, bytes: valueBytes)
        if restBytes > 0 { memory.writeRest(of: state, offset &+ valueBytes, bytes: restBytes) }
        counts[key.partition] &+= 1
        return true
    }
}
