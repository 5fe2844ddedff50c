import Testing

@testable import Engine

/// What is recorded of each subject, and how `stopsAtFirstViolation` ends a search.
@Suite struct FindingsTests {
    private func search(_ graph: Graph, first: Bool = false) -> (BreadthFirstSearch<Graph>, ExplorationResult) {
        var options = SearchOptions()
        options.stopsAtFirstViolation = first
        let search = BreadthFirstSearch(system: graph, options: options)
        return (search, search.run())
    }

    @Test func eachSubjectHasItsFirstFinding() {
        let graph = Graph(initial: [0], edges: [0: [1, 2], 1: [3], 2: [3, 4]])
        graph.onInspection = [3: [.violation(5)], 4: [.violation(5), .violation(2)], 2: [.witness(7)]]
        let (search, result) = search(graph)
        #expect(result.outcome == .complete)
        #expect(result.findings.map(\.subject.index) == [2, 5, 7])
        #expect(result.findings.map(\.length) == [2, 2, 1])
        #expect(result.findings.map(\.isViolation) == [true, true, false])
        #expect(result.findings.map { search.trace(to: $0).steps.map(\.ordinal) } == [[1, 1], [0, 0], [1]])
        #expect(result.findings.map { search.words(of: $0.state!) } == [[4], [3], [2]])
    }

    @Test func aTransitionWithoutTargetEndsItsTrace() {
        let graph = Graph(initial: [0], edges: [0: [1], 1: [0, .error, 2]])
        graph.onExpansion = [1: [.violation(0, on: 1)]]
        let (search, result) = search(graph)
        #expect(result.statistics.transitions == 4)
        #expect(result.statistics.distinctStates == 3)
        let trace = search.trace(to: result.findings[0])
        #expect(trace.steps == [.init(ordinal: 0, target: [1]), .init(ordinal: 1, target: nil)])
        #expect(trace.state(before: 1) == [1] && trace.lastState == nil)
    }

    @Test func aFindingOnATransitionEndsWithItsTarget() {
        let graph = Graph(initial: [7], edges: [7: [7, .error, 7, 8]])
        graph.onExpansion = [7: [.violation(0, on: 2), .violation(0, on: 3)]]
        let (search, result) = search(graph)
        #expect(search.trace(to: result.findings[0]).steps == [.init(ordinal: 2, target: [7])])
        #expect(result.findings[0].length == 1)
    }

    @Test func anErrorAmongTheInitialStatesHasATraceWithoutStates() {
        let graph = Graph(initial: [4, .error, 5], edges: [:])
        graph.onInitialStates = [.violation(0, on: 1)]
        let (search, result) = search(graph)
        #expect(result.statistics.distinctStates == 2)
        #expect(result.findings[0].state == nil && result.findings[0].length == 0)
        #expect(search.trace(to: result.findings[0]) == Trace(initialOrdinal: 1, initialState: nil, steps: []))
    }

    @Test func theOrdinalOfTheInitialStateIsThatOfTheFirstEqualOne() {
        let graph = Graph(initial: [.error, 4, 4, 5], edges: [5: [6]])
        graph.onInspection = [6: [.violation(0)], 4: [.violation(1)]]
        let (search, result) = search(graph)
        #expect(result.findings.map { search.trace(to: $0).initialOrdinal } == [3, 1])
    }

    @Test func aShorterTraceReplacesALongerOneOfTheSameLevel() {
        let graph = Graph(initial: [0, 1], edges: [0: [2]])
        graph.onExpansion = [0: [.violation(0, on: 0)]]
        graph.onInspection = [1: [.violation(0)]]
        let (search, result) = search(graph)
        #expect(search.trace(to: result.findings[0]) == Trace(initialOrdinal: 1, initialState: [1], steps: []))
    }

    @Test func ofTracesOfEqualLengthTheFirstIsKeptWhetherItEndsInAStateOrATransition() {
        // The transition 1 of state 1 is found first, but the way to state 2 comes before it.
        let graph = Graph(initial: [0, 1], edges: [0: [2], 1: [3, 4]])
        graph.onExpansion = [1: [.violation(0, on: 1), .violation(1, on: 1), .violation(2, on: 0)]]
        graph.onInspection = [2: [.violation(0)], 3: [.violation(1), .violation(2)]]
        let (search, result) = search(graph)
        #expect(result.findings.map { search.trace(to: $0).initialOrdinal } == [0, 1, 1])
        #expect(result.findings.map { search.trace(to: $0).steps.map(\.ordinal) } == [[0], [0], [0]])
        #expect(result.findings.map(\.transition) == [-1, -1, 0])
    }

    @Test func anInitialStateComesBeforeALaterInitialError() {
        let graph = Graph(initial: [7, .error], edges: [:])
        graph.onInitialStates = [.violation(0, on: 1)]
        graph.onInspection = [7: [.violation(0)]]
        let (search, result) = search(graph)
        #expect(search.trace(to: result.findings[0]) == Trace(initialOrdinal: 0, initialState: [7], steps: []))
    }

    @Test func theFirstViolationInAStateEndsTheSearch() {
        let graph = Graph(initial: [0], edges: [0: [1, 2, 3], 1: [4], 2: [5], 3: [6]])
        graph.onInspection = [1: [.witness(3)], 2: [.violation(0), .violation(1)], 3: [.violation(2)]]
        let (_, result) = search(graph, first: true)
        #expect(result.outcome == .stoppedAtFirst)
        #expect(graph.inspected == [0, 1, 2])
        #expect(result.statistics.expandedStates == 2)
        #expect(result.findings.map(\.subject.index) == [0, 1, 3])
        #expect(result.statistics.distinctStates == 5)
        #expect(result.statistics.levelSizes == [1, 3, 1])
        #expect(result.statistics.transitions == 4)
    }

    @Test func aViolationOnATransitionGivesWayToAShorterOneOfItsLevel() {
        let graph = Graph(initial: [0], edges: [0: [1, 2, 3], 1: [4], 2: [5], 3: [6]])
        graph.onExpansion = [1: [.violation(0, on: 0)], 2: [.violation(2, on: 0)]]
        graph.onInspection = [3: [.violation(1)], 4: [.violation(3)]]
        let (_, result) = search(graph, first: true)
        #expect(result.outcome == .stoppedAtFirst)
        #expect(graph.inspected == [0, 1, 2, 3])
        #expect(result.findings.map(\.subject.index) == [0, 1])
        #expect(result.findings.map(\.length) == [2, 1])
        #expect(result.statistics.distinctStates == 5)
        #expect(result.statistics.expandedStates == 2)
    }

    @Test func aViolationOnATransitionEndsTheSearchAtTheEndOfItsLevel() {
        let graph = Graph(initial: [0], edges: [0: [1, 2], 1: [3], 2: [4], 3: [5]])
        graph.onExpansion = [1: [.violation(0, on: 0)]]
        let (search, result) = search(graph, first: true)
        #expect(result.outcome == .stoppedAtFirst)
        #expect(graph.inspected == [0, 1, 2])
        #expect(search.trace(to: result.findings[0]).steps.map(\.target) == [[1], [3]])
    }

    @Test func aViolationAmongTheInitialStatesEndsTheSearchAtOnce() {
        let graph = Graph(initial: [0, .error], edges: [0: [1]])
        graph.onInitialStates = [.violation(0, on: 1)]
        let (_, result) = search(graph, first: true)
        #expect(result.outcome == .stoppedAtFirst)
        #expect(graph.inspected == [])
        #expect(result.statistics.levelSizes == [1])
    }

    @Test func witnessesNeverEndTheSearch() {
        let graph = Graph(initial: [0], edges: [0: [1]])
        graph.onInspection = [0: [.witness(0)]]
        graph.onExpansion = [0: [.witness(1, on: 0)]]
        let (_, result) = search(graph, first: true)
        #expect(result.outcome == .complete)
        #expect(result.findings.map(\.length) == [0, 1])
    }
}
