/// A sum of bytes that tells damage: the hash of states, over words.
///
/// It is no seal: who forges a checkpoint can make the sum fit.
struct CheckpointSum: Hashable, Sendable {
    /// The sum so far.
    private(set) var value: UInt64 = 0x243f_6a88_85a3_08d3

    /// Adds a word.
    @inline(__always) mutating func add(_ word: UInt64) { value = StateHash.absorb(word, into: value) }

    /// Adds bytes, and zeros up to a whole word; only the last piece may have a length that is no multiple of eight.
    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var sum = self
        let whole = bytes.count / 8 * 8
        for offset in stride(from: 0, to: whole, by: 8) {
            sum.add(unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        var rest: UInt64 = 0
        for offset in whole..<bytes.count { rest |= UInt64(unsafe bytes[offset]) << UInt64((offset - whole) * 8) }
        if whole < bytes.count { sum.add(rest) }
        self = sum
    }
}
