import Testing

@testable import Engine

/// What a search does with ample sets, and what each of their conditions is for.
@Suite struct AmpleSetsTests {
    /// The result of a search that follows, of the states named, the targets of one of the candidates only.
    private func search(
        _ graph: Graph, _ lists: [UInt64: [[UInt64]]]
    ) -> (BreadthFirstSearch<Thinned>, ExplorationResult) {
        let search = BreadthFirstSearch(system: Thinned(graph, lists))
        return (search, search.run())
    }

    /// Two independent steps in both orders.
    private var diamond: Graph { Graph(initial: [0], edges: [0: [1, 2], 1: [3], 2: [3], 3: [4]]) }

    @Test func theTargetsOfACandidateStandForAll() {
        let result = search(diamond, [0: [[2]]]).1
        #expect(result.statistics.distinctStates == 4)
        #expect(result.statistics.transitions == 3)
        #expect(result.statistics.levelSizes == [1, 1, 1, 1])
    }

    @Test func ordinalsStayThoseOfAllTransitions() {
        let graph = diamond
        graph.onInspection = [4: [.violation(0)]]
        let (search, result) = search(graph, [0: [[2]]])
        #expect(search.trace(to: result.findings[0]).steps.map(\.ordinal) == [1, 0, 0])
    }

    @Test func theCandidateWithTheFewestTargetsIsTaken() {
        let graph = Graph(initial: [0], edges: [0: [1, 2, 3, 4]])
        #expect(search(graph, [0: [[1, 2], [3], [4]]]).1.statistics.distinctStates == 2)
        #expect(search(graph, [0: [[1, 2], [3, 4]]]).1.statistics.distinctStates == 3)
    }

    @Test func whatIsFoundOnTransitionsThatAreLeftOutStays() {
        let graph = Graph(initial: [0], edges: [0: [1, .error, 2], 1: [3], 2: [3]])
        graph.onExpansion = [0: [.violation(0, on: 1), .violation(1, on: 2)]]
        let (search, result) = search(graph, [0: [[1]]])
        #expect(result.findings.map(\.subject.index) == [0, 1])
        #expect(search.trace(to: result.findings[1]).steps == [.init(ordinal: 2, target: [2])])
        #expect(result.statistics.transitions == 2)
    }

    @Test func withoutC0NothingWouldBeFollowed() {
        #expect(search(diamond, [0: [[]], 1: [[7]]]).1.statistics.distinctStates == 5)
    }

    @Test func withoutC1OrdersThatMatterAreLost() {
        // Both write the same: what comes last stays.
        let graph = Graph(initial: [0], edges: [0: [1, 2], 1: [3], 2: [4]])
        graph.onInspection = [4: [.violation(0)]]
        #expect(search(graph, [:]).1.hasViolations)
        #expect(!search(graph, [0: [[1]]]).1.hasViolations)
    }

    @Test func withoutC2StatesBetweenAreLost() {
        let graph = diamond
        graph.onInspection = [2: [.violation(0)]]
        #expect(search(graph, [:]).1.hasViolations)
        #expect(!search(graph, [0: [[1]]]).1.hasViolations)
    }

    @Test func withoutC3AStepIsPutOffForEver() {
        // One process goes to and fro, another one has a single step.
        let graph = Graph(initial: [0], edges: [0: [1, 2], 1: [0, 3], 2: [3], 3: [2]])
        graph.onInspection = [3: [.violation(0)]]
        #expect(search(graph, [:]).1.hasViolations)
        #expect(!search(graph, [0: [[1]], 1: [[0]]]).1.hasViolations)
        #expect(search(graph, [0: [[1]]]).1.hasViolations)
    }

    @Test func manyStatesAreThinnedInTheirPlaces() {
        // 3 × 3000 states, of which each third is followed to its first target only.
        var edges: [UInt64: [Graph.Target]] = [0: (1...3000).map { .state($0) }]
        var lists: [UInt64: [[UInt64]]] = [:]
        for state in UInt64(1)...3000 {
            edges[state] = [.state(state + 3000), .state(state + 6000)]
            if state % 3 == 0 { lists[state] = [[state + 3000]] }
        }
        let result = search(Graph(initial: [0], edges: edges), lists).1
        #expect(result.statistics.levelSizes == [1, 3000, 5000])
        #expect(result.statistics.transitions == 8000)
    }

    @Test func aSearchEndsOnceWhatItWantsIsKnown() {
        let graph = Graph.line(100)
        graph.onInspection = [3: [.witness(0)], 5: [.violation(1)], 20: [.violation(2)]]
        var options = SearchOptions()
        options.wanted = [SubjectID(0), SubjectID(1)]
        let result = BreadthFirstSearch(system: graph, options: options).run()
        #expect(result.outcome == .incomplete(.depth))
        #expect(result.findings.map(\.length) == [3, 5])
        #expect(graph.expanded.count == 6)
    }

    @Test func whatIsWantedOnATransitionWaitsForTheStatesOfTheNextLevel() {
        // The state 2 is found by an earlier transition than the finding on a transition of the same length.
        let graph = Graph(initial: [0], edges: [0: [1, 3], 1: [2], 3: [4], 2: [5]])
        graph.onExpansion = [3: [.violation(0, on: 0)]]
        graph.onInspection = [2: [.violation(0)]]
        var options = SearchOptions()
        options.wanted = [SubjectID(0)]
        let search = BreadthFirstSearch(system: graph, options: options)
        let result = search.run()
        #expect(search.trace(to: result.findings[0]).steps.map(\.target) == [[1], [2]])
    }
}
