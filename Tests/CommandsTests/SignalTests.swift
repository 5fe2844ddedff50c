import Testing

@testable import Commands

/// What the built tool does when it is asked to end.
@Suite(.enabled(if: BuiltTool.path != nil)) struct SignalTests {
    /// More states than can be visited, and steps that take for ever.
    private static let models = [
        "large.ilv": """
        model large
        var a: 0..9999
        var b: 0..9999
        var c: 0..9999
        var d: bool
        rule first when a < 9999 { a += 1 }
        rule second when b < 9999 { b += 1 }
        rule third when c < 9999 { c += 1 }
        rule flip { d = !d }
        invariant small { a + b + c <= 29997 }
        allow deadlock
        """,
        "long.ilv": """
        model long
        var n: 0..1
        rule go when n < 1 {
            var i: 0..9999 = 0
            while i < 9999 {
                i += 1
                var j: 0..9999 = 0
                while j < 9999 {
                    j += 1
                    var k: 0..9999 = 0
                    while k < 9999 { k += 1 }
                }
            }
            n = 1
        }
        """,
    ]

    /// Runs the tool, after `preparation`, and sends it signals once it has been running for a while.
    private func run(
        _ arguments: String, _ signals: String..., after preparation: String = "", input: String = "/dev/null",
        files: [String: String] = [:]
    ) throws -> BuiltTool.Outcome {
        let kills = signals.map { "kill -\($0) $pid; sleep 0.4; " }.joined()
        return try BuiltTool.run(
            "\(preparation) \"$TOOL\" \(arguments) < \(input) & pid=$!; sleep 1; \(kills) wait $pid",
            files: Self.models.merging(files) { $1 })
    }

    @Test(arguments: [
        "check large.ilv", "check long.ilv --engine vm", "matrix large.ilv --all", "diff large.ilv large.ilv",
        "lifecycle large.ilv --of d", "simulate large.ilv --walks 100000000", "simulate long.ilv",
        "explain large.ilv --property small", "monitor large.ilv --of d",
        "graph long.ilv", "lifecycle long.ilv --of n",
    ])
    func aSearchEndsWithWhatItHasFound(arguments: String) throws {
        let result = try run(arguments, "INT")
        #expect(result.code == 2, "\(result.output) \(result.errors)")
        #expect(result.seconds < 9)
        #expect(!result.output.isEmpty || !result.errors.isEmpty)
        // A step that is given up is no end.
        #expect(!result.output.contains("deadlock is") && !result.output.contains("deadlock after"))
    }

    @Test func aScriptIsNotWaitedForAnyLonger() throws {
        // A pipe that nobody writes to, and which does not end.
        let result = try run("explore large.ilv", "TERM", after: "mkfifo pipe; exec 3<>pipe;", input: "pipe")
        #expect(result.code == 2 && result.seconds < 9)
    }

    /// A compiler that hangs is ended with the search, and with the process where that is ended at once.
    @Test(arguments: [["INT"], ["TERM"]]) func aCompilerIsEndedToo(signals: [String]) throws {
        let result = try BuiltTool.run(
            """
            mkdir bin; printf '#!/bin/sh\\necho $$ > pid\\nexec sleep 60\\n' > bin/clang; chmod +x bin/clang
            PATH="$PWD/bin:$PATH" "$TOOL" check large.ilv --engine native & pid=$!
            while [ ! -s pid ]; do sleep 0.1; done
            \(signals.map { "kill -\($0) $pid" }.joined(separator: "; "))
            wait $pid; code=$?
            kill -0 $(cat pid) 2> /dev/null && echo "it still runs"
            ls -A interleave; exit $code
            """, files: Self.models)
        #expect(result.code == 2)
        #expect(result.output.contains("incomplete  default  interrupted"))
        #expect(!result.output.contains("it still runs") && !result.output.contains("interleave-"))
    }

    @Test func theTimeLimitIsOneOfTheCompilerToo() throws {
        let result = try BuiltTool.run(
            """
            mkdir bin; printf '#!/bin/sh\\nexec sleep 60\\n' > bin/clang; chmod +x bin/clang
            PATH="$PWD/bin:$PATH" exec "$TOOL" check large.ilv --engine native --time 1s
            """, files: Self.models)
        #expect(result.code == 2 && result.seconds < 15)
        #expect(result.output.contains("incomplete  default  stopped at the limit of 1 second;"))
    }
}
