import Reports
import Testing

@testable import Commands

/// `interleave check --baseline` from its arguments to its text and exit code.
@Suite struct BaselineTests {
    /// A model that violates `small` in one scenario, deadlocks in it, and meets an error in another.
    private let model = """
        model m
        param LIMIT: 1..4 = 4
        param JUMPS: bool = false
        var x: 0..4
        rule grow when x < LIMIT { x += 1 }
        rule jump when JUMPS && x == 1 { x += 4 }
        invariant small { x < 4 }
        terminal { x == 3 }
        scenario low { LIMIT = 3 }
        scenario high { expect deadlock }
        scenario jumping { LIMIT = 3 JUMPS = true }
        scenario nightly { tag night }
        """.replacing("3 J", with: "3; J")

    private let entry = "m.ilv#high\n  violated small\n  until 2027-03-31\n  reason It is known.\n"

    private let jump = """

        m.ilv#jumping
          error "out of the range of 0..4"
          until 2027-03-31
          reason Jumps go.

        """

    /// Checks the model with that baseline.
    private func check(_ baseline: String, _ arguments: String...) throws -> TemporaryRun {
        try TemporaryRun(
            ["m.ilv": model, "b.txt": baseline],
            ["check", "--quiet", "--baseline", "FOLDER/b.txt", "--today", "2027-03-31"] + arguments
                + ["FOLDER/m.ilv"])
    }

    @Test func whatIsKnownIsAccepted() throws {
        let result = try check(entry + jump)
        #expect(result.code == .success)
        #expect(
            result.output == """
                m.ilv: model m
                  ok       low      1 property holds, no deadlock
                  known    high     accepted: small; deadlock as expected
                  known    jumping  accepted: error: value out of the range of 0..4 in 'x += 4';
                                    1 property holds, no deadlock
                  not run  nightly  needs --tag night

                baseline b.txt: 2 accepted

                1 model, 3 scenarios: 1 as expected, 2 with accepted violations

                """)
    }

    @Test func theReasonIsShown() throws {
        let result = try TemporaryRun(
            ["m.ilv": model, "b.txt": entry],
            ["check", "--scenario", "high", "--baseline", "FOLDER/b.txt", "--today", "2027-03-31", "FOLDER/m.ilv"])
        #expect(result.code == .success)
        #expect(result.output.contains("invariant small is violated after 4 transitions, accepted until 2027-03-31"))
        #expect(
            result.output.contains(
                """

                baseline b.txt: 1 accepted
                  accepted  m.ilv#high: violated small, until 2027-03-31 (b.txt:1)
                            It is known.

                """))
    }

    @Test func whatIsNewFails() throws {
        let result = try check(entry)
        #expect(result.code == .otherwise)
        #expect(result.output.contains("  FAILED   jumping  error: value out of the range of 0..4 in 'x += 4'"))
    }

    @Test func anEntryEndsOnItsDay() throws {
        let result = try check(entry.replacing("03-31", with: "03-30") + jump)
        #expect(result.code == .otherwise)
        #expect(result.output.contains("  FAILED   high     violated: small; deadlock as expected\n"))
        #expect(
            result.output.contains(
                """
                baseline b.txt: 1 accepted, 1 EXPIRED
                  EXPIRED   m.ilv#high: violated small, until 2027-03-30 (b.txt:1)
                            it is 2027-03-31: mend the model, or judge the violation anew

                """))
    }

    @Test(arguments: [
        ("m.ilv#low", "violated small", "this does not occur"),
        ("m.ilv#low", "deadlock", "this does not occur"),
        ("m.ilv#low", "error \"range\"", "this does not occur"),
        ("m.ilv#high", "deadlock", "scenario high expects this itself"),
        ("m.ilv#high", "violated tall", "the model has no such property"),
        ("m.ilv#hihg", "violated small", "the model has no such scenario"),
        ("n.ilv#high", "violated small", "there is no such model"),
    ])
    func whatIsNotTrueAnyMoreIsStale(_ target: String, _ subject: String, _ text: String) throws {
        let result = try check(entry + jump + "\n\(target)\n  \(subject)\n  until 2027-03-31\n  reason x\n")
        #expect(result.code == .otherwise)
        #expect(
            result.output.contains(
                """
                baseline b.txt: 2 accepted, 1 STALE
                  STALE     \(target): \(subject), until 2027-03-31 (b.txt:11)
                            \(text): take the entry out

                """), "\(result.output)")
    }

    @Test(arguments: [
        (["--scenario", "low"], ExitCode.success), (["--property", "deadlock", "--scenario", "high"], .success),
        (["--max-states", "2", "--scenario", "high"], .incomplete),
    ])
    func whatARunDoesNotTellIsNotStale(_ arguments: [String], _ code: ExitCode) throws {
        let result = try TemporaryRun(
            ["m.ilv": model, "b.txt": entry],
            ["check", "--quiet", "--baseline", "FOLDER/b.txt", "--today", "2027-03-31"] + arguments
                + ["FOLDER/m.ilv"])
        #expect(result.code == code)
        #expect(result.output.contains("baseline b.txt: 1 not judged by this run\n"), "\(result.output)")
    }

    @Test func aScenarioThatWaitsForATagIsNotJudged() throws {
        let result = try check(entry.replacing("high", with: "nightly"), "--scenario", "low")
        #expect(result.output.contains("baseline b.txt: 1 not judged by this run\n"))
    }

    @Test func aBaselineThatCannotBeUsedEndsTheRunAtOnce() throws {
        let wrong = try check("m.ilv#high\n  violated small\n  until soon\n")
        #expect(wrong.code == .model)
        #expect(wrong.output == "")
        #expect(wrong.errors == "b.txt:3: error: 'soon' is no date: it takes YYYY-MM-DD\n")
        let missing = try TemporaryRun(["m.ilv": model], ["check", "--baseline", "FOLDER/b.txt", "FOLDER/m.ilv"])
        #expect(missing.code == .input)
        #expect(missing.errors == "b.txt: error: there is no such file or folder\n")
    }

    @Test func aFirstBaselineIsWrittenForPeopleToCompleteIt() throws {
        let result = try TemporaryRun(
            ["models/m.ilv": model],
            ["check", "--quiet", "--write-baseline", "FOLDER/b.txt", "--today", "2027-01-01", "FOLDER/models"])
        #expect(result.code == .otherwise)
        #expect(result.errors == "'b.txt' has 2 entries more, each without a reason: write it in\n")
        #expect(
            result.files["b.txt"] == """
                # Known violations, for 'interleave check --baseline'.
                # Each entry needs a reason, and ends on a day on which the violation is judged anew.

                models/m.ilv#high
                  violated small
                  until 2027-04-01
                  reason

                models/m.ilv#jumping
                  error "value out of the range of 0..4 in 'x += 4'"
                  until 2027-04-01
                  reason

                """)
    }

    @Test func aBaselineGrowsByWhatIsNew() throws {
        let result = try check(entry, "--write-baseline", "FOLDER/b.txt")
        #expect(result.errors == "'b.txt' has 1 entry more, each without a reason: write it in\n")
        #expect(
            result.files["b.txt"]
                == entry
                + jump.replacing("out of the range of 0..4", with: "value out of the range of 0..4 in 'x += 4'")
                .replacing("2027-03-31\n  reason Jumps go.", with: "2027-06-29\n  reason"))
        let nothing = try check(entry + jump, "--write-baseline", "FOLDER/b.txt")
        #expect(nothing.errors == "nothing to accept: 'b.txt' is not written\n")
        #expect(nothing.files["b.txt"] == entry + jump)
    }

    @Test func whatHasExpiredIsRenewedByHand() throws {
        let old = entry.replacing("03-31", with: "03-30") + jump
        let result = try check(old, "--write-baseline", "FOLDER/b.txt")
        #expect(
            result.errors == """
                nothing to accept: 'b.txt' is not written
                1 entry of 'b.txt' must be judged anew, and renewed by hand

                """)
        #expect(result.files["b.txt"] == old)
    }

    @Test func aNameThatNoLineHoldsIsNotListed() throws {
        let result = try TemporaryRun(
            ["a\nb.ilv": model],
            ["check", "--quiet", "--scenario", "high", "--write-baseline", "FOLDER/b.txt", "FOLDER/a\nb.ilv"])
        #expect(
            result.errors == """
                nothing to accept: 'b.txt' is not written
                a baseline cannot name 'a\\u{A}b.ilv': give the file another name

                """, "\(result.errors)")
    }

    @Test func nothingIsWrittenOverAFileThatIsNoBaseline() throws {
        let result = try TemporaryRun(
            ["m.ilv": model, "b.txt": "x"], ["check", "--write-baseline", "FOLDER/b.txt", "FOLDER/m.ilv"])
        #expect(result.code == .usage)
        #expect(result.files["b.txt"] == "x")
    }
}
