import Reports
import Testing

@testable import Commands

/// `interleave graph`: what it prints, writes and refuses.
@Suite struct GraphCommandTests {
    /// A model with a few states.
    private let model = """
        model m
        symmetric File(2)
        var used: [File] bool
        thread host
        op use(f: File) by host when !used[f] { used[f] = true }
        scenario both { }
        scenario nothing { }
        """

    /// What the tool does with the model.
    private func run(_ options: String..., path: String = "FOLDER/m.ilv") throws -> TemporaryRun {
        try TemporaryRun(["m.ilv": model], ["graph", path] + options)
    }

    @Test func statesAreMergedByTheExpressions() throws {
        let result = try run("--of", "count f: File { used[f] }")
        #expect(result.code == .success)
        #expect(
            result.output == """
                state graph of count f: File { used[f] }
                m.ilv: model m
                scenario both
                3 nodes, 2 edges made of 4 states, 4 transitions

                > 1  0  (1 state)
                  2  1  (2 states)
                 .3  2  (1 state)

                from  to  transitions  by
                1     2   2            use(file1)
                                       use(file2)
                2     3   2            use(file1)
                                       use(file2)

                > initial; . without a way on.

                """)
    }

    @Test func theScenarioStandsBehindThePath() throws {
        #expect(try run(path: "FOLDER/m.ilv#nothing").output.contains("\nscenario nothing\n"))
        #expect(try run(path: "FOLDER/m.ilv#other").code == .usage)
    }

    @Test func whatIsLeftOutIsSaid() throws {
        let plain = try run("--max-nodes", "2")
        #expect(plain.code == .success)
        #expect(plain.output.contains("2 nodes, 1 edge; there are more states\n"))
        #expect(try run("--of", "used[f]", "--max-nodes", "3").output.contains("; 1 more node left out\n"))
    }

    @Test func picturesAreWrittenInTheirFormats() throws {
        let result = try run(
            "--of", "used[f]", "--output", "dot=FOLDER/a.dot", "--output", "mermaid=FOLDER/a.mmd", "--output",
            "svg=FOLDER/a.svg")
        #expect(result.files["a.dot"]?.hasPrefix("digraph state_graph {\n") == true)
        #expect(result.files["a.mmd"]?.hasPrefix("stateDiagram-v2\n") == true)
        #expect(result.files["a.svg"]?.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" ") == true)
    }

    @Test func whatCannotBeDrawnIsRefused() throws {
        #expect(try run("--max-nodes", "121", "--format", "svg").errors.hasPrefix("error: '121' is no value for"))
        #expect(try run("--max-nodes", "0").code == .usage)
        #expect(try run("--of", "nobody").code == .usage)
        #expect(
            try TemporaryRun(["m.ilv": "model m\nvar a: [0..99] bool"], ["graph", "FOLDER/m.ilv", "--of", "a[n]"])
                .errors.contains("the free names have 100 values; at most 64 can be looked at"))
    }
}
