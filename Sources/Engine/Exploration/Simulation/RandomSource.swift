/// Random numbers that are the same on every machine: xoshiro256** (Blackman and Vigna, 2018), whose state is filled by
/// SplitMix64 (Steele, Lea and Flood, 2014) from a seed and the number of a stream.
///
/// Numbers below a bound are made by Lemire's multiplication with rejection (2019), so that all are equally likely.
public struct RandomSource: Hashable, Sendable {
    /// The state, never all zero.
    private var (a, b, c, d): (UInt64, UInt64, UInt64, UInt64)

    /// Makes the stream of that number: streams of one seed have nothing to do with each other.
    public init(seed: UInt64, stream: UInt64) {
        var numbers = SplitMix64(state: SplitMix64.mix(seed &+ SplitMix64.step) &+ SplitMix64.mix(stream))
        (a, b, c, d) = (numbers.next(), numbers.next(), numbers.next(), numbers.next())
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        let result = Self.rotate(b &* 5, by: 7) &* 9
        let shifted = b &<< 17
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= shifted
        d = Self.rotate(d, by: 45)
        return result
    }

    /// A number of `0..<bound`, which is above 0.
    public mutating func below(_ bound: Int) -> Int {
        precondition(bound > 0)
        let bound = UInt64(bound)
        var product = next().multipliedFullWidth(by: bound)
        if product.low < bound {
            let least = (0 &- bound) % bound
            while product.low < least { product = next().multipliedFullWidth(by: bound) }
        }
        return Int(product.high)
    }

    /// The bits of `number` moved round to the left.
    private static func rotate(_ number: UInt64, by count: UInt64) -> UInt64 {
        number &<< count | number &>> (64 &- count)
    }
}

/// The generator that fills the state of another one.
private struct SplitMix64 {
    /// What it adds each time.
    static let step: UInt64 = 0x9e37_79b9_7f4a_7c15

    /// The sum so far.
    var state: UInt64

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        state &+= Self.step
        return Self.mix(state)
    }

    /// A permutation of the numbers of 64 bits.
    static func mix(_ number: UInt64) -> UInt64 {
        var x = number
        x = (x ^ x &>> 30) &* 0xbf58_476d_1ce4_e5b9
        x = (x ^ x &>> 27) &* 0x94d0_49bb_1331_11eb
        return x ^ x &>> 31
    }
}
