import Testing

@testable import Engine

@Suite struct TraceTreeTests {
    /// A tree of random shape beside plain lists of parents and ordinals.
    @Test(arguments: [1, 300, 1_000_000]) func parentsAndOrdinalsAreThoseThatWereAppended(mostOrdinal: Int32) throws {
        let tree = try #require(TraceTree(states: 1 << 20))
        var (parents, ordinals): ([Int?], [Int32]) = ([], [])
        var random: UInt64 = 7
        func number(below bound: Int) -> Int {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(random >> 33) % bound
        }
        func append(_ count: Int, to parent: Int?) {
            for _ in 0..<count {
                let ordinal = Int32(number(below: Int(mostOrdinal)))
                tree.append(ordinal)
                parents.append(parent)
                ordinals.append(ordinal)
            }
            tree.endSource()
        }
        #expect(tree.reserve(40_000, sources: 100_000, within: 1 << 24))
        append(3, to: nil)
        var next = 0
        while next < parents.count && parents.count < 10_000 {
            // Long runs without a child, and now and then many.
            let isLast = next + 1 == parents.count
            append(number(below: 100) == 0 ? 150 : number(below: 9) == 0 || isLast ? 1 : 0, to: next)
            next += 1
        }
        #expect(tree.count == parents.count && parents.count > 3000)
        #expect((0..<parents.count).allSatisfy { tree.parent(of: $0) == parents[$0] })
        #expect((0..<parents.count).allSatisfy { tree.ordinal(of: $0) == ordinals[$0] })
    }

    @Test(arguments: [200, 400]) func wholeSourcesGiveTheTreeOfSingleStates(mostOrdinal: Int32) throws {
        let (single, whole) = (try #require(TraceTree(states: 1 << 20)), try #require(TraceTree(states: 1 << 20)))
        let buffer = SuccessorBuffer(layout: StateLayout(wordCount: 1, bitCount: 64))
        var random: UInt64 = 5
        for source in 0..<20_000 {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            // Some runs are longer than a word of bits.
            let children = source % 500 == 0 ? 90 : Int(random >> 33) % 4
            buffer.removeAll()
            for _ in 0..<Int32(random >> 40) % mostOrdinal { _ = buffer.appendTransitionWithoutTarget() }
            for _ in 0..<children { buffer.appendTransition()[0] = 1 }
            buffer.endState()
            for tree in [single, whole] { #expect(tree.reserve(children, sources: 1, within: 1 << 24)) }
            for position in 0..<children { single.append(buffer.batchOrdinal(position)) }
            single.endSource()
            whole.appendSource(of: buffer, targets: 0..<children)
        }
        #expect(whole.count == single.count && whole.count > 30_000)
        #expect((0..<single.count).allSatisfy { whole.parent(of: $0) == single.parent(of: $0) })
        #expect((0..<single.count).allSatisfy { whole.ordinal(of: $0) == single.ordinal(of: $0) })
    }

    @Test func aStateTakesAboutTenBits() throws {
        let tree = try #require(TraceTree(states: 1 << 24))
        for _ in 0..<400 {
            #expect(tree.reserve(1000, sources: 1000, within: 1 << 26))
            for _ in 0..<1000 {
                tree.append(7)
                tree.endSource()
            }
        }
        #expect(tree.count == 400_000)
        #expect(tree.memoryFootprint < 400_000 * 14 / 8)
    }

    @Test func memoryIsKeptTo() throws {
        let tree = try #require(TraceTree(states: 1 << 24))
        #expect(!tree.reserve(1_000_000, sources: 1, within: 500_000))
        #expect(tree.memoryFootprint <= 500_000)
        #expect(tree.reserve(10_000, sources: 1, within: 500_000))
    }
}
