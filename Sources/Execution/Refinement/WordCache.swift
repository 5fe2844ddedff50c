/// A cache of values of a few words by keys of a few words; a new entry takes the place of one with the same slot.
///
/// It holds `capacity` entries at most, all memory taken at the first entry.
struct WordCache {
    /// The words of a key, and of a value.
    let keyWords: Int
    let valueWords: Int
    /// The entries there is room for, a power of two.
    private let capacity = 1 << 14
    /// Keys and values, entry by entry; empty before the first entry.
    private var words: [UInt64] = []
    /// Whether each entry is taken.
    private var isTaken: [Bool] = []

    /// Makes an empty cache.
    init(keyWords: Int, valueWords: Int) {
        self.keyWords = keyWords
        self.valueWords = valueWords
    }

    /// The slot where `key` belongs.
    func slot(of key: [UInt64]) -> Int {
        var hash: UInt64 = 0x9e37_79b9_7f4a_7c15
        for word in key {
            hash = (hash ^ word) &* 0xff51_afd7_ed55_8ccd
            hash ^= hash >> 32
        }
        return Int(truncatingIfNeeded: hash) & (capacity - 1)
    }

    /// Whether the entry in `slot` is that of `key`.
    func holds(_ key: [UInt64], in slot: Int) -> Bool {
        guard !isTaken.isEmpty, isTaken[slot] else { return false }
        let start = slot * (keyWords + valueWords)
        for index in 0..<keyWords where words[start + index] != key[index] { return false }
        return true
    }

    /// The word at `index` of the value in `slot`, which is taken.
    func value(in slot: Int, _ index: Int) -> UInt64 { words[slot * (keyWords + valueWords) + keyWords + index] }

    /// Puts an entry into its slot.
    mutating func insert(_ key: [UInt64], _ value: [UInt64], in slot: Int) {
        if isTaken.isEmpty {
            isTaken = Array(repeating: false, count: capacity)
            words = Array(repeating: 0, count: capacity * (keyWords + valueWords))
        }
        isTaken[slot] = true
        let start = slot * (keyWords + valueWords)
        for index in 0..<keyWords { words[start + index] = key[index] }
        for index in 0..<valueWords { words[start + keyWords + index] = value[index] }
    }
}
