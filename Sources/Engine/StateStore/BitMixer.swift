/// A permutation of the numbers of a fixed count of bits, in which the high bits of the image depend on all bits of the
/// number, and its inverse.
///
/// The steps are those of MurmurHash3's finalizer (Austin Appleby, 2011), each of which can be undone for any count of
/// bits: a shift by at least half of them, and a multiplication by an odd factor.
struct BitMixer: Sendable {
    /// How many bits; 1 to 64.
    let bits: Int
    /// All of these bits.
    private let mask: UInt64
    /// Half of the bits, rounded up.
    private let half: UInt64
    /// The factors that undo the multiplications.
    private let inverses: (UInt64, UInt64)

    /// The factors; odd.
    private static let factors: (UInt64, UInt64) = (0xff51_afd7_ed55_8ccd, 0xc4ce_b9fe_1a85_ec53)

    /// Makes a permutation of the numbers of `bits` bits.
    init(bits: Int) {
        precondition(bits >= 1 && bits <= 64)
        self.bits = bits
        mask = ~0 >> UInt64(64 - bits)
        half = UInt64((bits + 1) / 2)
        inverses = (BitMixer.inverse(of: BitMixer.factors.0), BitMixer.inverse(of: BitMixer.factors.1))
    }

    /// The image of `number`.
    @inline(__always) func mix(_ number: UInt64) -> UInt64 {
        var x = number ^ number &>> half
        x = x &* BitMixer.factors.0 & mask
        x ^= x &>> half
        x = x &* BitMixer.factors.1 & mask
        return x ^ x &>> half
    }

    /// The number whose image is `image`.
    func unmix(_ image: UInt64) -> UInt64 {
        var x = image ^ image >> half
        x = x &* inverses.1 & mask
        x ^= x >> half
        x = x &* inverses.0 & mask
        return x ^ x >> half
    }

    /// The inverse of an odd number modulo 2^64, by Newton's iteration: each step doubles the bits that are right.
    private static func inverse(of odd: UInt64) -> UInt64 {
        var inverse = odd
        for _ in 0..<5 { inverse = inverse &* (2 &- odd &* inverse) }
        return inverse
    }
}
