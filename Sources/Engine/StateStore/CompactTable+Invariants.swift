/// What is wrong with a store that breaks its own invariants.
struct BrokenInvariant: Error, Hashable {
    /// One sentence without a full stop.
    let text: String
}

extension CompactTable {
    /// Checks that each partition is ordered and holds as many keys as it says, that no key stands before its home, that
    /// there is no gap between a key and its home, and that the last slot is empty.
    ///
    /// Complexity: linear in the size of the table.
    func checkInvariants() throws(BrokenInvariant) {
        for partition in 0..<coder.partitionCount {
            let end = (partition + 1) * partitionBytes
            var (last, count, next): (UInt64, Int, Int) = (0, 0, partition * partitionBytes)
            for offset in stride(from: next, to: end, by: slotBytes) {
                let value = memory.load(offset, bytes: valueBytes)
                if value == 0 {
                    next = offset + slotBytes
                    continue
                }
                count += 1
                let home = home(StateKey(partition: partition, value: value), slotBytes: slotBytes)
                guard value >= last, home <= offset, home >= next else {
                    throw BrokenInvariant(text: "the slot at \(offset) of partition \(partition) is out of order")
                }
                last = value
            }
            guard count == counts[partition], next == end else {
                throw BrokenInvariant(text: "\(count) keys in partition \(partition), not \(counts[partition])")
            }
        }
    }

    /// The slots that a look-up of a stored key passes on average; 0 for an empty table.
    var meanProbes: Double {
        var (passed, count) = (0, 0)
        for offset in stride(from: 0, to: slotFootprint, by: slotBytes) {
            let value = memory.load(offset, bytes: valueBytes)
            if value == 0 { continue }
            let home = home(StateKey(partition: offset / partitionBytes, value: value), slotBytes: slotBytes)
            passed += (offset - home) / slotBytes + 1
            count += 1
        }
        return count == 0 ? 0 : Double(passed) / Double(count)
    }
}
