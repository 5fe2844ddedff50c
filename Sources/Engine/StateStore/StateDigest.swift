/// A digest of a set of states: how many they are, and 128 bits that depend on all of them and not on their order.
///
/// Two sets of equal digests are equal but for a chance of about one in 2^120: each state is hashed to 128 bits, and the
/// hashes are added up (an incremental multiset hash; Clarke, Devadas, van Dijk, Gassend and Suh, 2003).
public struct StateDigest: Hashable, Sendable {
    /// How many states were added.
    public private(set) var count = 0
    /// The sum of the hashes, modulo 2^128.
    private var sum: UInt128 = 0

    /// Makes the digest of no state.
    public init() {}

    /// Adds a state.
    public mutating func add(_ state: PackedState) {
        var (high, low): (UInt64, UInt64) = (0x9e37_79b9_7f4a_7c15, 0xd1b5_4a32_d192_ed03)
        var index = 0
        while index < state.wordCount {
            let word = state[index]
            high = StateHash.absorb(word, into: high)
            low = StateHash.absorb(word &* 0x9fb2_1c65_1e98_df25 ^ word &>> 32, into: low)
            index &+= 1
        }
        high = StateHash.absorb(low, into: high)
        low = StateHash.absorb(high, into: low)
        sum &+= UInt128(high) << 64 | UInt128(low)
        count += 1
    }
}
