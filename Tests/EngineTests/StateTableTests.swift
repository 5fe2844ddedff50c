import Testing

@testable import Engine

@Suite struct StateTableTests {
    /// A buffer that holds the given states as the targets of one.
    private func batch(_ states: [[UInt64]]) -> SuccessorBuffer {
        let buffer = SuccessorBuffer(layout: layout(states[0].count))
        buffer.removeAll()
        append(states, to: buffer)
        buffer.endState()
        return buffer
    }

    private func append(_ states: [[UInt64]], to buffer: SuccessorBuffer) {
        for state in states {
            let target = buffer.appendTransition()
            for (index, word) in state.enumerated() { target[index] = word }
        }
    }

    /// Finds or inserts one state.
    private func findOrInsert(_ state: [UInt64], in table: StateTable) throws -> (id: StateID, isNew: Bool) {
        try PackedState.withView(of: state) { view in Result { try table.findOrInsert(view, parent: .none) } }.get()
    }

    /// Finds one state.
    private func find(_ state: [UInt64], in table: StateTable) -> StateID? {
        PackedState.withView(of: state) { table.find($0) }
    }

    private func layout(_ words: Int) -> StateLayout { StateLayout(wordCount: words, bitCount: 64 * words) }

    @Test func identitiesAreGivenInTheOrderOfDiscovery() throws {
        let table = try StateTable(layout: layout(2))
        let states: [[UInt64]] = [[1, 2], [2, 1], [1, 2], [0, 0], [2, 1], [1, 1]]
        let found = try states.map { try findOrInsert($0, in: table) }
        #expect(found.map(\.id.rawValue) == [0, 1, 0, 2, 1, 3])
        #expect(found.map(\.isNew) == [true, true, false, true, false, true])
        #expect((0..<4).map { table[StateID($0)].array } == [[1, 2], [2, 1], [0, 0], [1, 1]])
        #expect(find([7, 7], in: table) == nil)
        try table.checkInvariants()
    }

    @Test(arguments: [1, 2, 3, 5]) func itHoldsAfterGrowing(words: Int) throws {
        let table = try StateTable(layout: layout(words))
        let state = { (number: Int) in (0..<words).map { UInt64(number) << UInt64(7 * $0) } }
        for start in stride(from: 0, to: 20_000, by: 700) {
            // Each batch repeats half of the one before.
            let refusal = table.insertTargets(of: batch((max(0, start - 350)..<start + 700).map(state)), from: .none)
            #expect(refusal == nil)
        }
        #expect(table.count == 20_300)
        try table.checkInvariants()
        for number in stride(from: 0, to: 20_300, by: 97) {
            #expect(find(state(number), in: table) == StateID(number))
        }
        #expect(find(state(20_300), in: table) == nil)
    }

    @Test func batchesGiveTheSameAsSingleInsertions() throws {
        let (a, b) = (try StateTable(layout: layout(1)), try StateTable(layout: layout(1)))
        var seed: UInt64 = 1
        for _ in 0..<40 {
            let states = (0..<600).map { _ in
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return [seed >> 51]
            }
            let buffer = batch(states)
            #expect(a.insertTargets(of: buffer, from: .none) == nil)
            for index in 0..<600 { _ = try b.findOrInsert(buffer.batchTarget(index), parent: .none) }
        }
        #expect(a.count == b.count && a.count > 7000)
        #expect((0..<a.count).allSatisfy { a[StateID($0)][0] == b[StateID($0)][0] })
        try a.checkInvariants()
    }

    @Test func parentsAreThoseOfTheFirstInsertion() throws {
        let table = try StateTable(layout: layout(1))
        let buffer = batch([[10], [11]])
        #expect(table.insertTargets(of: buffer, from: .none) == nil)
        buffer.removeAll()
        append([[12], [11]], to: buffer)
        buffer.endState()
        append([[12], [13], [14]], to: buffer)
        buffer.endState()
        #expect(table.insertTargets(of: buffer, from: StateID(0)) == nil)
        #expect((0..<5).map { table.parent(of: StateID($0)) } == [.none, .none, StateID(0), StateID(1), StateID(1)])
        try table.checkInvariants()
    }

    @Test(arguments: [0, 48, 56]) func layoutsThatUseFewBitsOfEachWordSpreadWell(shift: Int) throws {
        let system = CounterGrid(counters: 4, limit: 9, shift: UInt64(shift))
        let table = try StateTable(layout: system.layout)
        let search = BreadthFirstSearch(
            system: system, options: SearchOptions(), store: table, buffer: SuccessorBuffer(layout: system.layout))
        #expect(search.run().statistics.distinctStates == 10_000)
        try table.checkInvariants()
        // With linear probing at a load of at most 3/4 a successful look-up expects at most 2.5 probes.
        #expect(table.meanProbes < 2.6)
    }

    @Test func statesWithEqualFingerprintsAndHomesAreToldApart() throws {
        // Found by search: in a table of 2048 slots both of a pair have the same home and the same fingerprint.
        let pairs: [[UInt64]] = [
            [6_911_794, 16_673_722], [259_102, 4_557_582], [981_693, 9_856_506], [8_637_747, 10_979_905],
            [3_463_191, 16_057_895], [2_947_781, 16_138_455], [9_023_844, 12_849_172], [9_541_598, 14_759_279],
        ]
        for pair in pairs {
            let hashes = pair.map { StateHash.hash($0) }
            #expect(hashes[0] != hashes[1])
            #expect(hashes[0] << 32 == hashes[1] << 32 && hashes[0] >> 53 == hashes[1] >> 53)
        }
        let table = try StateTable(layout: layout(1))
        #expect(table.slots.committedCount == 2048)
        #expect(table.insertTargets(of: batch(pairs.map { [$0[0]] }), from: .none) == nil)
        // Once with the first of each pair in the table already, once with both in one block.
        #expect(table.insertTargets(of: batch(pairs.joined().map { [$0] }), from: .none) == nil)
        #expect(table.count == 16)
        #expect((8..<16).map { table[StateID($0)][0] } == pairs.map { $0[1] })
        #expect(try findOrInsert([pairs[3][1]], in: table) == (StateID(11), false))
        try table.checkInvariants()
    }

    @Test func statesThatCrowdInOneLineSpillRoundTheEndOfTheTable() throws {
        // All of these belong into the last eight of 2048 slots.
        let crowd = (0..<60_000).lazy.map { UInt64($0) }.filter { StateHash.hash($0) >> 56 == 0xff }
        let words = Array(crowd.prefix(200))
        #expect(words.count == 200)
        let table = try StateTable(layout: layout(1))
        for start in stride(from: 0, to: 200, by: 40) {
            #expect(table.insertTargets(of: batch(words[start..<start + 40].map { [$0] }), from: .none) == nil)
            #expect(table.insertTargets(of: batch(words[0..<start + 40].reversed().map { [$0] }), from: .none) == nil)
        }
        #expect(table.count == 200)
        #expect((0..<2048).count { table.slots[$0] != 0 } == 200)
        #expect((0..<192).allSatisfy { table.slots[$0] != 0 })
        try table.checkInvariants()
    }

    @Test func refusalsLeaveTheTableAsItWas() throws {
        let table = try StateTable(layout: layout(1), maximumCount: 5)
        let tooMany = batch([[1], [2], [1], [3], [4], [5], [5], [6], [7]])
        #expect(table.insertTargets(of: tooMany, from: .none) == .stateLimit)
        #expect(table.count == 5)
        #expect(table.insertTargets(of: batch([[5], [4], [3]]), from: .none) == nil)
        #expect(table.insertTargets(of: batch([[5], [8], [3]]), from: .none) == .stateLimit)
        #expect(throws: StoreRefusal.stateLimit) { try findOrInsert([9], in: table) }
        #expect(try findOrInsert([4], in: table).id == StateID(3))
        #expect((0..<5).map { table[StateID($0)][0] } == [1, 2, 3, 4, 5])
        try table.checkInvariants()
    }

    @Test func aStoreThatDoesNotFitIsNotMade() {
        #expect(throws: StoreRefusal.memory) { try StateTable(layout: layout(1), memoryLimit: 10_000) }
        #expect(throws: StoreRefusal.memory) { try StateTable(layout: layout(1), memoryLimit: -1) }
    }

    @Test func memoryRefusedIsMemoryRefused() throws {
        let table = try StateTable(layout: layout(1), memoryLimit: 200_000)
        var number: UInt64 = 0
        while table.insertTargets(of: batch((number..<number + 100).map { [$0] }), from: .none) == nil { number += 100 }
        #expect(table.memoryFootprint <= 200_000)
        #expect(table.count > 4000)
        try table.checkInvariants()
        table.memoryLimit = 400_000
        #expect(table.insertTargets(of: batch((number..<number + 100).map { [$0] }), from: .none) == nil)
        #expect(table.count == Int(number) + 100)
        try table.checkInvariants()
    }
}
