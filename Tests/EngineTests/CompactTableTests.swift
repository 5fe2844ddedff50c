import Testing

@testable import Engine

@Suite struct CompactTableTests {
    /// The layouts of each form and each width of a slot, with words and bits.
    private static let layouts = [
        (1, 16), (1, 24), (1, 32), (1, 40), (1, 48), (1, 56), (1, 64), (2, 66), (2, 72), (2, 90), (2, 128), (3, 140),
        (4, 256),
    ]

    /// The state with that number.
    private func state(_ number: Int, _ words: Int, _ bits: Int) -> [UInt64] {
        StateBatch.state(number, words, bits)
    }

    private func store(_ words: Int, _ bits: Int, states: Int = .max, memory: Int = 1 << 30) throws -> TableStore {
        let coder = KeyCoder(layout: StateLayout(wordCount: words, bitCount: bits))
        return try #require(TableStore(coder: coder, maximumCount: states, memoryLimit: memory))
    }

    @Test func theFirstOfEqualTargetsIsNew() throws {
        let store = try store(2, 128)
        let states: [[UInt64]] = [[1, 2], [2, 1], [1, 2], [0, 0], [2, 1], [1, 1]]
        #expect(try StateBatch.insert(states, into: store).new == [0, 1, 3, 5])
        #expect(try StateBatch.insert(states + [[7, 7]], into: store).new == [6])
        #expect(store.count == 5)
        try store.table.checkInvariants()
    }

    @Test(arguments: layouts) func itHoldsWhatWasInsertedAndNothingElse(words: Int, bits: Int) throws {
        let store = try store(words, bits)
        let most = 7000
        var found = 0
        for start in stride(from: 0, to: most, by: 700) {
            // Each batch repeats half of the one before.
            let range = max(0, start - 350)..<min(most, start + 700)
            let (new, refusal) = try StateBatch.insert(range.map { state($0, words, bits) }, into: store)
            #expect(refusal == nil && new == Array(start - range.lowerBound..<range.count))
            found += new.count
        }
        #expect(store.count == found && store.table.count == found && found == most)
        try store.table.checkInvariants()
        let numbering = StateNumbering(store.table)
        for number in stride(from: 0, to: most, by: 97) {
            let state = state(number, words, bits)
            let found = PackedState.withView(of: state) { numbering.number(of: $0) }
            #expect(try numbering.state(numbered: #require(found)) == state)
        }
        let missing = state(most + 5, words, bits)
        #expect(PackedState.withView(of: missing) { numbering.number(of: $0) } == nil)
    }

    @Test(arguments: [(2, 128), (3, 140), (4, 256)])
    func statesWithTheSameKeyAreToldApart(words: Int, bits: Int) throws {
        let store = try store(words, bits)
        let states = StateBatch.twins(40, of: store.table.coder)
        let keys = states.map { PackedState.withView(of: $0) { store.table.coder.key(of: $0) } }
        #expect(Set(keys).count == 1 && Set(states).count == 40)
        #expect(try StateBatch.insert(states + states.reversed(), into: store) == (Array(0..<40), nil))
        #expect(store.count == 40)
        try store.table.checkInvariants()
        let numbering = StateNumbering(store.table)
        for state in states {
            let found = PackedState.withView(of: state) { numbering.number(of: $0) }
            #expect(try numbering.state(numbered: #require(found)) == state)
        }
    }

    @Test(arguments: [(1, 40), (2, 110)])
    func itsContentIsTheSameInWhateverOrderTheKeysCome(words: Int, bits: Int) throws {
        let (a, b) = (try store(words, bits), try store(words, bits))
        let states = (0..<9000).map { state($0, words, bits) }
        _ = try StateBatch.insert(states, into: a)
        _ = try StateBatch.insert(states.reversed(), into: b)
        let contents = [a, b].map { store in
            let numbering = StateNumbering(store.table)
            return (0..<numbering.count).map { numbering.state(numbered: $0) }
        }
        #expect(contents[0] == contents[1] && contents[0].count { $0 != nil } == 9000)
        try a.table.checkInvariants()
    }

    @Test func lookUpsPassFewSlots() throws {
        for (words, bits) in [(1, 40), (1, 64), (2, 70), (4, 256)] {
            let store = try store(words, bits)
            _ = try StateBatch.insert((0..<20_000).map { state($0, words, bits) }, into: store)
            // Linear probing at a load of 7/8 expects at most 4.5.
            #expect(store.table.meanProbes < 5)
        }
    }

    @Test func memoryGrowsWithTheStates() throws {
        let store = try store(1, 40)
        for start in stride(from: 0, to: 300_000, by: 10_000) {
            _ = try StateBatch.insert((start..<start + 10_000).map { [UInt64($0)] }, into: store)
            // Four bytes a slot, and the table is never less than three eighths full.
            #expect(store.memoryFootprint < store.count * 11 + (1 << 20))
        }
        try store.table.checkInvariants()
    }

    @Test func refusalsLeaveTheTableAsItWas() throws {
        let store = try store(1, 64, states: 5)
        let first = try StateBatch.insert([1, 2, 1, 3, 4, 5, 5, 6, 7].map { [$0] }, into: store)
        #expect(first.new == [0, 1, 3, 4, 5] && first.refusal == .stateLimit)
        #expect(try StateBatch.insert([5, 4, 3].map { [$0] }, into: store) == ([], nil))
        #expect(try StateBatch.insert([5, 8, 3].map { [$0] }, into: store) == ([], .stateLimit))
        #expect(store.count == 5)
        try store.table.checkInvariants()
    }

    @Test func aTableIsAsFullAsItsDensitySays() throws {
        let coder = KeyCoder(layout: StateLayout(wordCount: 1, bitCount: 40))
        for (density, filled) in [(TableDensity.close, 65...88), (.roomy, 38...63)] {
            let store = try #require(TableStore(coder: coder, density: density, memoryLimit: 1 << 30))
            for batch in 0..<40 {
                let states = (0..<25_000).map { [UInt64(batch * 25_000 + $0) &* 0x9e37_79b9 & 0xff_ffff_ffff] }
                #expect(try StateBatch.insert(states, into: store).new.count == 25_000)
                let table = store.table
                if table.slotFootprint > 8 << 20 {
                    #expect(filled.contains(100 * store.count / (table.places * coder.partitionCount)))
                }
            }
            try store.table.checkInvariants()
        }
    }

    @Test func memoryRefusedIsMemoryRefused() throws {
        let coder = KeyCoder(layout: StateLayout(wordCount: 1, bitCount: 40))
        #expect(TableStore(coder: coder, memoryLimit: 10_000) == nil)
        let store = try store(1, 64, memory: 4_000_000)
        store.memoryLimit = 3_000_000
        var number: UInt64 = 0
        while try StateBatch.insert((number..<number + 2000).map { [$0] }, into: store).refusal == nil {
            number += 2000
        }
        #expect(store.memoryFootprint <= 3_000_000)
        #expect(store.count > 100_000)
        try store.table.checkInvariants()
        let before = store.count
        #expect(try StateBatch.insert((0..<50).map { [$0] }, into: store) == ([], nil))
        store.memoryLimit = 4_000_000
        #expect(try StateBatch.insert((0..<200).map { [number + 3000 + $0] }, into: store).new.count == 200)
        #expect(store.count == before + 200)
        try store.table.checkInvariants()
    }

    @Test(arguments: layouts) func itGrowsTheSameHoweverManyThreadsShareTheWork(words: Int, bits: Int) throws {
        let (one, several) = (try store(words, bits), try store(words, bits))
        let pool = WorkerPool(count: 3)
        defer { pool.end() }
        let states = (0..<2000).map { state($0, words, bits) }
        for store in [one, several] { _ = try StateBatch.insert(states, into: store) }
        for _ in 0..<2 {
            #expect(one.table.grow(within: 1 << 28))
            #expect(several.table.grow(within: 1 << 28, sharedBy: pool))
            let size = one.table.slotFootprint
            #expect(several.table.slotFootprint == size)
            #expect(
                several.table.memory.bytes(from: 0, count: size) == one.table.memory.bytes(from: 0, count: size))
        }
        try several.table.checkInvariants()
    }
}
