import Testing

@testable import Engine

@Suite struct BreadthFirstSearchTests {
    @Test(arguments: [(3, 288, 1145), (5, 8832, 58145), (6, 50816, 402_305)])
    func twoPhaseCommitHasItsPublishedCounts(managers: Int, states: Int, transitions: Int) {
        let search = BreadthFirstSearch(system: TwoPhaseCommit(managers: managers))
        let result = search.run()
        #expect(result.outcome == .complete)
        #expect(result.statistics.distinctStates == states)
        #expect(result.statistics.transitions == transitions)
        #expect(result.findings.map(\.subject) == [TwoPhaseCommit.allCommit, TwoPhaseCommit.allAbort])
        #expect(!result.hasViolations)
    }

    @Test func wideStatesGiveTheSameSearchAsNarrowOnes() {
        let narrow = BreadthFirstSearch(system: TwoPhaseCommit(managers: 5))
        let wide = BreadthFirstSearch(system: TwoPhaseCommit(managers: 5, wide: true))
        let (a, b) = (narrow.run(), wide.run())
        #expect(b.statistics.distinctStates == 8832)
        #expect(b.statistics.transitions == 58145)
        #expect(b.statistics.levelSizes == a.statistics.levelSizes)
        #expect(b.findings == a.findings)
        let ordinals = zip(a.findings, b.findings).map { x, y in
            (narrow.trace(to: x).steps.map(\.ordinal), wide.trace(to: y).steps.map(\.ordinal))
        }
        #expect(ordinals.count == 2 && ordinals.allSatisfy { $0 == $1 })
    }

    @Test func theEightPuzzleHasItsPublishedLevels() {
        let result = BreadthFirstSearch(system: SlidingPuzzle()).run()
        #expect(
            result.statistics.levelSizes == [
                1, 2, 4, 8, 16, 20, 39, 62, 116, 152, 286, 396, 748, 1024, 1893, 2512, 4485, 5638, 9529, 10878, 16993,
                17110, 23952, 20224, 24047, 15578, 14560, 6274, 3910, 760, 221, 2,
            ])
        #expect(result.statistics.distinctStates == 181_440)
        #expect(result.statistics.transitions == 483_840)
        #expect(result.statistics.depth == 31)
    }

    @Test func theShortestTraceIsFoundAndIsTheFirst() {
        let search = BreadthFirstSearch(system: Jugs())
        let result = search.run()
        #expect(result.statistics.distinctStates == 16)
        #expect(result.statistics.transitions == 96)
        #expect(result.findings.count == 1)
        let trace = search.trace(to: result.findings[0])
        // Fill big, big to small, empty small, big to small, fill big, big to small.
        #expect(trace.steps.map(\.ordinal) == [1, 5, 2, 5, 1, 5])
        let gallons = trace.steps.map { step in [step.target![0] & 7, step.target![0] >> 3] }
        #expect(gallons == [[0, 5], [3, 2], [0, 2], [2, 0], [2, 5], [3, 4]])
        #expect(trace.initialOrdinal == 0 && trace.initialState == [0])
    }

    @Test(arguments: [(2, 4), (3, 20), (4, 9)])
    func gridsHaveTheirCountsInClosedForm(counters: Int, limit: Int) {
        let result = BreadthFirstSearch(system: CounterGrid(counters: counters, limit: UInt64(limit))).run()
        let power = { (n: Int) in (0..<n).reduce(1) { product, _ in product * (limit + 1) } }
        #expect(result.statistics.distinctStates == power(counters))
        #expect(result.statistics.transitions == counters * limit * power(counters - 1))
        #expect(result.statistics.depth == counters * limit)
        #expect(result.statistics.levelSizes == result.statistics.levelSizes.reversed())
        #expect(result.statistics.expandedStates == result.statistics.distinctStates)
    }

    @Test func statesAreLookedAtInTheOrderOfTheirFirstTraces() {
        let graph = Graph(
            initial: [3, 1, 3, 2], edges: [3: [9, 1, 8], 1: [7, 9], 2: [6], 9: [5], 8: [5, 4], 7: [5]])
        let result = BreadthFirstSearch(system: graph).run()
        #expect(graph.inspected == [3, 1, 2, 9, 8, 7, 6, 5, 4])
        #expect(graph.expanded == graph.inspected)
        #expect(result.statistics.initialStates == 3)
        #expect(result.statistics.levelSizes == [3, 4, 2])
        #expect(result.statistics.transitions == 10)
    }

    @Test func aSystemWithoutInitialStatesIsComplete() {
        let result = BreadthFirstSearch(system: Graph(initial: [], edges: [:])).run()
        #expect(result.outcome == .complete)
        #expect(result.statistics.distinctStates == 0)
        #expect(result.statistics.levelSizes == [])
        #expect(result.statistics.depth == 0)
    }

    @Test func moreTargetsThanABufferHoldsAreKept() {
        let graph = Graph(initial: [0], edges: [0: (1...5000).map { .state($0) }])
        let result = BreadthFirstSearch(system: graph).run()
        #expect(result.statistics.levelSizes == [1, 5000])
        #expect(graph.inspected == Array(0...5000))
    }
}
