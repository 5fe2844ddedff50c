/// A linear generator that a number decides; good enough for choices.
struct LinearNumbers: RandomNumberGenerator {
    /// The last number.
    var state: UInt64

    /// The next number.
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
