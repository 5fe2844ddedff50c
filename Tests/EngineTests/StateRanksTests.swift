import Support
import Testing

@testable import Engine

/// Numbers of stored states without gaps.
@Suite struct StateRanksTests {
    /// The ranks of the states that a search of a chain of `count` states stored, and the slots that hold one.
    private func ranks(_ count: Int) throws -> (ranks: StateRanks, slots: [Int]) {
        let edges = (1..<count).map { NaiveFairGraph.Edge(source: $0 - 1, target: $0, entity: nil) }
        let graph = NaiveFairGraph(
            atoms: [UInt64](repeating: 0, count: count), initial: [0], edges: edges, entityCount: 0,
            strong: [Set<Int>](repeating: [], count: count))
        let search = BreadthFirstSearch(system: FairSystem(graph, asking: []))
        _ = search.run()
        let numbering = try #require((search.space?.store).flatMap { StateNumbering($0) })
        let slots = (0..<numbering.count).filter { numbering.isOccupied($0) }
        return (try #require(StateRanks(numbering, budget: MemoryBudget(1 << 20))), slots)
    }

    @Test func numbersFollowTheOrderOfTheSlots() throws {
        let (ranks, slots) = try ranks(500)
        #expect(ranks.count == 500)
        #expect(slots.map { ranks.number(of: $0) } == Array(0..<500))
        #expect((0..<500).map { ranks.slot(of: $0) } == slots)
    }

    @Test func allAreMarkedUntilMarksAreRemoved() throws {
        let (ranks, slots) = try ranks(100)
        #expect(ranks.markedCount == 100)
        ranks.removeMarks()
        #expect(ranks.markedCount == 0)
        ranks.mark { $0 % 7 == 0 }
        ranks.mark { $0 % 11 == 0 }
        let marked = (0..<100).filter { $0 % 7 == 0 || $0 % 11 == 0 }
        #expect(slots.map { ranks.markedNumber(of: $0) } == (0..<100).map { marked.contains($0) ? $0 : -1 })
        #expect(ranks.markedCount == marked.count)
    }
}
