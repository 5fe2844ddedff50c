import Testing

@testable import Engine

@Suite struct TreeStoreTests {
    /// Layouts of trees with two leaves and more, with words and bits.
    private static let layouts = [(1, 2), (1, 40), (1, 64), (2, 66), (2, 128), (3, 140), (4, 256), (7, 401)]

    /// The state with that number.
    private func state(_ number: Int, _ words: Int, _ bits: Int) -> [UInt64] {
        StateBatch.state(number, words, bits)
    }

    private func store(_ words: Int, _ bits: Int, states: Int = .max, memory: Int = 1 << 30) throws -> TreeStore {
        let layout = StateLayout(wordCount: words, bitCount: bits)
        return try #require(TreeStore(layout: layout, maximumCount: states, memoryLimit: memory))
    }

    @Test(arguments: layouts) func itHoldsWhatWasInsertedAndNothingElse(words: Int, bits: Int) throws {
        let store = try store(words, bits)
        let most = bits == 2 ? 4 : 7000
        for start in stride(from: 0, to: most, by: 700) {
            // Each batch repeats half of the one before.
            let range = max(0, start - 350)..<min(most, start + 700)
            let (new, refusal) = try StateBatch.insert(range.map { state($0, words, bits) }, into: store)
            #expect(refusal == nil && new == Array(start - range.lowerBound..<range.count))
        }
        #expect(store.count == most)
        try store.roots.table.checkInvariants()
        let numbering = try #require(StateNumbering(store))
        for number in stride(from: 0, to: most, by: 97) {
            let state = state(number, words, bits)
            let found = PackedState.withView(of: state) { numbering.number(of: $0) }
            #expect(try numbering.state(numbered: #require(found)) == state)
        }
        if bits > 2 {
            let missing = state(most + 5, words, bits)
            #expect(PackedState.withView(of: missing) { numbering.number(of: $0) } == nil)
        }
    }

    @Test func rootsAreWidenedWhenAHalfHasMoreValues() throws {
        let store = try store(2, 128)
        let states = (0..<70_000).map { [UInt64($0), UInt64($0 % 3)] }
        #expect(try StateBatch.insert(states, into: store).new.count == 70_000)
        #expect(store.rootBits.left >= 17 && store.rootBits.left + store.rootBits.right == 24)
        #expect(store.generation == 1)
        #expect(try StateBatch.insert(states, into: store).new == [])
        try store.roots.table.checkInvariants()
    }

    @Test func partsThatAreSharedAreKeptOnce() throws {
        let store = try store(4, 256)
        let states = (0..<90_000).map { [UInt64($0 % 300), 7, UInt64($0 / 300) << 40, 9] }
        #expect(try StateBatch.insert(states, into: store).new.count == 90_000)
        // Two bytes of a root at a load of three fifths or more, and a thousand parts.
        #expect(store.memoryFootprint < 90_000 * 4 + 400_000)
        #expect(store.partFootprint < 200_000)
    }

    @Test func refusalsLeaveTheStoreAsItWas() throws {
        let store = try store(2, 100, states: 5)
        let first = try StateBatch.insert([1, 2, 1, 3, 4, 5, 5, 6, 7].map { [$0, $0] }, into: store)
        #expect(first.new == [0, 1, 3, 4, 5] && first.refusal == .stateLimit)
        #expect(try StateBatch.insert([5, 4, 3].map { [$0, $0] }, into: store) == ([], nil))
        #expect(try StateBatch.insert([5, 8, 3].map { [$0, $0] }, into: store) == ([], .stateLimit))
        #expect(store.count == 5)
    }

    @Test func memoryRefusedIsMemoryRefused() throws {
        #expect(TreeStore(layout: StateLayout(wordCount: 2, bitCount: 128), memoryLimit: 10_000) == nil)
        let store = try store(2, 128, memory: 3_000_000)
        var number: UInt64 = 0
        while try StateBatch.insert((number..<number + 100).map { [$0, $0 / 7] }, into: store).refusal == nil {
            number += 100
        }
        #expect(store.memoryFootprint <= 3_000_000)
        #expect(store.count > 50_000)
        try store.roots.table.checkInvariants()
        #expect(try StateBatch.insert((0..<50).map { [$0, $0 / 7] }, into: store) == ([], nil))
        let before = store.count
        store.memoryLimit = 30_000_000
        #expect(try StateBatch.insert((0..<200).map { [number + 1000 + $0, 1] }, into: store).new.count == 200)
        #expect(store.count == before + 200)
    }

    @Test func aTreeIsCutWhereAPartEndsNearTheMiddle() {
        let cut = TreeShape(StateLayout(wordCount: 2, bitCount: 100, partEnds: [10, 44, 59, 90]))
        #expect(cut.nodes == [.leaf(start: 0, width: 44), .leaf(start: 44, width: 56)])
        let far = TreeShape(StateLayout(wordCount: 2, bitCount: 100, partEnds: [10, 90]))
        #expect(far.nodes == [.leaf(start: 0, width: 50), .leaf(start: 50, width: 50)])
        let deep = TreeShape(StateLayout(wordCount: 3, bitCount: 192))
        #expect(
            deep.nodes == [
                .leaf(start: 0, width: 48), .leaf(start: 48, width: 48), .pair(0, 1), .leaf(start: 96, width: 48),
                .leaf(start: 144, width: 48), .pair(3, 4),
            ])
        #expect(deep.root == (2, 5))
    }
}
