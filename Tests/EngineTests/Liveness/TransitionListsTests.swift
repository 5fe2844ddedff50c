import Testing

@testable import Engine

/// Lists of the transitions of states.
@Suite struct TransitionListsTests {
    /// The runs of a list: whose they are, and the targets.
    private func runs(_ lists: TransitionLists, of state: Int) -> [[Int]] {
        let list = lists.list(of: state)
        var (offset, result) = (list.lowerBound, [[Int]]())
        while offset < list.upperBound {
            let run = lists.run(at: offset)
            result.append([Int(run.owner)])
            lists.forEachTarget(of: run) { result[result.count - 1].append($0) }
            offset = run.end
        }
        return result
    }

    @Test func listsAreReadAsTheyWereWritten() throws {
        let lists = try #require(
            TransitionLists(stateCount: 70_000, entityCount: 200, limit: 1 << 20, budget: MemoryBudget(1 << 24)))
        #expect(lists.endLists(before: 3))
        #expect(lists.reserve(targets: 300, runs: 2))
        var cursor = lists.cursor
        lists.beginRun(of: -1, &cursor)
        for target in 0..<300 { lists.add(69_999 - target, of: -1, &cursor) }
        lists.beginRun(of: 399, &cursor)
        lists.endList(at: cursor)
        #expect(lists.endLists(before: 5))
        #expect(runs(lists, of: 2) == [])
        let targets = (0..<300).map { 69_999 - $0 }
        #expect(runs(lists, of: 3) == [[-1] + targets[..<255], [-1] + targets[255...], [399]])
        #expect(runs(lists, of: 4) == [])
    }

    @Test func nothingIsWrittenBeyondTheLimit() throws {
        let budget = MemoryBudget(1 << 24)
        do {
            let lists = try #require(TransitionLists(stateCount: 10, entityCount: 1, limit: 100, budget: budget))
            #expect(lists.reserve(targets: 80, runs: 1))
            #expect(!lists.reserve(targets: 1_000, runs: 1))
        }
    }
}
