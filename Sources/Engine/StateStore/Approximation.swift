#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// How sure a search is of having found all states, where its store may take a state for another one.
///
/// The figures take hashes for independent and evenly spread. They depend on the counts alone: the same search has the
/// same figures. They speak of the states that were met: what can be reached through omitted ones only was not.
public enum Approximation: Codable, Hashable, Sendable {
    /// A hash of so many bits was kept of each state.
    case hash(bits: Int, states: Int)
    /// Three bits were kept of each state, in an array of `bits`, of which `setBits` are set in the end.
    case bitstate(bits: Int, setBits: Int, states: Int)

    /// How many states were omitted, as expected.
    ///
    /// A state that is met when i others are stored has the hash of one of them with probability i / 2^b; so while n are
    /// stored at most n (n - 1) / 2^(b+1) are expected to be omitted (Stern and Dill: Improved Probabilistic
    /// Verification by Hash Compaction, 1995). In an array of m bits, all three bits are set with probability
    /// (1 - e^(-3i/m))^3; a state found to be new had p / (1 - p) omitted before it.
    public var expectedOmissions: Double {
        switch self {
        case .hash(let bits, let states):
            return Double(states) * Double(max(0, states - 1)) * exp2(-Double(bits) - 1)
        case .bitstate(let bits, _, let states):
            // The sum over all states, by the rule of Simpson.
            let pieces = 2048
            let width = Double(states) / Double(pieces)
            let sum = (0...pieces).reduce(0.0) { sum, piece in
                let fill = 1 - exp(-3 * width * Double(piece) / Double(bits))
                let omitted = fill * fill * fill
                let weight: Double = piece == 0 || piece == pieces ? 1 : piece % 2 == 1 ? 4 : 2
                return sum + weight * omitted / max(1e-12, 1 - omitted)
            }
            return sum * width / 3
        }
    }

    /// The probability that at least one state was omitted; not more than what is expected to be.
    public var omissionProbability: Double { -expm1(-expectedOmissions) }

    /// Which part of the bits of the array is set; `nil` where there is no array.
    public var fill: Double? {
        guard case .bitstate(let bits, let setBits, _) = self else { return nil }
        return Double(setBits) / Double(bits)
    }
}

extension StateStore {
    /// How sure the store is of having taken no state for another one; `nil` where it is certain.
    var approximation: Approximation? {
        if let store = self as? BitstateStore {
            return .bitstate(bits: store.bitCount, setBits: store.setBits, states: store.count)
        }
        guard let store = self as? TableStore, let bits = store.table.coder.hashBits else { return nil }
        return .hash(bits: bits, states: store.count)
    }
}
