import Reports
import Testing

@testable import Commands

/// `interleave explore` with scripts, from the arguments to the transcript and the exit code.
@Suite struct ExploreCommandTests {
    /// A door that two people use.
    private let model = """
        model door "a door with a key"
        enum State { SHUT, OPEN }
        var state: State
        var used: 0..3
        var key: mutex
        thread person[2]
        op enter(times: 1..2) by person when state == OPEN && times < 2 {
            lock(key)
          step inside:
            state = SHUT
            used += 1
            unlock(key)
        }
        op knock() by person when state == SHUT { state = OPEN }
        invariant rarely { used < 2 }
        reachable opened { state == OPEN }
        transition once { old(used) <= used && used <= old(used) + 1 }
        """

    /// What every exploration of that model begins with.
    private let beginning = """
        m.ilv: model door "a door with a key", scenario default
          'help' lists the commands.

          initial state
          state  SHUT
          used   0
          key    free

          person[1]  idle
          person[2]  idle

          1  person[1]  knock() = 0
          2  person[2]  knock() = 0

        """

    /// Runs the tool on that model with the lines of a script.
    private func run(_ lines: String..., files: [String: String] = [:]) throws -> TemporaryRun {
        try TemporaryRun(files.merging(["m.ilv": model]) { $1 }, ["explore", "FOLDER/m.ilv"], input: lines)
    }

    @Test func aScriptLeavesATranscript() throws {
        let result = try run(
            "knock() by person[2]", "2", "state", "blocked", "back", "eval used + 1", "quit")
        #expect(result.code == .success)
        #expect(result.errors == "")
        #expect(
            result.output == beginning + """

                > knock() by person[2]
                step 1  person[2]  knock() = 0
                      state: SHUT → OPEN

                  1  person[1]  enter(1) ...
                  2  person[2]  enter(1) ...

                > 2
                step 2  person[2]  enter(1) ...
                      key: free → held by person[2]

                  1  person[2]  enter at inside = 0

                > state
                  state  OPEN
                  used   0
                  key    held by person[2]

                  person[1]  idle
                  person[2]  in enter at inside, comes to state = SHUT, holds key

                > blocked
                  person[1]  enter(1) is not possible: it waits at lock(key), and key is held by person[2]
                  person[1]  enter(2) is not possible: this part of 'when' is false
                      times < 2
                  person[1]  knock() is not possible: this part of 'when' is false
                      state == SHUT
                        state = OPEN

                > back
                step 1  person[2]  knock() = 0
                      state: SHUT → OPEN

                  1  person[1]  enter(1) ...
                  2  person[2]  enter(1) ...

                > eval used + 1
                  1

                > quit

                """)
    }

    @Test func aSearchGoesToTheNearestState() throws {
        let result = try run("find used == 2", "check", "find used > 3")
        #expect(result.code == .success)
        #expect(
            result.output == beginning + """

                > find used == 2
                  It is true after 6 steps:
                     person[1]
                     ---------
                  1  knock() = 0
                         state: SHUT → OPEN
                  2  enter(1) ...
                     │   key: free → held by person[1]
                  3  └ inside: enter() = 0
                         state: OPEN → SHUT
                         used: 0 → 1
                         key: held by person[1] → free
                  4  knock() = 0
                         state: SHUT → OPEN
                  5  enter(1) ...
                     │   key: free → held by person[1]
                  6  └ inside: enter() = 0
                         state: OPEN → SHUT
                         used: 1 → 2
                         key: held by person[1] → free
                  invariant rarely is violated here

                  1  person[1]  knock() = 0
                  2  person[2]  knock() = 0

                > check
                  invariant rarely  is violated here
                      used < 2
                        used = 2
                  reachable opened  is not true here
                  transition once   holds on the last step
                  deadlock          is none

                > find used > 3
                  It is true in none of the 8 states that can be reached from here.

                """)
    }

    @Test func whatKeepsACallFromBeingMadeIsTold() throws {
        let result = try run("why enter(1) by person[1]", "why knock")
        #expect(
            result.output == beginning + """

                > why enter(1) by person[1]
                  person[1]  enter(1) is not possible: this part of 'when' is false
                      state == OPEN
                        state = SHUT

                > why knock
                  person[1]  knock() is possible: 0
                  person[2]  knock() is possible: 0

                """)
    }

    @Test(arguments: [
        ("9", "error: there is no move 9: they are 1 to 2\n"),
        ("enter(1)", "error: 'enter(1)' cannot be done here; 'why enter(1)' says what keeps it from that\n"),
        ("back", "error: there is no step to take back\n"),
        ("find used", "error: a condition is wanted: an expression that is true or false\n"),
        ("load FOLDER/none", "error: 'none': there is no such file\n"),
        ("take", "error: 'take' needs more: NUMBER | take CALL\n"),
        ("moves 3", "error: 'moves' takes no '3'\n"),
        ("take enter(3)", "error: 'enter(3)' names no call: it takes a value for 'times': 1, 2\n"),
    ])
    func aScriptEndsWithTheFirstThingThatCannotBeDone(_ line: String, _ message: String) throws {
        let result = try run(line, "state")
        #expect(result.code == (line == "load FOLDER/none" ? .input : .usage))
        #expect(result.output.hasSuffix(message), "\(result.output)")
        #expect(result.errors == "error: line 1 of the script cannot be done\n")
    }

    @Test func anExpressionWithAnErrorIsShown() throws {
        let result = try run("eval stat == OPEN")
        #expect(result.code == .usage)
        #expect(result.output.contains("unknown"), "\(result.output)")
    }

    @Test func aTraceIsSavedAndLoaded() throws {
        let result = try run(
            "knock() by person[1]", "enter(1) by person[2]", "save FOLDER/t.trace", "restart", "load FOLDER/t.trace")
        #expect(result.code == .success)
        #expect(
            result.files["t.trace"] == """
                interleave trace 1
                model door
                scenario default
                person[1]: knock() = 0
                person[2]: enter(1) ...

                """)
        #expect(
            result.output == beginning + """

                > knock() by person[1]
                step 1  person[1]  knock() = 0
                      state: SHUT → OPEN

                  1  person[1]  enter(1) ...
                  2  person[2]  enter(1) ...

                > enter(1) by person[2]
                step 2  person[2]  enter(1) ...
                      key: free → held by person[2]

                  1  person[2]  enter at inside = 0

                > save t.trace
                  2 steps written

                > restart
                  initial state
                  state  SHUT
                  used   0
                  key    free

                  person[1]  idle
                  person[2]  idle

                  1  person[1]  knock() = 0
                  2  person[2]  knock() = 0

                > load t.trace
                     person[1]                person[2]
                     ---------                ---------
                  1  knock() = 0
                         state: SHUT → OPEN
                  2                           enter(1) ...
                                              │   key: free → held by person[2]

                  1  person[2]  enter at inside = 0

                """)
    }

    @Test func aTraceThatNoLongerFitsSaysWhere() throws {
        let trace = """
            interleave trace 1
            model door
            scenario other
            # comment
            person[1]: knock() = 0
            person[1]: enter(1) = 0
            """
        let result = try run("load FOLDER/t.trace", files: ["t.trace": trace])
        #expect(result.code == .usage)
        #expect(
            result.output.hasSuffix(
                """
                error: line 6 does not fit the model: 'person[1]: enter(1) = 0': it is now 'person[1]: enter(1) ...'

                """), "\(result.output)")
    }

    @Test func aReportIsReplayed() throws {
        let report = try TemporaryRun(["m.ilv": model], ["check", "--format", "json", "FOLDER/m.ilv"]).output
        let result = try run("replay FOLDER/r.json", "replay FOLDER/r.json opened", files: ["r.json": report])
        #expect(result.code == .success)
        #expect(
            result.output.hasSuffix(
                """
                > replay r.json opened
                  opened of scenario default
                     person[1]
                     ---------
                  1  knock() = 0
                         state: SHUT → OPEN

                  1  person[1]  enter(1) ...
                  2  person[2]  enter(1) ...

                """), "\(result.output)")
        #expect(result.output.contains("rarely of scenario default\n"))
        #expect(result.output.contains("  invariant rarely is violated here\n"))
    }

    @Test func aReplayedStepMustChangeTheSame() throws {
        let report = try TemporaryRun(["m.ilv": model], ["check", "--format", "json", "FOLDER/m.ilv"]).output
        let other = model.replacing("used += 1", with: "used = 2")
        let result = try TemporaryRun(
            ["m.ilv": other, "a report.json": report], ["explore", "FOLDER/m.ilv"],
            input: ["replay \"FOLDER/a report.json\" rarely"])
        #expect(result.code == .usage)
        let text = result.output.replacing("\n", with: " ")
        #expect(text.contains("it changed state: OPEN → SHUT"), "\(result.output)")
        #expect(text.contains("used: 0 → 1") && text.contains("used: 0 → 2"), "\(result.output)")
    }

    @Test func aReplayNeedsTheInitialStateOfTheReport() throws {
        func text(_ starts: Range<Int>) -> String {
            let range = "k >= \(starts.lowerBound) && k < \(starts.upperBound)"
            return "model m\nvar n: 0..5\ninit { choose k: 0..5 where \(range); n = k }\n"
                + "rule add when n < 5 { n += 1 }\ninvariant low { n < 2 }\nallow deadlock\n"
        }
        let report = try TemporaryRun(["m.ilv": text(1..<3)], ["check", "--format", "json", "FOLDER/m.ilv"]).output
        func run(_ starts: Range<Int>) throws -> TemporaryRun {
            try TemporaryRun(
                ["m.ilv": text(starts), "r.json": report], ["explore", "FOLDER/m.ilv"], input: ["replay FOLDER/r.json"])
        }
        #expect(try run(0..<3).code == .success)
        let result = try run(0..<2)
        #expect(result.code == .usage)
        #expect(
            result.output.replacing("\n", with: " ").contains(
                "it begins where n = 2, and no initial state is like that"), "\(result.output)")
    }

    @Test func whatHasNoValueIsSaid() throws {
        let text = """
            model m
            var owner: (0..3)?
            rule take when owner == none { owner = 1 }
            rule pass when owner != none && owner! < 3 { owner = owner! + 1 }
            allow deadlock
            """
        func run(_ line: String) throws -> TemporaryRun {
            try TemporaryRun(["m.ilv": text], ["explore", "FOLDER/m.ilv"], input: [line])
        }
        let evaluated = try run("eval owner! + 1")
        #expect(evaluated.code == .usage)
        #expect(evaluated.output.hasSuffix("> eval owner! + 1\nerror: 'owner! + 1' has no value here: '!' of none\n"))
        let never = try run("find owner! == 0")
        #expect(never.code == .success)
        #expect(
            never.output.hasSuffix(
                """
                > find owner! == 0
                  It has no value here: '!' of none.
                  It is true in none of the 4 states that can be reached from here.

                """), "\(never.output)")
        #expect(try run("find owner! == 2").output.contains("  It is true after 2 steps:\n"))
    }

    @Test func whatAReportDoesNotTellIsSaid() throws {
        let report = try TemporaryRun(["m.ilv": model], ["check", "--format", "json", "FOLDER/m.ilv"]).output
        let result = try run("replay FOLDER/r.json once", files: ["r.json": report])
        #expect(result.code == .usage)
        // Where the line is broken depends on the path of the folder.
        #expect(
            result.output.replacing("\n", with: " ").hasSuffix(
                "error: 'r.json' holds no trace of this: it has no trace to 'once'; there are rarely, opened and error "
            ),
            "\(result.output)")
    }

    @Test func helpListsTheCommands() throws {
        #expect(
            try run("help").output == beginning + """

                > help
                  NUMBER | take CALL  make that move: its number, or e.g. 'fault(file1, _) by vcpu[vm1]', or a
                                      thread
                  back [COUNT]        take back the last step, or so many
                  forward [COUNT]     make a step again that was taken back, or so many
                  restart [NUMBER]    go to the initial state; where there are several, to that one
                  state               show the state
                  moves               list what can be done
                  blocked             say what keeps everything else from being done
                  trace               show the steps so far
                  check               say which properties hold here
                  find CONDITION      go the shortest way to a state where that is true
                  eval EXPR           compute an expression
                  why CALL            say whether a call can be made, or what keeps it from that
                  save FILE           write the steps so far to a file
                  load FILE           make the steps that a file holds, as far as the model has them
                  replay FILE [NAME]  make the steps of a report in JSON to what NAME is, or to the first bad thing
                  help                list the commands
                  quit                end

                """)
    }

    @Test func everyLineFitsIntoAHundredColumns() throws {
        let result = try run("help", "blocked", "find used == 2", "state", "check", "trace")
        #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }

    @Test(arguments: ["(", "quit now"])
    func whatIsNoCommandIsRefused(_ line: String) throws {
        let result = try run(line)
        #expect(result.code == .usage)
        #expect(result.output.contains(line == "(" ? "no command begins with '('" : "'quit' takes no 'now'"))
    }

    @Test func withoutAnInitialStateThereIsNothingToRestart() throws {
        let empty = "model m\nvar n: bool\ninit { choose b: bool where b && !b; n = b }\nrule go { n = true }\n"
        let result = try TemporaryRun(["m.ilv": empty], ["explore", "FOLDER/m.ilv"], input: ["restart"])
        #expect(result.code == .usage)
        #expect(result.output.hasSuffix("> restart\nerror: there is no initial state\n"))
    }
}
