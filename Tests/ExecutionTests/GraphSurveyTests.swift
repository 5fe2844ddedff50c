import Engine
import Execution
import Language
import Testing

/// The state graph, against exact lists.
@Suite struct GraphSurveyTests {
    /// Files that are bound and closed by two threads.
    private let binding = """
        model m
        symmetric File(2)
        enum State { UNBOUND, BOUND }
        var state: [File] State
        thread host[2]
        op bind(f: File) by host {
            require state[f] == UNBOUND else EBUSY
            state[f] = BOUND
        }
        op close(f: File) by host when state[f] == BOUND { state[f] = UNBOUND }
        """

    /// The graph of a model.
    private func graph(
        _ source: String, _ expressions: String..., mostNodes: Int = 40, loops: Bool = false
    ) throws -> StateGraph {
        let loaded = try Frontend.load(["m.ilv": source], path: "m.ilv")
        let checked = loaded.check(
            settings: loaded.scenarios[0].settings, overrides: [], expressions: expressions, path: "--of")
        let query = try #require(checked.query, "\(checked.queryDiagnostics.map(\.message.text))")
        let system = try ModelSystem(
            program: try #require(checked.program), selection: Selection(properties: [], deadlock: false))
        let result = GraphSurvey(
            system: system, query: query, limits: Limits(), mostNodes: mostNodes, keepsLoops: loops
        ).run()
        #expect(result.stop == nil)
        return result.graph
    }

    /// Edges as `from > to: labels`, counted from 0.
    private func edges(_ graph: StateGraph) -> [String] {
        graph.edges.map { "\($0.from) > \($0.to) x\($0.transitions): \($0.labels.joined(separator: "; "))" }
    }

    @Test func aStateIsANodeAndACallAnEdge() throws {
        let graph = try graph(
            """
            model m
            var n: 0..2
            thread host
            op add(by: 1..2) by host when n == 0 { n += by; step rest: n = 0 }
            rule stop when n == 2 { n = 1 }
            """)
        #expect(
            graph.nodes.map(\.lines) == [
                ["n = 0"], ["n = 1", "host in add: n = 0"], ["n = 2", "host in add: n = 0"],
            ])
        #expect(graph.nodes.map(\.isInitial) == [true, false, false])
        #expect(
            edges(graph) == [
                "0 > 1 x1: host: add(1)", "0 > 2 x1: host: add(2)", "1 > 0 x1: host: add at rest = 0",
                "2 > 0 x1: host: add at rest = 0", "2 > 1 x1: stop()",
            ])
        #expect([graph.states, graph.transitions, graph.knownNodes ?? -1] == [3, 5, 3])
    }

    @Test func statesThatAgreeAreMergedAndCounted() throws {
        let graph = try graph(binding, "count f: File { state[f] == BOUND }")
        #expect(graph.nodes.map(\.lines) == [["0"], ["1"], ["2"]])
        #expect(graph.nodes.map(\.states) == [1, 2, 1])
        #expect(
            edges(graph)
                == [
                    "0 > 1 x4: bind(file1); bind(file2)", "1 > 0 x4: close(file1); close(file2)",
                    "1 > 2 x4: bind(file1); bind(file2)", "2 > 1 x4: close(file1); close(file2)",
                ])
    }

    @Test func aFreeNameIsALineForEachValue() throws {
        let graph = try graph(binding, "state[f]", mostNodes: 2)
        #expect(
            graph.nodes.map(\.lines) == [
                ["file1: UNBOUND", "file2: UNBOUND"], ["file1: BOUND", "file2: UNBOUND"],
            ])
        #expect(graph.nodes.map(\.omitted) == [1, 1])
        #expect(graph.knownNodes == 4)
    }

    @Test func loopsAreShownWhereTheyAreAskedFor() throws {
        let graph = try graph(binding, "state[f]", loops: true)
        #expect(edges(graph)[0] == "0 > 1 x2: bind(file1)")
        #expect(edges(graph).contains("1 > 1 x2: bind(file1)"))
        #expect(try self.graph(binding, "state[f]").edges.allSatisfy { $0.from != $0.to })
    }

    @Test func whatIsBeyondTheMostNodesIsCounted() throws {
        let graph = try graph("model m\nvar n: 0..9\nrule add when n < 9 { n += 1 }", mostNodes: 3)
        #expect(graph.nodes.map(\.lines) == [["n = 0"], ["n = 1"], ["n = 2"]])
        #expect(graph.nodes.map(\.omitted) == [0, 0, 1])
        #expect(graph.nodes.map(\.isEnd) == [false, false, false])
        #expect(graph.knownNodes == nil)
    }

    @Test func aStateWithoutAWayOnIsAnEnd() throws {
        let graph = try graph("model m\nvar n: 0..2\nrule add when n < 2 { n += 1 }")
        #expect(graph.nodes.map(\.isEnd) == [false, false, true])
        #expect(
            try self.graph("model m\nvar n: 0..2\nrule add when n < 2 { n += 1 }", "n > 0").nodes.map(\.isEnd)
                == [false, true])
    }
}
