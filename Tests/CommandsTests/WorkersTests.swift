import Reports
import Testing

/// `--workers`.
@Suite struct WorkersTests {
    /// 42,875 states, with levels of more than a thousand, a violation in the middle of one, and what is never executed.
    private let model = """
        model m
        var a: 0..34
        var b: 0..34
        var c: 0..34
        rule first when a < 34 {
            if b == 30 && c > 31 { a = 34 } else { a += 1 }
        }
        rule second when b < 34 { b += 1 }
        rule third when c < 34 { c += 1 }
        rule never when a + b + c > 200 { a = 0 }
        invariant apart { !(a == 20 && b == 13 && c == 17) }
        reachable far { a == 33 && b == 9 && c == 30 }
        allow deadlock
        """

    @Test(arguments: [[], ["--first"], ["--max-states", "30K"], ["--max-depth", "55"]])
    func theReportIsTheSameForAnyNumber(options: [String]) throws {
        let one = try TemporaryRun(["m.ilv": model], ["check", "FOLDER/m.ilv", "--workers", "1"] + options)
        #expect(one.output.contains("never"))
        for workers in ["2", "8"] {
            let many = try TemporaryRun(["m.ilv": model], ["check", "FOLDER/m.ilv", "--workers", workers] + options)
            #expect(many.output == one.output)
            #expect(many.code == one.code)
        }
    }

    @Test(arguments: ["0", "65", "-1", "many"]) func otherNumbersAreRefused(workers: String) throws {
        let run = try TemporaryRun(["m.ilv": model], ["check", "FOLDER/m.ilv", "--workers", workers])
        #expect(run.code == .usage)
        #expect(run.errors.contains("takes a number of threads from 1 to 64"))
    }
}
