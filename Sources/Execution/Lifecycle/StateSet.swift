import Engine

/// Packed states, each once, numbered in the order of insertion: an open-addressing table over one array of words.
struct StateSet {
    /// The words of a state.
    let wordCount: Int
    /// The words of all states.
    private var words: [UInt64] = []
    /// The number of the state in each place of the table, -1 for none; the size is a power of two.
    private var table = [Int32](repeating: -1, count: 1024)
    /// How many states there are.
    private(set) var count = 0

    /// Makes an empty set of states of `wordCount` words.
    init(wordCount: Int) { self.wordCount = wordCount }

    /// The bytes that it takes.
    var memoryFootprint: Int { words.capacity * 8 + table.count * 4 }

    /// The words of a state.
    subscript(index: Int) -> [UInt64] { Array(words[index * wordCount..<(index + 1) * wordCount]) }

    /// The number of `state`, which is inserted if it is new; `nil` where it is new and there are `limit` already.
    mutating func insert(_ state: PackedState, limit: Int) -> Int? {
        if count * 2 >= table.count { grow() }
        var place = Int(truncatingIfNeeded: hash((0..<wordCount).lazy.map { state[$0] })) & (table.count - 1)
        while table[place] >= 0 {
            let start = Int(table[place]) * wordCount
            if (0..<wordCount).allSatisfy({ words[start + $0] == state[$0] }) { return Int(table[place]) }
            place = (place + 1) & (table.count - 1)
        }
        guard count < limit else { return nil }
        for index in 0..<wordCount { words.append(state[index]) }
        table[place] = Int32(count)
        count += 1
        return count - 1
    }

    /// Doubles the table.
    private mutating func grow() {
        let mask = table.count * 2 - 1
        table = [Int32](repeating: -1, count: mask + 1)
        for index in 0..<count {
            var place = Int(truncatingIfNeeded: hash(words[index * wordCount..<(index + 1) * wordCount])) & mask
            while table[place] >= 0 { place = (place + 1) & mask }
            table[place] = Int32(index)
        }
    }

    /// A number that differs where the words do, nearly always.
    private func hash(_ words: some Sequence<UInt64>) -> UInt64 {
        var result: UInt64 = 0x9e37_79b9_7f4a_7c15
        for word in words {
            result = (result ^ word) &* 0xff51_afd7_ed55_8ccd
            result ^= result &>> 32
        }
        return result
    }
}
