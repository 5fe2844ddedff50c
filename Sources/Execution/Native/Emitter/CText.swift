/// Literals of C.
enum CText {
    /// A signed number.
    static func literal(_ number: Int64) -> String {
        switch number {
        case Sentinel.none: "NONE"
        case Sentinel.unset: "UNSET"
        case -1_000_000...1_000_000: number < 0 ? "(\(number))" : "\(number)"
        default: "((int64_t)\(literal(UInt64(bitPattern: number))))"
        }
    }

    /// An unsigned number.
    static func literal(_ bits: UInt64) -> String {
        bits < 10 ? "\(bits)" : "0x\(String(bits, radix: 16))u" + (bits >> 32 == 0 ? "" : "ll")
    }
}
