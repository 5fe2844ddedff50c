import Testing

@testable import Engine

/// Lists of the transitions of states.
@Suite struct TransitionListsTests {
    /// The runs of a list: whose they are, and the targets.
    private func runs(_ lists: TransitionLists, of state: Int) -> [[Int]] {
        var (run, result) = (lists.run(at: lists.start(of: state)), [[Int]]())
        while run.isPresent {
            result.append([Int(run.owner)])
            lists.forEachTarget(of: run) { result[result.count - 1].append($0) }
            run = lists.run(at: run.end)
        }
        return result
    }

    @Test func listsAreReadAsTheyWereWritten() throws {
        let lists = try #require(
            TransitionLists(stateCount: 70_000, entityCount: 200, limit: 1 << 20, budget: MemoryBudget(1 << 24)))
        let writer = lists.writers[0]
        #expect(writer.reserve(targets: 300, runs: 2))
        var cursor = writer.cursor
        writer.beginRun(of: -1, &cursor)
        for target in 0..<300 { writer.add(69_999 - target, of: -1, &cursor) }
        writer.beginRun(of: 399, &cursor)
        writer.endList(of: 3, at: cursor)
        #expect(writer.reserve(targets: 1, runs: 1))
        cursor = writer.cursor
        writer.beginRun(of: 401, &cursor)
        writer.add(0, of: 401, &cursor)
        writer.endList(of: 0, at: cursor)
        let targets = (0..<300).map { 69_999 - $0 }
        #expect(runs(lists, of: 3) == [[-1] + targets[..<255], [-1] + targets[255...], [399]])
        #expect(runs(lists, of: 0) == [[401, 0]])
        #expect(runs(lists, of: 2) == [])
    }

    @Test func eachWriterHasAPartOfItsOwn() throws {
        let lists = try #require(
            TransitionLists(
                stateCount: 9, entityCount: 125, limit: 1 << 16, writers: 3, budget: MemoryBudget(1 << 20)))
        for number in 0..<9 {
            let writer = lists.writers[number % 3]
            #expect(writer.reserve(targets: 1, runs: 1))
            var cursor = writer.cursor
            writer.beginRun(of: 251, &cursor)
            writer.add(8 - number, of: 251, &cursor)
            writer.endList(of: number, at: cursor)
        }
        #expect((0..<9).map { runs(lists, of: $0) } == (0..<9).map { [[251, 8 - $0]] })
    }

    @Test func nothingIsWrittenBeyondTheLimit() throws {
        let budget = MemoryBudget(1 << 24)
        let before = budget.left
        do {
            let lists = try #require(
                TransitionLists(stateCount: 10, entityCount: 1, limit: 1 << 16, writers: 2, budget: budget))
            #expect(lists.writers[0].reserve(targets: 80, runs: 1))
            #expect(!lists.writers[0].reserve(targets: 1 << 17, runs: 1))
            #expect(lists.writers[1].reserve(targets: 80, runs: 1))
            // There would be room in the part of each of them, but not in both.
            let most = (1...60).last { lists.writers[0].reserve(targets: $0 << 10, runs: 1) }
            #expect(try #require(most) > 40)
            #expect(!lists.writers[1].reserve(targets: 30 << 10, runs: 1))
            #expect(budget.left < before && budget.left >= before - 1 << 17)
        }
    }
}
