import Testing

@testable import Engine

@Suite struct PredecessorListsTests {
    @Test func predecessorsComeTheLastInsertedFirst() throws {
        let lists = try #require(PredecessorLists(stateCount: 3, budget: MemoryBudget(1 << 20)))
        for (source, target) in [(0, 1), (2, 1), (1, 2), (0, 2), (1, 1)] {
            #expect(lists.insert(StateID(source), before: StateID(target)))
        }
        #expect(lists.predecessors(of: StateID(0)).map(\.index) == [])
        #expect(lists.predecessors(of: StateID(1)).map(\.index) == [1, 2, 0])
        #expect(lists.predecessors(of: StateID(2)).map(\.index) == [0, 1])
    }
}
