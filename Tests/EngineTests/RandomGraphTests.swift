import Testing

@testable import Engine

/// Random graphs with random findings, against a reference that is too simple to be wrong: the first of the shortest
/// traces is the least of all candidates, by length and then in the order of ordinals.
@Suite struct RandomGraphTests {
    /// A linear congruential generator (Knuth, MMIX), so that each number stands for one graph on every machine.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 32 | state << 32
        }
    }

    /// The ordinal of the initial state, and those of the transitions.
    private typealias Path = [Int32]

    private static func precedes(_ a: Path, _ b: Path) -> Bool {
        a.count != b.count ? a.count < b.count : a.lexicographicallyPrecedes(b)
    }

    private func randomGraph(_ seed: UInt64) -> Graph {
        var random = Generator(state: seed &* 0x9e37_79b9_7f4a_7c15)
        let count = UInt64.random(in: 1...14, using: &random)
        let targets = { (most: Int) in
            (0..<Int.random(in: 0...most, using: &random)).map { _ -> Graph.Target in
                Int.random(in: 0..<8, using: &random) == 0 ? .error : .state(.random(in: 0..<count, using: &random))
            }
        }
        let graph = Graph(initial: targets(4), edges: [:])
        for state in 0..<count { graph.edges[state] = targets(4) }
        func findings(on transitions: ClosedRange<Int>) -> [Finding] {
            (0..<Int.random(in: 0...2, using: &random)).map { _ in
                Finding(
                    subject: SubjectID(.random(in: 0..<4, using: &random)),
                    transition: Int32(Int.random(in: transitions, using: &random)), isViolation: true)
            }
        }
        for state in 0..<count {
            if Bool.random(using: &random) { graph.onInspection[state] = findings(on: -1 ... -1) }
            let last = graph.edges[state, default: []].count - 1
            if Bool.random(using: &random) { graph.onExpansion[state] = findings(on: -1...max(-1, last)) }
        }
        if !graph.initial.isEmpty && Int.random(in: 0..<4, using: &random) == 0 {
            graph.onInitialStates = findings(on: 0...graph.initial.count - 1)
        }
        return graph
    }

    /// The first of the shortest paths to each state, in the order of these paths.
    private func firstPaths(_ graph: Graph) -> [(state: UInt64, path: Path)] {
        var paths: [UInt64: Path] = [:]
        var level: [(UInt64, Path)] = graph.initial.enumerated().compactMap { index, target in
            if case .state(let state) = target { (state, [Int32(index)]) } else { nil }
        }
        while !level.isEmpty {
            level.sort { Self.precedes($0.1, $1.1) }
            for (state, path) in level where paths[state] == nil { paths[state] = path }
            level = level.filter { paths[$0.0] == $0.1 }.flatMap { state, path in
                graph.edges[state, default: []].enumerated().compactMap { index, target -> (UInt64, Path)? in
                    guard case .state(let next) = target, paths[next] == nil else { return nil }
                    return (next, path + [Int32(index)])
                }
            }
        }
        return paths.map { (state: $0.key, path: $0.value) }.sorted { Self.precedes($0.path, $1.path) }
    }

    /// The first path of each subject.
    private func firstFindings(_ graph: Graph) -> [SubjectID: Path] {
        var first: [SubjectID: Path] = [:]
        func add(_ findings: [Finding], _ path: Path) {
            for finding in findings {
                let whole = finding.transition < 0 ? path : path + [finding.transition]
                if first[finding.subject].map({ Self.precedes(whole, $0) }) ?? true { first[finding.subject] = whole }
            }
        }
        add(graph.onInitialStates, [])
        for (state, path) in firstPaths(graph) {
            add(graph.onInspection[state, default: []] + graph.onExpansion[state, default: []], path)
        }
        return first
    }

    private func path(_ trace: Trace) -> Path { [trace.initialOrdinal] + trace.steps.map(\.ordinal) }

    @Test(arguments: 0..<8) func everySubjectHasTheFirstOfItsShortestTraces(part: UInt64) {
        for seed in part * 100..<part * 100 + 100 {
            let graph = randomGraph(seed)
            let search = BreadthFirstSearch(system: graph)
            let result = search.run()
            let found = result.findings.map { ($0.subject, path(search.trace(to: $0))) }
            #expect(Dictionary(uniqueKeysWithValues: found) == firstFindings(graph), "graph \(seed)")
            #expect(result.findings.allSatisfy { $0.length == path(search.trace(to: $0)).count - 1 }, "graph \(seed)")
        }
    }

    @Test func statesAreFoundInTheOrderOfTheirFirstTraces() {
        for seed in UInt64(1000)..<1300 {
            let graph = randomGraph(seed)
            let search = BreadthFirstSearch(system: graph)
            let paths = firstPaths(graph)
            let result = search.run()
            #expect(graph.inspected == paths.map(\.state), "graph \(seed)")
            #expect(result.statistics.depth == max(0, (paths.last?.path.count ?? 0) - 1), "graph \(seed)")
            #expect(
                result.statistics.transitions == paths.reduce(0) { $0 + graph.edges[$1.state, default: []].count },
                "graph \(seed)")
        }
    }

    @Test func whatIsFoundFirstIsNoLongerThanWhatIsFoundAtAll() {
        for seed in UInt64(2000)..<2300 {
            let graph = randomGraph(seed)
            var options = SearchOptions()
            options.stopsAtFirstViolation = true
            let search = BreadthFirstSearch(system: graph, options: options)
            let result = search.run()
            let shortest = firstFindings(graph).values.map(\.count).min()
            #expect(result.findings.map { $0.length + 1 }.min() == shortest, "graph \(seed)")
            #expect((result.outcome == .stoppedAtFirst) == (shortest != nil), "graph \(seed)")
        }
    }

    @Test func limitsCutTheSameSearchShort() {
        for seed in UInt64(3000)..<3060 {
            let paths = firstPaths(randomGraph(seed))
            for limit in 0...paths.count {
                var options = SearchOptions()
                options.limits.states = limit
                let graph = randomGraph(seed)
                let result = BreadthFirstSearch(system: graph, options: options).run()
                #expect(graph.inspected == paths.prefix(limit).map(\.state), "graph \(seed)")
                #expect(result.isComplete == (limit == paths.count), "graph \(seed)")
            }
        }
    }
}
