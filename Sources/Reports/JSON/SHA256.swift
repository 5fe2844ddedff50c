/// The hash that `sha256sum` prints (FIPS 180-4): it tells whether a file is still the one that was checked.
enum SHA256 {
    /// The 64 hexadecimal digits of the hash of `bytes`; takes time in proportion to them.
    static func digits(of bytes: [UInt8]) -> String {
        var message = bytes + [0x80]
        message += Array(repeating: 0, count: (120 - message.count % 64) % 64)
        for shift in stride(from: 56, through: 0, by: -8) {
            message.append(UInt8(truncatingIfNeeded: (UInt64(bytes.count) << 3) >> UInt64(shift)))
        }
        var state = initial
        for start in stride(from: 0, to: message.count, by: 64) { mix(message[start..<start + 64], into: &state) }
        return state.map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
    }

    /// Mixes a block of 64 bytes into the eight words of `state`.
    private static func mix(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
        var words = [UInt32](repeating: 0, count: 64)
        for (offset, byte) in block.enumerated() { words[offset / 4] = words[offset / 4] << 8 | UInt32(byte) }
        for index in 16..<64 {
            let (a, b) = (words[index - 15], words[index - 2])
            let small = a.rotated(7) ^ a.rotated(18) ^ a >> 3
            let large = b.rotated(17) ^ b.rotated(19) ^ b >> 10
            words[index] = words[index - 16] &+ small &+ words[index - 7] &+ large
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for index in 0..<64 {
            let choice = e & f ^ ~e & g
            let majority = a & b ^ a & c ^ b & c
            let first =
                h &+ (e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)) &+ choice &+ constants[index] &+ words[index]
            let second = (a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)) &+ majority
            (h, g, f, e) = (g, f, e, d &+ first)
            (d, c, b, a) = (c, b, a, first &+ second)
        }
        for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] = state[index] &+ word }
    }

    /// The fractions of the square roots of the first 8 primes.
    private static let initial: [UInt32] = primes.prefix(8).map { fraction(of: Double($0).squareRoot()) }

    /// The fractions of the cube roots of the first 64 primes.
    private static let constants: [UInt32] = primes.map { prime in
        // By Newton's method: the mantissa of a double holds the integer part and the 32 bits behind it.
        var root = Double(prime)
        for _ in 0..<64 { root -= (root * root * root - Double(prime)) / (3 * root * root) }
        return fraction(of: root)
    }

    /// The first 64 primes.
    private static let primes: [Int] = Array(
        (2...311).filter { number in !(2..<number).contains { number % $0 == 0 } })

    /// The first 32 bits behind the point.
    private static func fraction(of number: Double) -> UInt32 {
        UInt32((number - number.rounded(.down)) * 4_294_967_296)
    }
}

extension UInt32 {
    /// The bits moved to the right, those that fall off put in front.
    fileprivate func rotated(_ count: UInt32) -> UInt32 { self >> count | self << (32 - count) }
}
