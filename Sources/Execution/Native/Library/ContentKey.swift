/// What tells one content from another: 128 bits of two FNV-1a hashes that begin differently.
struct ContentKey {
    /// The first hash.
    private var low: UInt64 = 0xcbf2_9ce4_8422_2325
    /// The second hash.
    private var high: UInt64 = 0x6c62_272e_07bb_0142

    /// Adds bytes.
    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            low = (low ^ UInt64(byte)) &* 0x100_0000_01b3
            high = (high ^ UInt64(byte)) &* 0x100_0000_01b3 &+ high >> 47
        }
    }

    /// Adds a text, told apart from the next one.
    mutating func add(_ text: String) {
        add(text.utf8)
        add([0])
    }

    /// The 32 digits.
    var text: String {
        let digits = { (word: UInt64) in
            let short = String(word, radix: 16)
            return String(repeating: "0", count: 16 - short.count) + short
        }
        return digits(high) + digits(low)
    }

    /// The key as bytes.
    var bytes: [UInt8] { Array(text.utf8) }
}
