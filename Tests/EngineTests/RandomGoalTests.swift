import Testing

@testable import Engine

/// Goals in random graphs, against a closure of the relation "leads to" that is too simple to be wrong.
@Suite struct RandomGoalTests {
    /// A linear congruential generator (Knuth, MMIX), so that each number stands for one graph on every machine.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 32 | state << 32
        }
    }

    /// A graph of up to 24 states with few transitions, and up to ten goals that hold in few states.
    private func randomGraph(_ seed: UInt64) -> Graph {
        var random = Generator(state: seed &* 0x9e37_79b9_7f4a_7c15)
        let count = UInt64.random(in: 1...24, using: &random)
        let graph = Graph(initial: [.state(.random(in: 0..<count, using: &random))], edges: [:])
        for state in 0..<count {
            graph.edges[state] = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                Int.random(in: 0..<8, using: &random) == 0 ? .error : .state(.random(in: 0..<count, using: &random))
            }
        }
        graph.goals = (0..<Int32.random(in: 1...10, using: &random)).map { SubjectID($0) }
        for goal in graph.goals {
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                let state = UInt64.random(in: 0..<count, using: &random)
                graph.onEvaluation[state, default: []].append(.witness(goal.index))
            }
        }
        return graph
    }

    /// The states that can be reached from `state`, itself included.
    private func closure(of state: UInt64, in graph: Graph) -> Set<UInt64> {
        var found: Set<UInt64> = [state]
        var isGrowing = true
        while isGrowing {
            let targets = found.flatMap { graph.edges[$0, default: []] }.compactMap { target -> UInt64? in
                if case .state(let next) = target { next } else { nil }
            }
            let larger = found.union(targets)
            isGrowing = larger.count > found.count
            found = larger
        }
        return found
    }

    /// Whether `goal` holds in some state of `states`.
    private func holds(_ goal: SubjectID, in states: Set<UInt64>, of graph: Graph) -> Bool {
        states.contains { graph.onEvaluation[$0, default: []].contains { $0.subject == goal } }
    }

    @Test(arguments: 0..<4) func everyGoalIsLostInTheFirstStateWithoutAWay(part: UInt64) {
        for seed in part * 250..<part * 250 + 250 {
            let graph = randomGraph(seed)
            let search = BreadthFirstSearch(system: graph)
            let result = search.run()
            let order = graph.expanded
            let goals = search.judgeGoals(after: result)
            for goal in graph.goals {
                let closures = order.map { closure(of: $0, in: graph) }
                let lost = closures.firstIndex { !holds(goal, in: $0, of: graph) }
                let finding = goals.findings.first { $0.subject == goal }
                #expect(finding?.state == lost.map { StateID($0) }, "graph \(seed)")
                #expect(goals.reachableStates[goal] == lost.map { closures[$0].count }, "graph \(seed)")
                #expect(finding?.length == finding.map { search.trace(to: $0).steps.count }, "graph \(seed)")
            }
            #expect(goals.outcome == .complete)
        }
    }

    @Test func whatIsLostInAPartIsLostInTheWhole() {
        var found = 0
        for seed in UInt64(5000)..<5400 {
            var options = SearchOptions()
            options.limits.states = Int(seed % 9)
            let graph = randomGraph(seed)
            let search = BreadthFirstSearch(system: graph, options: options)
            let result = search.run()
            for finding in search.judgeGoals(after: result).findings {
                guard let state = finding.state else { continue }
                let reachable = closure(of: search.words(of: state)[0], in: graph)
                #expect(!holds(finding.subject, in: reachable, of: graph), "graph \(seed)")
                found += result.isComplete ? 0 : 1
            }
        }
        #expect(found > 50)
    }
}
