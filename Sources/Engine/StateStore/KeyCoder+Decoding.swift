extension KeyCoder {
    /// Writes the state whose key is this and whose rest `rest` tells byte by byte; only where the form is not `hashed`.
    ///
    /// It is `state(of:rest:)` without arrays, for those who read states by the million.
    @inline(__always) func decode(_ key: StateKey, into words: MemoryRegion<UInt64>, rest: (Int) -> UInt64) {
        let image = key.value &- 1
        if form == .narrow {
            words[0] = mixer.unmix(UInt64(key.partition) << UInt64(valueBits) | image)
            return
        }
        precondition(form != .hashed, "a state cannot be told from its hash")
        for index in 1..<wordCount { words[index] = 0 }
        words[1] = image & ~(~0 << secondBits)
        for index in 0..<restBytes {
            words[1 + (index + 1) / 8] |= rest(index) << UInt64((index + 1) % 8 * 8)
        }
        let mixed = UInt64(key.partition) << UInt64(64 - partitionBits) | image >> secondBits
        words[0] = mixer.unmix(mixed) ^ foldRest(of: words.states(count: 1, wordCount: wordCount)[0])
    }
}
