import Testing

@testable import Engine

/// States made of numbers, and their insertion into stores.
enum StateBatch {
    /// The state with that number, spread over all words.
    static func state(_ number: Int, _ words: Int, _ bits: Int) -> [UInt64] {
        (0..<words).map { word in
            let mask: UInt64 = word == words - 1 ? ~0 >> UInt64(64 * words - bits) : ~0
            return UInt64(number) << UInt64(7 * word) & mask
        }
    }

    /// Different states of two words or more that all have the same key in a table: what tells them apart is the rest.
    static func twins(_ count: Int, of coder: KeyCoder) -> [[UInt64]] {
        (0..<count).map { number in
            var state = [UInt64](repeating: 0, count: coder.wordCount)
            state[1] = UInt64(number) << 8 | 5
            state[0] = 77 ^ PackedState.withView(of: state) { coder.foldRest(of: $0) }
            return state
        }
    }

    /// Inserts states as one batch, block by block, and returns the positions of the new ones.
    static func insert(
        _ states: [[UInt64]], into store: some StateStore
    ) throws -> (new: [Int], refusal: StoreRefusal?) {
        let buffer = SuccessorBuffer(layout: StateLayout(wordCount: states[0].count, bitCount: 64))
        for state in states {
            let target = buffer.appendTransition()
            for (index, word) in state.enumerated() { target[index] = word }
        }
        let discoveries = try #require(Discoveries())
        var (start, new) = (0, [Int]())
        while start < states.count {
            let (done, refusal) = store.insert(buffer, from: start, count: states.count - start, into: discoveries)
            new += (0..<discoveries.count).map { Int(discoveries.positions[$0]) }
            start += done
            if let refusal { return (new, refusal) }
        }
        return (new, nil)
    }
}
