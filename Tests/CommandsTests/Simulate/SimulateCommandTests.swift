import Reports
import Testing

@testable import Commands

/// `interleave simulate` from its arguments to its text and exit code.
@Suite struct SimulateCommandTests {
    /// Two people who count in two steps, beside one who makes noise.
    private let model = """
        model counting "a counter that is read before it is written"
        param LOCKED: bool = false
        var counter: 0..4
        var noise: 0..7
        var guard_lock: mutex
        thread person[2]
        thread other
        op count_up() by person when counter < 3 {
            if LOCKED { lock(guard_lock) }
            let seen = counter
          step store:
            counter = seen + 1
            if LOCKED { unlock(guard_lock) }
        }
        op make_noise(n: 0..7) by other { noise = n }
        transition grows { old(counter) <= counter }
        invariant never_three { counter < 3 }
        reachable four { counter == 4 }
        liveness goes_on { always eventually (counter == 3) }
        scenario racy { expect violated grows; expect violated never_three; expect unreachable four }
        scenario locked { LOCKED = true; expect violated never_three; only grows, never_three, four }
        scenario wrong { only never_three }
        """

    /// Runs the tool on that model.
    private func run(_ arguments: String...) throws -> TemporaryRun {
        try TemporaryRun(["m.ilv": model], ["simulate"] + arguments)
    }

    @Test(arguments: [
        (["--property", "goes_on", "FOLDER/m.ilv"], "it is liveness, a question of all runs, which 'check' answers"),
        (["--property", "grows", "FOLDER/m.ilv#wrong"], "scenario wrong leaves it out by 'only'"),
    ])
    func whatWalksDoNotJudgeIsRefused(_ arguments: [String], _ reason: String) throws {
        let result = try TemporaryRun(["m.ilv": model], ["simulate"] + arguments)
        #expect(result.code == .usage)
        #expect(result.errors.hasPrefix("error: walks do not judge '\(arguments[1])': \(reason)\n"))
    }

    @Test func whatIsFoundIsMinimised() throws {
        let result = try run("--walks", "200", "--steps", "100", "FOLDER/m.ilv")
        #expect(result.code == .success)
        #expect(
            result.output == """
                m.ilv: model counting "a counter that is read before it is written", scenario racy

                  transition grows is violated after 6 transitions, as expected (m.ilv:16:12)

                       person[1]                 person[2]
                       ---------                 ---------
                    1  count_up() ...
                    2                            count_up() ...
                    3  └ store: count_up() = 0   │
                           counter: 0 → 1        │
                    4  count_up() ...            │
                    5  └ store: count_up() = 0   │
                           counter: 1 → 2        │
                    6                            └ store: count_up() = 0
                                                     counter: 2 → 1

                    On transition 6, this is false (m.ilv:16:20):
                      old(counter) <= counter
                        old(counter) = 2
                        counter      = 1

                    Walk 1 met it after 15 transitions; no way there has fewer transitions than this one.

                  invariant never_three is violated after 6 transitions, as expected (m.ilv:17:11)

                       person[1]
                       ---------
                    1  count_up() ...
                    2  └ store: count_up() = 0
                           counter: 0 → 1
                    3  count_up() ...
                    4  └ store: count_up() = 0
                           counter: 1 → 2
                    5  count_up() ...
                    6  └ store: count_up() = 0
                           counter: 2 → 3

                    After transition 6, this is false (m.ilv:17:25):
                      counter < 3
                        counter = 3

                    Walk 1 met it after 14 transitions; no way there has fewer transitions than this one.

                  violated            grows, never_three
                  no violation found  deadlock
                  not reached so far  four
                  not judged          goes_on (liveness)

                  200 walks from seed 1, 20,000 transitions in all; the longest has 100 of at most 100
                  242 distinct states

                Nothing bad was found but what the scenario expects.

                """)
    }

    @Test func theReportDependsOnTheSeedAlone() throws {
        let runs = try ["1", "2", "5"].map { workers in
            try run("--walks", "300", "--steps", "60", "--workers", workers, "--seed", "9", "FOLDER/m.ilv#locked")
        }
        #expect(Set(runs.map(\.output)).count == 1)
        #expect(try run("--walks", "300", "--steps", "60", "--choose", "transition", "FOLDER/m.ilv").code == .success)
    }

    @Test func whatNobodyExpectsFails() throws {
        let result = try run("FOLDER/m.ilv#wrong", "--walks", "50", "--first")
        #expect(result.code == .otherwise)
        #expect(result.output.contains("1 thing was found that the scenario does not expect."), "\(result.output)")
    }

    @Test func whatIsExpectedAndNotFoundIsOpen() throws {
        let result = try run("--walks", "2", "--steps", "1", "FOLDER/m.ilv")
        #expect(result.code == .incomplete)
        #expect(result.output.contains("Expected and not found:\ngrows and never_three."), "\(result.output)")
    }

    @Test func anInterruptedSimulationIsIncomplete() throws {
        let result = try TemporaryRun(["m.ilv": model], ["simulate", "FOLDER/m.ilv#wrong"], cancelled: true)
        #expect(result.code == .incomplete)
        #expect(result.output.contains("The walks were interrupted."), "\(result.output)")
    }

    @Test func anErrorIsMinimisedToo() throws {
        let model = """
            model overflow
            var n: 0..3
            var noise: bool
            thread t
            op more() by t { n += 1 }
            op toggle() by t { noise = !noise }
            """
        let result = try TemporaryRun(["m.ilv": model], ["simulate", "--walks", "20", "FOLDER/m.ilv"])
        #expect(result.code == .otherwise)
        #expect(
            result.output.contains("error: value out of the range of 0..3 in 'n += 1', after 4 transitions"),
            "\(result.output)")
    }

    @Test(arguments: [
        (["--walks", "0"], "'0' is no value for '--walks': it takes a number of walks, e.g. 10k"),
        (["--seed", "-1"], "'-1' is no value for '--seed': it takes a number, e.g. 42"),
        (["--steps", "x"], "'x' is no value for '--steps': it takes a number of transitions up to 10M, e.g. 200"),
    ])
    func wrongOptionsAreRefused(_ options: [String], _ message: String) throws {
        let result = try TemporaryRun(["m.ilv": model], ["simulate"] + options + ["FOLDER/m.ilv"])
        #expect(result.code == .usage)
        #expect(result.errors.hasPrefix("error: \(message)\n"), "\(result.errors)")
    }
}
