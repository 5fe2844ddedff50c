import Support
import Testing

@testable import Engine

/// What is easily wrong about runs and fairness, one case each.
@Suite struct LivenessSubtletyTests {
    /// A graph whose atom 0 is true in the states of `good`.
    private func graph(
        _ count: Int, good: Set<Int>, _ edges: [(Int, Int?, Int?)], entities: Int = 0, strong: Set<Int> = []
    ) -> NaiveFairGraph {
        NaiveFairGraph(
            atoms: (0..<count).map { good.contains($0) ? 1 : 0 }, initial: [0],
            edges: edges.map { NaiveFairGraph.Edge(source: $0.0, target: $0.1, entity: $0.2) }, entityCount: entities,
            strong: Array(repeating: strong, count: count))
    }

    /// The lasso that makes `eventually` atom 0, or the formula, false.
    private func lasso(_ graph: NaiveFairGraph, _ formula: TemporalFormula = .eventually(.atom(0))) -> Lasso? {
        FairSystem(graph, asking: [formula]).judge().violations.first?.lasso
    }

    /// The states that a lasso passes, a bar before those that are repeated.
    private func text(_ lasso: Lasso?) -> String? {
        guard let lasso, let first = lasso.stem.initialState else { return nil }
        let stem = [first] + lasso.stem.steps.compactMap(\.target)
        let loop = lasso.loop.compactMap(\.target)
        return stem.map { "\($0[0])" }.joined(separator: " ") + " | " + loop.map { "\($0[0])" }.joined(separator: " ")
    }

    @Test func aRunMayStopWhereNothingFairIsEnabled() {
        #expect(text(lasso(graph(2, good: [1], [(0, 1, nil)]))) == "0 | ")
        #expect(lasso(graph(2, good: [1], [(0, 1, 0)], entities: 1)) == nil)
        #expect(text(lasso(graph(2, good: [1], []))) == "0 | ")
    }

    @Test func aTransitionThatChangesNothingKeepsARunFromStopping() {
        let loop = graph(2, good: [1], [(0, 0, 0), (0, 1, nil)], entities: 1)
        #expect(text(lasso(loop)) == "0 | 0")
    }

    @Test func weakFairnessIsNotEnoughWhereAnEntityIsDisabledNowAndThen() {
        let edges: [(Int, Int?, Int?)] = [(0, 1, 0), (1, 0, 0), (0, 2, 1)]
        #expect(text(lasso(graph(3, good: [2], edges, entities: 2))) == "0 | 1 0")
        #expect(lasso(graph(3, good: [2], edges, entities: 2, strong: [1])) == nil)
    }

    @Test func aLoopThatAvoidsWhereAStarvingEntityIsEnabledIsStillFair() {
        // 0 and 1 and 2 are one component; only 1 and 2 are without entity 1.
        let edges: [(Int, Int?, Int?)] = [(0, 1, 0), (1, 2, 0), (2, 1, 0), (2, 0, 0), (0, 3, 1)]
        #expect(text(lasso(graph(4, good: [3], edges, entities: 2, strong: [1]))) == "0 1 | 2 1")
    }

    @Test func anEdgeIntoAnOlderComponentClosesNoCycle() {
        // 1 is left for 2, which leads back nowhere; its own loop holds the atom.
        let edges: [(Int, Int?, Int?)] = [(0, 1, 0), (0, 2, 0), (2, 1, 0), (1, 1, 0)]
        #expect(lasso(graph(3, good: [1], edges, entities: 1), .eventually(.atom(0))) == nil)
        #expect(text(lasso(graph(3, good: [0, 2], edges, entities: 1), .always(.eventually(.atom(0))))) == "0 1 | 1")
    }

    @Test func aCycleMayBeClosedByWayOfANodeThatWasLeftBefore() {
        let edges: [(Int, Int?, Int?)] = [(0, 1, 0), (1, 2, 0), (2, 0, 0), (1, 3, 0), (3, 1, 0)]
        let formula = TemporalFormula.not(
            .and(.always(.eventually(.atom(0))), .and(.always(.eventually(.atom(1))), .always(.eventually(.atom(2))))))
        let marked = NaiveFairGraph(
            atoms: [1, 0, 2, 4], initial: [0],
            edges: edges.map { NaiveFairGraph.Edge(source: $0.0, target: $0.1, entity: $0.2) }, entityCount: 1,
            strong: Array(repeating: [], count: 4))
        #expect(lasso(marked, formula)?.loop.count == 5)
    }

    @Test func aTransitionThatEndsInAnErrorIsEnabledAndCannotBeTaken() {
        #expect(lasso(graph(1, good: [], [(0, nil, 0)], entities: 1)) == nil)
        #expect(text(lasso(graph(1, good: [], [(0, nil, nil)], entities: 1))) == "0 | ")
    }

    @Test func fairnessThatExcludesARunIsTold() {
        let edges: [(Int, Int?, Int?)] = [(0, 0, 0), (0, 1, 1)]
        let result = FairSystem(graph(2, good: [1], edges, entities: 3), asking: [.eventually(.atom(0))]).judge()
        #expect(result.violations.isEmpty)
        // The one would starve in the loop, and each of them keeps the run from stopping.
        #expect(result.bindingEntities == [0, 1])
    }

    @Test func whatWasNotSearchedIsLeftOpenAndALassoIsStillOne() {
        var edges: [(Int, Int?, Int?)] = (0..<9).map { ($0, $0 + 1, 0) }
        let line = FairSystem(graph(10, good: [9], edges, entities: 1), asking: [.eventually(.atom(0))])
        #expect(line.judge { $0.limits.states = 5 }.violations.isEmpty)
        #expect(line.judge { $0.limits.states = 5 }.outcome == .incomplete(.states))
        #expect(line.judge { $0.limits.depth = 3 }.outcome == .incomplete(.depth))
        edges.append((2, 0, 0))
        let loop = FairSystem(graph(10, good: [9], edges, entities: 1), asking: [.eventually(.atom(0))])
        #expect(text(loop.judge { $0.limits.states = 5 }.violations.first?.lasso) == "0 | 1 2 0")
    }

    @Test func theSameRunIsShownAtAnyNumberOfWorkers() {
        var random = SplitMix(seed: 3)
        for _ in 0..<10 {
            let system = FairSystem(NaiveFairGraph(&random), asking: [.always(.eventually(.atom(0)))])
            #expect(system.judge().violations == system.judge { $0.workers = 2 }.violations)
        }
    }
}
