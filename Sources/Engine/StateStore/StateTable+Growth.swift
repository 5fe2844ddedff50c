extension StateTable {
    /// Makes ready for `count` new states if it can, and returns how many are sure not to be refused.
    func reserve(_ count: Int) -> Int {
        let wanted = min(count, maximumCount - self.count)
        if wanted > slotRoom - self.count { growTable() }
        if wanted > arenaRoom - self.count { growArena(atLeast: wanted) }
        return max(0, min(wanted, slotRoom - self.count, arenaRoom - self.count))
    }

    /// How many states the arena takes before it must grow.
    private var arenaRoom: Int { parents.committedCount }

    /// Commits another eighth of the arena, at least four pages and at most 64 MiB, or what the limit leaves, and the same
    /// for the parents.
    private func growArena(atLeast wanted: Int) {
        let present = arenaRoom
        let most = min(maximumCount, parents.reservedCount)
        let stateBytes = wordCount * 8
        var step = min(max(wanted, (16 << 10) / stateBytes, min(present / 8, (64 << 20) / stateBytes)), most - present)
        while step > 0 {
            let words = (present + step) * wordCount
            let bytes = MemoryRegion<UInt64>.bytes(of: words) + MemoryRegion<UInt32>.bytes(of: present + step)
            if bytes - arena.committedBytes - parents.committedBytes <= memoryLimit - memoryFootprint {
                // `parents` comes last, because its length says how much can be used.
                _ = arena.commit(words) && parents.commit(present + step)
                return
            }
            step /= 2
        }
    }

    /// Builds a larger table from the arena: of twice the size, or, near the memory limit, by so much less that the
    /// arena can grow in proportion.
    private func growTable() {
        let present = slots.committedCount
        let left = memoryLimit - memoryFootprint
        let eighth = present / 64 * 8
        for factor in [8, 4, 2, 1] {
            let bytes = MemoryRegion<UInt64>.bytes(of: present + eighth * factor) - slots.committedBytes
            let fits = factor == 1 ? bytes <= left : max(bytes, memoryFootprint / 8 * factor) <= left
            if fits, let larger = MemoryRegion<UInt64>(reserving: present + eighth * factor),
                larger.commit(larger.reservedCount)
            {
                replaceTable(by: larger)
                return
            }
        }
    }

    /// Gives the old table back before a page of the new one is touched, so that both never take memory together.
    private func replaceTable(by larger: MemoryRegion<UInt64>) {
        slots = larger
        slotRoom = StateTable.room(larger.committedCount)
        var start = 0
        while start < count {
            let size = min(StateTable.blockSize, count - start)
            switch wordCount {
            case 1: refill(from: start, size, words: 1)
            case 2: refill(from: start, size, words: 2)
            default: refill(from: start, size, words: wordCount)
            }
            start += size
        }
    }

    /// Enters `size` states from `start`, which are distinct, into the table; their slots are loaded first.
    @inline(__always) private func refill(from start: Int, _ size: Int, words: Int) {
        let (slots, block) = (slots, block)
        for index in 0..<size {
            block[index] = StateHash.hash(arena.state(at: (start &+ index) &* words, wordCount: words))
        }
        for index in 0..<size { block[StateTable.blockSize &+ index] = slots[home(block[index])] }
        for index in 0..<size {
            let home = home(block[index])
            var position = home
            while slots[position] != 0 { position = StateTable.next(position, home: home, in: slots.committedCount) }
            slots[position] = StateTable.slot(start &+ index, block[index])
        }
    }
}
