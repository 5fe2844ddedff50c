import Testing

@testable import Engine

@Suite struct WaveKeysTests {
    /// Keys of eight partitions, of which three workers own three, three and two.
    private func keys(within bytes: Int = .max) throws -> (WaveKeys, isTaken: Bool) {
        let keys = try #require(WaveKeys(owners: 3))
        let scratch = try #require(WaveScratch())
        #expect(scratch.reserve(6))
        for (position, partition) in [7, 0, 3, 2, 5, 6].enumerated() {
            scratch.append(UInt64(100 + position), partition: partition, position: 10 * position)
        }
        return (keys, keys.take(scratch.pending, count: scratch.pendingCount, partitionBits: 3, within: bytes))
    }

    @Test func eachOwnerGetsItsPartitionsInOrder() throws {
        let (keys, isTaken) = try keys()
        #expect(isTaken)
        #expect(keys.count == 6)
        #expect([0, 1, 2].map(keys.range) == [0..<2, 2..<4, 4..<6])
        #expect((0..<6).map(keys.partition) == [0, 2, 3, 5, 7, 6])
        #expect((0..<6).map(keys.position) == [10, 30, 20, 40, 0, 50])
        #expect((0..<6).map(keys.value) == [101, 103, 102, 104, 100, 105])
    }

    @Test func whatIsNewIsToldOwnerByOwner() throws {
        let (keys, _) = try keys()
        keys.setNew(0, from: 0, position: 30)
        keys.setNewCount(1, of: 0)
        keys.setNewCount(0, of: 1)
        keys.setNew(0, from: 4, position: 0)
        keys.setNew(1, from: 4, position: 50)
        keys.setNewCount(2, of: 2)
        var positions: [Int] = []
        keys.forEachNew { positions.append($0) }
        #expect(positions == [30, 0, 50])
        keys.removeAll()
        #expect(keys.count == 0)
        keys.forEachNew { _ in Issue.record("nothing is new") }
    }

    @Test func whereThereIsNoMemoryNothingIsTaken() throws {
        let (keys, isTaken) = try keys(within: 64)
        #expect(!isTaken)
        #expect(keys.count == 0)
    }
}
