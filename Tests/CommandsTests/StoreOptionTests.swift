import Reports
import Testing

@testable import Commands

/// `--store`.
@Suite struct StoreOptionTests {
    /// 42,875 states, with a violation in the middle, and a way back that is always there.
    private static let model = """
        model m
        var a: 0..34
        var b: 0..34
        var c: 0..34
        rule first when a < 34 { a += 1 }
        rule second when b < 34 { b += 1 }
        rule third when c < 34 { c += 1 }
        invariant apart { !(a == 20 && b == 13 && c == 17) }
        invariant small { a + b + c <= 102 }
        reachable far { a == 33 && b == 9 && c == 30 }
        recoverable onwards { a == 34 }
        allow deadlock
        scenario all { expect violated apart }
        scenario small_only { only small }
        """

    private func check(_ options: [String]) throws -> TemporaryRun {
        try TemporaryRun(["m.ilv": Self.model], ["check", "FOLDER/m.ilv", "--scenario", "all"] + options)
    }

    private func checkSmall(_ options: [String]) throws -> TemporaryRun {
        try TemporaryRun(["m.ilv": Self.model], ["check", "FOLDER/m.ilv", "--scenario", "small_only"] + options)
    }

    /// The output with a single blank between words.
    private func unwrapped(_ run: TemporaryRun) -> String {
        run.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    }

    @Test(arguments: ["tree", "auto"]) func anExactKindSaysTheSame(kind: String) throws {
        let exact = try check(["--store", "exact"])
        #expect(exact.output.contains("42,875"))
        for workers in ["1", "3"] {
            let other = try check(["--store", kind, "--workers", workers])
            #expect(other.output == exact.output)
            #expect(other.code == exact.code)
        }
    }

    @Test func aHashFindsNoViolationWithAProbability() throws {
        let run = try checkSmall(["--store", "hash"])
        #expect(
            unwrapped(run).contains(
                "incomplete small_only no violation of 1 property found; "
                    + "at most 5e-11 probability that a state was omitted; 3 properties not selected"))
        #expect(run.code == .incomplete)
        #expect(try checkSmall(["--store", "hash", "--accept-approximate"]).code == .success)
    }

    @Test func bitsFindNoViolationWithAnEstimate() throws {
        let run = try checkSmall(["--store", "bitstate", "--memory", "8M"])
        #expect(
            unwrapped(run).contains(
                "incomplete small_only no violation of 1 property found; "
                    + "9.1e-4 states expected to be omitted (0.44 % of the bits are set)"))
        #expect(run.code == .incomplete)
    }

    @Test(arguments: ["hash", "bitstate"]) func aViolationIsOneAndWaysAreNotJudged(kind: String) throws {
        let run = try check(["--store", kind, "--memory", "64M"])
        let exact = try check([])
        #expect(run.output.contains("violated as expected: apart"))
        #expect(run.output.contains("onwards (recoverable)"))
        #expect(run.code == .incomplete)
        // The trace is that of the exact search.
        let trace = { (text: String) in
            text.split(separator: "\n").filter { $0.hasPrefix("  |") || $0.contains("apart") }
        }
        #expect(!trace(exact.output).isEmpty)
        #expect(trace(run.output).count == trace(exact.output).count)
        let unexpected = try TemporaryRun(
            ["m.ilv": Self.model], ["check", "FOLDER/m.ilv", "--scenario", "small_only", "--store", kind])
        #expect(unexpected.code == .incomplete)
    }

    @Test func aMatrixShowsAQuestionMark() throws {
        let model = """
            model m
            var a: 0..9
            rule up when a < 9 { a += 1 }
            invariant D1_small { a <= 9 }
            allow deadlock
            """
        let run = try TemporaryRun(["m.ilv": model], ["matrix", "FOLDER/m.ilv", "--store", "hash"])
        #expect(run.output.contains("?"))
        #expect(run.output.contains("D1        small                         ? [1]"))
        #expect(run.output.contains("[1] at most 2.5e-18 probability that a state was omitted"))
    }

    @Test func memoryThatEndsASearchIsAdvisedOn() throws {
        let run = try check(["--store", "exact", "--memory", "1M", "--workers", "1"])
        #expect(run.output.contains("stopped at the limit of 1 MiB of memory"))
        #expect(unwrapped(run).contains("try '--store tree', '--store bitstate' or smaller bounds"))
        #expect(run.code == .incomplete)
    }

    @Test func otherWordsAreRefused() throws {
        #expect(try check(["--store", "disk"]).code == .usage)
    }
}
