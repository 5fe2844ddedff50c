import Reports
import Testing

@testable import Commands

/// `interleave explain` from its arguments to its text and exit code.
@Suite struct ExplainCommandTests {
    /// A door that two people use.
    private let model = """
        model door
        enum State { SHUT, OPEN }
        var state: State
        var key: mutex
        thread person[2]
        op enter(times: 1..2) by person when state == OPEN && times < 2 {
            lock(key)
          step inside:
            state = SHUT
            unlock(key)
        }
        op knock() by person when state == SHUT { state = OPEN }
        rule wind when state == OPEN { state = SHUT }
        invariant shut { state == SHUT }
        reachable opened { state == OPEN }
        reachable never { state == OPEN && !held(key) && false }
        scenario base { expect violated shut; expect unreachable never }
        scenario other { only opened }
        """

    /// Runs the tool on that model.
    private func run(_ arguments: String...) throws -> TemporaryRun {
        try TemporaryRun(["m.ilv": model], ["explain"] + arguments)
    }

    @Test func theLastChangeOfEachValueIsNamed() throws {
        let result = try run("FOLDER/m.ilv")
        #expect(result.code == .success)
        #expect(
            result.output.contains(
                """
                    How that came about:
                      state  transition 1: SHUT → OPEN by person[1], knock()

                """))
    }

    @Test func aCallThatCannotBeMadeIsExplainedWithTheNearestStateWhereItCan() throws {
        let result = try run("--state", "0", "--operation", "enter(1) by person[2]", "FOLDER/m.ilv#base")
        #expect(result.code == .success)
        #expect(
            result.output.contains(
                """
                  In the initial state, enter(1) by person[2]:
                    person[2]  enter(1) is not possible: this part of 'when' is false
                        state == OPEN
                          state = SHUT

                    The nearest state in which it can be made, and the call:

                """))
        #expect(
            try run("--state", "0", "--operation", "enter(2)", "FOLDER/m.ilv").output.contains("It can be made in no"))
    }

    @Test func whatRulesOutEachValueOfAnExistsHasItsOrigin() throws {
        let text = """
            model m
            type I = 0..1
            var on: [I] bool
            var armed: bool
            thread user[2]
            op flip(i: I) by user when !armed { on[i] = !on[i] }
            op arm() by user when on[0] { armed = true; on[0] = false }
            invariant lit { armed implies exists i: I { on[i] } }
            invariant made { armed implies exists u: user { u in flip } }
            """
        let lit = try TemporaryRun(["m.ilv": text], ["explain", "--property", "lit", "FOLDER/m.ilv"])
        #expect(
            lit.output.contains(
                """
                    How that came about:
                      on[0]  transition 2: true → false by user[1], arm()
                      on[1]  false from the beginning
                """))
        let made = try TemporaryRun(["m.ilv": text], ["explain", "--property", "made", "FOLDER/m.ilv"])
        #expect(
            made.output.contains(
                """
                    How that came about:
                      user[1]  transition 2: arm() = 0
                      user[2]  has done nothing yet
                """))
    }

    @Test func theFirstScenarioThatExpectsAViolationIsExplained() throws {
        let text = """
            model m
            param SAFE: bool = true
            var x: bool
            rule set when !SAFE { x = true }
            invariant low { !x }
            allow deadlock
            scenario sound { }
            scenario unsafe { SAFE = false; expect violated low }
            """
        let run = try TemporaryRun(["m.ilv": text], ["explain", "FOLDER/m.ilv"])
        #expect(run.output.hasPrefix("m.ilv: model m, scenario unsafe with SAFE = false\n"))
        let call = try TemporaryRun(["m.ilv": text], ["explain", "--operation", "set", "FOLDER/m.ilv"])
        #expect(call.output.hasPrefix("m.ilv: model m, scenario sound\n"))
    }

    @Test func whatHasNoTraceIsSaid() throws {
        #expect(
            try run("--property", "never", "FOLDER/m.ilv").output.contains(
                "  never is unreachable: there is no trace to explain.\n"))
        #expect(
            try run("--property", "shut", "FOLDER/m.ilv#other").output.contains(
                "  shut is not judged in this scenario.\n"))
        #expect(try run("FOLDER/m.ilv#other").output.contains("  Nothing is violated in this scenario.\n"))
    }

    @Test func whatMakesNoSenseIsRefused() throws {
        #expect(
            try run("--operation", "entre(1)", "FOLDER/m.ilv").errors.hasPrefix(
                "error: 'entre(1)' is no value for '--operation': it takes the name of an operation or rule; did you mean 'enter'?\n"
            ))
        #expect(
            try run("--operation", "enter(3)", "FOLDER/m.ilv").errors.hasPrefix(
                "error: 'enter(3)' is no value for '--operation': it takes a value for 'times'"))
        #expect(
            try run("--operation", "enter()", "FOLDER/m.ilv").errors.hasPrefix(
                "error: 'enter()' is no value for '--operation': it takes 1 argument of 'enter', '_' for any\n"))
        #expect(
            try run("--operation", "enter by nobody", "FOLDER/m.ilv").errors.hasPrefix(
                "error: 'enter by nobody' is no value for '--operation': it takes a thread that can make the call"))
        #expect(
            try run("--state", "7", "FOLDER/m.ilv").errors.hasPrefix(
                "error: '7' is no value for '--state': it takes at most 1, the transitions of the trace\n"))
        #expect(try run("FOLDER/m.ilv#none").errors.hasPrefix("error: no model has a scenario 'none'"))
        #expect(try run("FOLDER/none.ilv").code == .input)
    }
}
