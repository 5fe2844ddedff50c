extension CompactTable {
    /// Enlarges all partitions, by as much as the density says, within `bytes` bytes more; false where that is not enough.
    /// The threads of `pool`, where there is one, share the work.
    ///
    /// Complexity: linear in the size of the table.
    func grow(within bytes: Int, sharedBy pool: WorkerPool? = nil) -> Bool {
        let size = slotFootprint
        // Small tables are enlarged in larger steps, because they are enlarged often.
        var step = size < 4 << 20 ? places : places / density.growthDivisor
        while step >= max(1, places / 64) {
            let larger = (places + step + CompactTable.tail) * slotBytes * coder.partitionCount
            if larger <= memory.capacity && SlotMemory.pages(larger) - SlotMemory.pages(size) <= bytes {
                if larger >= 8 << 20 { memory.adviseHugePages(upTo: larger) }
                spread(over: places + step, pool)
                return true
            }
            step /= 2
        }
        return false
    }

    /// Gives each partition that many places, more than it has, and moves each key to its new one, last partition first.
    ///
    /// Partitions whose new slots begin behind the old ones of all that are still to be moved can be moved at the same time.
    private func spread(over larger: Int, _ pool: WorkerPool?) {
        let before = partitionBytes
        setPlaces(larger)
        var left = coder.partitionCount
        while left > 0 {
            let first = min(left - 1, (left * before + partitionBytes - 1) / partitionBytes)
            let turn = WaveTurn(left - first)
            let move = { (_: Int) in
                while let next = turn.next() { self.spread(first + next, before) }
            }
            if let pool, left - first >= pool.count { pool.run(move) } else { move(0) }
            left = first
        }
    }

    /// Moves the keys of a partition, which had `before` bytes, to their new places.
    private func spread(_ partition: Int, _ before: Int) {
        switch (slotBytes, coder.restBytes) {
        case (4, 0): spread(partition, before, slotBytes: 4, valueBytes: 4)
        case (8, 0): spread(partition, before, slotBytes: 8, valueBytes: 8)
        default: spread(partition, before, slotBytes: slotBytes, valueBytes: valueBytes)
        }
    }

    /// The same; `slotBytes` and `valueBytes` are constants where the caller knows them.
    ///
    /// First they are pushed together at the far end, last one first; then each is moved down, first one first, to its
    /// home or right behind the one before. A key never moves past where it comes from, because all that follow it have
    /// room behind it.
    @inline(__always) private func spread(_ partition: Int, _ before: Int, slotBytes: Int, valueBytes: Int) {
        let memory = memory
        let (start, end) = (partition &* partitionBytes, (partition &+ 1) &* partitionBytes)
        let oldStart = partition &* before
        var top = end
        var offset = oldStart &+ before
        while offset > oldStart {
            offset &-= slotBytes
            if memory.load(offset, bytes: valueBytes) == 0 { continue }
            top &-= slotBytes
            copySlot(from: offset, to: top, slotBytes)
        }
        var next = start
        while top < end {
            let key = StateKey(partition: partition, value: memory.load(top, bytes: valueBytes))
            let place = max(next, home(key, slotBytes: slotBytes))
            memory.clear(from: next, to: place)
            copySlot(from: top, to: place, slotBytes)
            next = place &+ slotBytes
            top &+= slotBytes
        }
        memory.clear(from: next, to: end)
    }

    /// Copies a slot.
    @inline(__always) private func copySlot(from: Int, to: Int, _ slotBytes: Int) {
        if slotBytes <= 8 {
            memory.store(memory.load(from, bytes: slotBytes), to, bytes: slotBytes)
        } else {
            memory.move(from: from, to: to, bytes: slotBytes)
        }
    }
}
