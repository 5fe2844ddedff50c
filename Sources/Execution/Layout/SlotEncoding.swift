import Language

/// The numbers that stand for values which are no numbers in a slot.
enum Sentinel {
    /// `none` of an optional scalar.
    static let none = Int64.min
    /// A symmetric value that is not set yet.
    static let unset = Int64.min + 1
    /// Every sentinel is below, every value above.
    static let limit = Int64.min / 2
}

/// How the number in one slot becomes the bits of a packed state: codes count from 0.
struct SlotEncoding: Hashable, Sendable {
    /// The number with code 0, or code 1 where there is a sentinel.
    let lowest: Int64
    /// The number of codes; 0 stands for 2^64.
    let count: UInt64
    /// The number with code 0, if it is a sentinel.
    let sentinel: Int64?

    /// The numbers `lowest…` with `count` codes.
    static func numbers(from lowest: Int64, count: UInt64) -> SlotEncoding {
        SlotEncoding(lowest: lowest, count: count, sentinel: nil)
    }

    /// A word of `width` bits, at most 64.
    static func bits(_ width: Int) -> SlotEncoding {
        SlotEncoding(lowest: 0, count: width >= 64 ? 0 : 1 << UInt64(width), sentinel: nil)
    }

    /// What takes no room in a state.
    static let nothing = SlotEncoding(lowest: 0, count: 1, sentinel: nil)

    /// The same numbers with a sentinel before them.
    func adding(_ sentinel: Int64) -> SlotEncoding {
        SlotEncoding(lowest: lowest, count: count == .max ? 0 : count &+ 1, sentinel: sentinel)
    }

    /// The bits that a code takes.
    var width: Int { count == 0 ? 64 : 64 - (count - 1).leadingZeroBitCount }

    /// The code of a number.
    func code(of number: Int64) -> UInt64 {
        guard let sentinel else { return UInt64(bitPattern: number &- lowest) }
        return number == sentinel ? 0 : UInt64(bitPattern: number &- lowest) &+ 1
    }

    /// The number with a code.
    func number(of code: UInt64) -> Int64 {
        guard let sentinel else { return Int64(bitPattern: code) &+ lowest }
        return code == 0 ? sentinel : Int64(bitPattern: code &- 1) &+ lowest
    }
}
