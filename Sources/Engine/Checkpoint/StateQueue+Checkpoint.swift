extension StateQueue {
    /// Writes the states in order.
    func save(to writer: CheckpointWriter, _ place: CheckpointPlace) throws(CheckpointError) {
        try writer.begin(place.section(.queue), length: count * wordCount * 8)
        for states in slices(count, each: blockCapacity) {
            try unsafe writer.append(UnsafeRawBufferPointer(start: states.words, count: states.count * wordCount * 8))
        }
        try writer.end()
    }

    /// Reads `states` states into the empty queue, within `bytes` bytes more; of each, bits from `bitCount` on are zeros.
    func restore(
        from reader: CheckpointReader, _ place: CheckpointPlace, states: Int, bitCount: Int, within bytes: Int
    ) throws(CheckpointError) {
        let size = states.multipliedReportingOverflow(by: wordCount * 8)
        guard !size.overflow else { throw .damaged("the queue is too long") }
        let entry = try reader.entry(place.section(.queue), length: size.partialValue)
        guard reserve(states, within: bytes) else { throw .memory }
        let used = bitCount - 64 * (wordCount - 1)
        let unused: UInt64 = used >= 64 ? 0 : ~0 << UInt64(max(0, used))
        for start in stride(from: 0, to: states, by: blockCapacity) {
            let piece = min(blockCapacity, states - start)
            let words = try reader.words(of: entry, from: start * wordCount, count: piece * wordCount)
            unsafe words.withUnsafeBufferPointer { words in
                guard let base = words.baseAddress else { return }
                let states = unsafe PackedStates(unsafeWords: base, count: piece, wordCount: wordCount)
                for index in 0..<piece { append(states[index]) }
            }
            for index in 0..<piece where words[index * wordCount + wordCount - 1] & unused != 0 {
                throw .damaged("a state has too many bits")
            }
        }
    }
}
