import Testing

@testable import Engine

@Suite struct LimitsTests {
    private func run(_ graph: Graph, _ limits: Limits, first: Bool = false) -> ExplorationResult {
        var options = SearchOptions()
        options.limits = limits
        options.stopsAtFirstViolation = first
        return BreadthFirstSearch(system: graph, options: options).run()
    }

    /// 0 leads to 1, 2 and 3, each of which leads to two more, and these to one common state.
    private func tree() -> Graph {
        Graph(
            initial: [0],
            edges: [
                0: [1, 2, 3], 1: [10, 11], 2: [20, 21], 3: [30, 31], 10: [99], 11: [99], 20: [99], 21: [99], 30: [99],
                31: [99],
            ])
    }

    @Test(arguments: [(0, 0, 0), (1, 1, 3), (4, 2, 5), (5, 2, 5), (6, 3, 7), (10, 5, 10)])
    func neverMoreStatesThanAllowed(limit: Int, expanded: Int, transitions: Int) {
        let graph = tree()
        let result = run(graph, Limits(states: limit))
        #expect(result.outcome == .incomplete(.states))
        #expect(result.statistics.distinctStates == limit)
        #expect(result.statistics.expandedStates == expanded)
        #expect(result.statistics.transitions == transitions)
        #expect(graph.inspected == Array([0, 1, 2, 3, 10, 11, 20, 21, 30, 31].prefix(limit)))
        #expect(result.statistics.levelSizes.reduce(0, +) == limit)
    }

    @Test(arguments: [11, 12, 1000]) func exactlyEnoughStatesAreEnough(limit: Int) {
        let result = run(tree(), Limits(states: limit))
        #expect(result.outcome == .complete)
        #expect(result.statistics.distinctStates == 11)
        #expect(result.statistics.levelSizes == [1, 3, 6, 1])
    }

    @Test func theStateLimitIsExactInALargeSearch() {
        for limit in [1000, 5000, 8831, 8832] {
            var options = SearchOptions()
            options.limits.states = limit
            let result = BreadthFirstSearch(system: TwoPhaseCommit(managers: 5), options: options).run()
            #expect(result.outcome == (limit == 8832 ? .complete : .incomplete(.states)))
            #expect(result.statistics.distinctStates == limit)
        }
    }

    @Test(arguments: [(0, [1]), (1, [1, 3]), (2, [1, 3, 6]), (3, [1, 3, 6, 1])])
    func statesAtTheLastDepthAreInspectedAndNotExpanded(depth: Int, levels: [Int]) {
        let graph = tree()
        let result = run(graph, Limits(depth: depth))
        #expect(result.outcome == .incomplete(.depth))
        #expect(result.statistics.levelSizes == levels)
        #expect(graph.inspected.count == levels.reduce(0, +))
        #expect(graph.expanded.count == levels.dropLast().reduce(0, +))
    }

    @Test func aDepthThatNoStateHasIsNoLimit() {
        #expect(run(tree(), Limits(depth: 4)).outcome == .complete)
        #expect(run(Graph(initial: [], edges: [:]), Limits(depth: 0)).outcome == .complete)
    }

    @Test func theReasonThatCameFirstIsTheReason() {
        #expect(run(tree(), Limits(states: 3, depth: 2)).outcome == .incomplete(.states))
        #expect(run(tree(), Limits(states: 10, depth: 2)).outcome == .incomplete(.depth))
    }

    @Test func noTimeMeansNoBatch() {
        let graph = tree()
        let result = run(graph, Limits(time: .zero))
        #expect(result.outcome == .incomplete(.time))
        #expect(graph.inspected == [])
        #expect(result.statistics.levelSizes == [1])
    }

    @Test func timeEndsASearchThatWouldNotEnd() {
        var options = SearchOptions()
        options.limits.time = .milliseconds(30)
        let result = BreadthFirstSearch(system: CounterGrid(counters: 2, limit: .max), options: options).run()
        #expect(result.outcome == .incomplete(.time))
        #expect(result.statistics.elapsed >= .milliseconds(30))
        #expect(result.statistics.distinctStates > 1)
    }

    @Test func cancellationEndsTheSearchAfterItsBatch() {
        let graph = Graph.line(1000)
        let flag = CancellationFlag()
        var inspections = 0
        graph.hook = {
            inspections += 1
            if inspections == 100 { flag.cancel() }
        }
        let result = BreadthFirstSearch(system: graph).run(cancellation: flag)
        #expect(result.outcome == .incomplete(.interrupted))
        #expect(graph.inspected.count == 100)
        #expect(result.statistics.distinctStates == 101)
        #expect(flag.isCancelled)
    }

    @Test func cancelledBeforeItBeginsItLooksAtNothing() {
        let flag = CancellationFlag()
        flag.cancel()
        let graph = tree()
        #expect(BreadthFirstSearch(system: graph).run(cancellation: flag).outcome == .incomplete(.interrupted))
        #expect(graph.inspected == [])
    }

    @Test(arguments: [0, 1000, 300_000, 3_000_000, 5_000_000, 12_000_000])
    func memoryIsNeverExceeded(limit: Int) {
        var options = SearchOptions()
        options.limits.memory = limit
        options.store = .exact
        let search = BreadthFirstSearch(system: CounterGrid(counters: 3, limit: 100), options: options)
        let result = search.run()
        #expect(result.outcome == .incomplete(.memory))
        if let space = search.space {
            #expect(result.statistics.memoryBytes <= limit)
            #expect(space.memoryFootprint + search.buffer.memoryFootprint == result.statistics.memoryBytes)
        } else {
            #expect(limit < 4_000_000)
            #expect(result.statistics.distinctStates == 0)
        }
        // What there is is used: 23 bytes of a key, 2 for the way, and some for the queue.
        if limit >= 12_000_000 { #expect(result.statistics.distinctStates > limit / 40) }
    }

    @Test func memoryThatSufficesIsEnough() {
        var options = SearchOptions()
        let system = TwoPhaseCommit(managers: 5)
        let needed = BreadthFirstSearch(system: system).run().statistics.memoryBytes
        options.limits.memory = needed
        let result = BreadthFirstSearch(system: system, options: options).run()
        #expect(result.outcome == .complete)
        #expect(result.statistics.memoryBytes <= needed)
    }

    @Test func aStateWithTooManyTargetsForTheMemoryEndsTheSearch() {
        let graph = Graph(initial: [0], edges: [0: (1...300_000).map { .state($0) }])
        let result = run(graph, Limits(memory: 6_000_000))
        #expect(result.outcome == .incomplete(.memory))
        #expect(result.statistics.memoryBytes <= 6_000_000)
        #expect(result.statistics.distinctStates > 1000)
        #expect(graph.inspected.count == result.statistics.distinctStates)
    }

    @Test func aViolationInAStateThatIsOnlyInspectedStopsTheSearchToo() {
        let graph = tree()
        graph.onInspection = [3: [.violation(0)]]
        #expect(run(graph, Limits(depth: 1), first: true).outcome == .stoppedAtFirst)
        #expect(run(graph, Limits(states: 4), first: true).outcome == .stoppedAtFirst)
        #expect(run(graph, Limits(states: 3), first: true).outcome == .incomplete(.states))
    }
}
