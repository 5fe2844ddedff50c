import Reports
import Testing

/// `--partial-order`.
@Suite struct PartialOrderOptionTests {
    /// Two threads; the first one's own steps stand for all, so that the way found first is not the shortest.
    private var model: String { model(last: 1) }

    /// That many threads and one; the last one's steps lead to the violation.
    private func model(last: Int) -> String {
        """
        model m
        type I = 0..\(last)
        var mine: [I] 0..3
        var x: 0..1
        var m: mutex
        thread w[i: I]
        op work() by w[i] when mine[i] == 0 {
            mine[i] = 1
          step two:
            mine[i] = 2
          step three:
            lock(m)
            mine[i] = 3
            if i == \(last) { x = 1 }
            if mine[i] == 0 { x = 0 }
            unlock(m)
        }
        invariant low { x == 0 }
        reachable high { x == 1 }

        """
    }

    /// What is printed of `model` with these options.
    private func run(_ model: String, _ options: [String]) throws -> TemporaryRun {
        try TemporaryRun(["m.ilv": model], ["check", "FOLDER/m.ilv", "--partial-order", "on"] + options)
    }

    @Test func theReportSaysWhatIsLeftOut() throws {
        let whole = try TemporaryRun(["m.ilv": model], ["check", "FOLDER/m.ilv"])
        #expect(whole.output.contains("never executed:"))
        let reduced = try run(model, [])
        #expect(!reduced.output.contains("never executed:"))
        #expect(
            reduced.output.contains(
                "states and transitions are reduced by partial order; vacuous and never executed are not judged\n"))
        #expect(reduced.code == whole.code)
        // The traces are the same.
        let trace = try #require(whole.output.firstRange(of: "invariant low is violated after"))
        let end = try #require(whole.output.firstRange(of: "\nnever executed:"))
        #expect(reduced.output.contains(whole.output[trace.lowerBound..<end.lowerBound]))
    }

    @Test(arguments: [[], ["--first"], ["--max-depth", "3"]])
    func theReportIsTheSameForAnyNumberOfWorkers(options: [String]) throws {
        let one = try run(model, ["--workers", "1"] + options)
        for workers in ["2", "7"] { #expect(try run(model, ["--workers", workers] + options).output == one.output) }
    }

    @Test(arguments: [
        ("transition t { old(x) <= x }", "transition t", "it speaks of transitions, some of which"),
        ("recoverable r { x == 0 }", "recoverable r", "it speaks of ways between states, some of which"),
        ("liveness l { eventually (x == 1) }", "liveness l", "it speaks of runs, some of which"),
    ])
    func whatCouldTellIsRefused(line: String, name: String, reason: String) throws {
        let refused = try run(model + line, [])
        #expect(refused.code == .usage)
        #expect(refused.output == "")
        #expect(refused.errors.contains("'--partial-order on' cannot be used with '\(name)' of m.ilv: \(reason)"))
        #expect(try run(model + line, ["--property", "low"]).code == .otherwise)
        #expect(try run(model + line + "\nonly high", []).code == .success)
        #expect(try run(model + line + "\nskip \(name.split(separator: " ")[1]) \"not now\"", []).code == .otherwise)
    }

    @Test func strictIsRefused() throws {
        let refused = try run(model, ["--strict"])
        #expect(refused.code == .usage)
        #expect(refused.errors.contains("'--partial-order on' cannot be used with '--strict'"))
    }

    @Test func aLimitThatKeepsTracesFromBeingTheShortestIsSaid() throws {
        let wide = model(last: 5)
        let free = try run(wide, [])
        #expect(!free.output.contains("may be longer"))
        let limited = try run(wide, ["--max-states", "80"])
        #expect(
            limited.output.contains(
                """
                traces may be longer than the shortest: the search for these, without the reduction, was stopped at the \
                limit of 80 states
                """))
        #expect(limited.output.contains("invariant low is violated after"))
    }

    @Test func benchmarksAreReducedToo() throws {
        let run = try TemporaryRun(
            ["m.ilv": model], ["benchmark", "FOLDER/m.ilv", "--partial-order", "on", "--peers"])
        #expect(run.code == .usage)
        let whole = try TemporaryRun(["m.ilv": model], ["benchmark", "FOLDER/m.ilv"])
        let reduced = try TemporaryRun(["m.ilv": model], ["benchmark", "FOLDER/m.ilv", "--partial-order", "on"])
        #expect(whole.output.contains(#/ 16 +24 /#))
        #expect(reduced.output.contains(#/ 8 +8 /#))
    }
}
