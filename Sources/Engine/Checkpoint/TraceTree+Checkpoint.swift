extension TraceTree {
    /// Writes the tree; the samples follow from the rest.
    func save(to writer: CheckpointWriter, _ place: CheckpointPlace) throws(CheckpointError) {
        // Of an empty tree nothing is committed.
        guard bits.extend(to: bitCount / 64 + 1, within: .max) else { throw .memory }
        try bits.save(bitCount / 64 + 1, to: writer, place.section(.treeBits))
        try ordinals.save(count, to: writer, place.section(.ordinals))
        try largeOrdinals.save(largeCount, to: writer, place.section(.largeOrdinals))
    }

    /// Reads a tree of `states` states and `length` bits in place of this empty one, within `bytes` bytes more.
    ///
    /// Every state but the first ones turns out to have a parent with a lower number, so that all ways end.
    func restore(
        from reader: CheckpointReader, _ place: CheckpointPlace, states: Int, length: Int, within bytes: Int
    ) throws(CheckpointError) {
        guard length >= states else { throw .damaged("the tree of ways is too short") }
        let bitsEntry = try reader.entry(place.section(.treeBits), length: (length / 64 + 1) * 8)
        let ordinalsEntry = try reader.entry(place.section(.ordinals), length: states)
        let largeEntry = try reader.entry(place.section(.largeOrdinals))
        guard largeEntry.length % 4 == 0, largeEntry.length / 4 <= states else {
            throw .damaged("the tree of ways has too many large ordinals")
        }
        guard reserve(states, sources: length - states, within: bytes) else { throw .memory }
        try bits.restore(bitsEntry, from: reader)
        try ordinals.restore(ordinalsEntry, from: reader)
        try largeOrdinals.restore(largeEntry, from: reader)
        try takeSamples(states: states, length: length, large: largeEntry.length / 4)
    }

    /// Takes the samples of what was read, and checks it on the way.
    private func takeSamples(states: Int, length: Int, large: Int) throws(CheckpointError) {
        var (ones, larges) = (0, 0)
        for position in 0..<length where bits[position / 64] >> UInt64(position % 64) & 1 == 1 {
            guard ones < states, position - ones <= ones else { throw .damaged("the tree of ways has no root") }
            if ones % TraceTree.sampling == 0 {
                samples[ones / TraceTree.sampling * 2] = UInt64(position)
                samples[ones / TraceTree.sampling * 2 + 1] = UInt64(larges)
            }
            if ordinals[ones] == TraceTree.large { larges += 1 }
            ones += 1
        }
        let rest = bits[length / 64] >> UInt64(length % 64)
        guard ones == states, larges == large, rest == 0, (0..<large).allSatisfy({ largeOrdinals[$0] <= Int32.max })
        else { throw .damaged("the tree of ways has another number of states") }
        setCounts(states: states, bits: length, large: large)
    }
}
