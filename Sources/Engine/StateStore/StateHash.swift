/// The hash of a packed state: 64 bits, each of which depends on every bit of the state.
///
/// Words are absorbed by a folded 64 × 64 → 128 bit multiplication, the mixing step of wyhash (Wang Yi, 2019). It has no
/// seed, so that a search touches memory in the same order each time.
enum StateHash {
    /// The hash of a state of one word; equal to that of a view of one word.
    @inline(__always) static func hash(_ word: UInt64) -> UInt64 { finish(absorb(word, into: start)) }

    /// The hash of a state.
    @inline(__always) static func hash(_ state: PackedState) -> UInt64 {
        var hash = start
        var index = 0
        while index < state.wordCount {
            hash = absorb(state[index], into: hash)
            index &+= 1
        }
        return finish(hash)
    }

    /// The hash before the first word; these constants are those of wyhash, odd and with 32 bits set.
    private static let start: UInt64 = 0x2d35_8dcc_aa6c_78a5
    /// The factor for words.
    private static let stir: UInt64 = 0x8bb8_4b93_962e_acc9
    /// The factor of the last step.
    private static let end: UInt64 = 0x4b33_a62e_d433_d4a3

    /// A word equal to the running hash would be absorbed as zero whatever came before; adding the rotated hash keeps
    /// what was absorbed earlier.
    @inline(__always) static func absorb(_ word: UInt64, into hash: UInt64) -> UInt64 {
        fold(hash ^ word, stir) &+ (hash << 23 | hash >> 41)
    }

    /// Mixes once more, so that the last word too reaches every bit.
    @inline(__always) private static func finish(_ hash: UInt64) -> UInt64 { fold(hash ^ stir, end) }

    /// Both halves of the product, one on the other.
    @inline(__always) private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low
    }
}
