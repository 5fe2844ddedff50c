import Commands
import Foundation
import Reports
import Testing

/// `interleave check` from its arguments to its text and exit code.
@Suite struct CheckCommandTests {
    /// Runs the tool in a folder of its own, made of `files`, whose path is left out of what is printed.
    private func run(
        _ files: [String: String], _ arguments: [String], isTerminal: Bool = false, environment: [String: String] = [:],
        cancelled: Bool = false
    ) throws -> (output: String, errors: String, code: ExitCode) {
        let run = try TemporaryRun(
            files, ["check"] + arguments, isTerminal: isTerminal, environment: environment, cancelled: cancelled)
        return (run.output, run.errors, run.code)
    }

    /// A counter with a scenario that goes as far as it says, one that does not say, and one with a tag.
    private let counter = """
        model counter
        param SIZE: 1..4 = 2
        thread host
        var number: 0..4
        op add() by host when number < SIZE { number += 1 }
        op reset() by host when number == SIZE { number = 0 }
        invariant small { number < 2 }
        reachable full { number == SIZE }
        scenario known { expect violated small }
        scenario unknown { }
        scenario large { SIZE = 4; expect violated small; tag nightly }
        """

    private let good = """
        model good
        param WIDTH: 1..4 = 2
        var on: bool
        rule flip { on = !on }
        """

    @Test func aScenarioWithoutAnInitialStateIsAnError() throws {
        let source = "model m\nvar n: bool\ninit { choose b: bool where b && !b; n = b }\nrule go { n = true }\n"
        let run = try TemporaryRun(["m.ilv": source], ["check", "FOLDER/m.ilv"])
        #expect(run.code == .model)
        #expect(
            run.output.contains("error: there is no initial state: no choice in 'init' is possible"), "\(run.output)")
    }

    @Test func aScenarioThatFailsEndsWithOne() throws {
        let result = try run(["a.ilv": counter], ["FOLDER/a.ilv", "--quiet"])
        #expect(
            result.output == #"""
                a.ilv: model counter
                  ok       known    violated as expected: small; 1 reached, no deadlock
                  FAILED   unknown  violated: small; 1 reached, no deadlock
                  not run  large    needs --tag nightly

                scenario unknown

                  invariant small is violated after 2 transitions (a.ilv:7:11)

                       host
                       ----
                    1  add() = 0
                           number: 0 → 1
                    2  add() = 0
                           number: 1 → 2

                    After transition 2, this is false (a.ilv:7:19):
                      number < 2
                        number = 2

                1 model, 2 scenarios: 1 as expected, 1 FAILED
                  a.ilv: unknown failed

                """#)
        #expect(result.code == .otherwise)
        #expect(result.errors == "")
    }

    @Test func severalFilesAreCheckedInOrderAndABadOneDoesNotStopTheOthers() throws {
        let files = ["b/bad.ilv": "model bad\nvar a: bol\n", "a.ilv": good, "b/library.ilv": "var x: bool\n"]
        let result = try run(files, ["FOLDER", "FOLDER/missing.ilv", "FOLDER/a.ilv"])
        #expect(
            result.output == #"""
                a.ilv: model good
                  ok  default  no deadlock

                  scenario  states  transitions  depth
                  default        2            2      1

                b/bad.ilv: model bad does not compile

                b/bad.ilv:2:8: error: there is no type 'bol' [unknown-type]
                  2 | var a: bol
                    |        ^~~
                help: write 'bool'

                missing.ilv: cannot be checked: there is no such file or folder

                1 model, 1 scenario: 1 as expected, 1 file does not compile, 1 path cannot be checked
                  b/bad.ilv: does not compile
                  missing.ilv: there is no such file or folder

                """#)
        #expect(result.code == .input)
    }

    @Test func aFolderWithoutModelsCannotBeChecked() throws {
        let result = try run(["library.ilv": "var x: bool\n"], ["FOLDER/"])
        #expect(result.output.hasSuffix("1 path cannot be checked\n"))
        #expect(result.code == .input)
    }

    @Test func aLibraryIsCheckedAlone() throws {
        #expect(try run(["l.ilv": "var x: bool\n"], ["FOLDER/l.ilv"]).code == .success)
        let faulty = try run(["l.ilv": "var x: bol\n"], ["FOLDER/l.ilv"])
        #expect(
            faulty.output == #"""
                l.ilv: a library without a model: does not compile

                l.ilv:1:8: error: there is no type 'bol' [unknown-type]
                  1 | var x: bol
                    |        ^~~
                help: write 'bool'

                1 file does not compile

                """#)
        #expect(faulty.code == .model)
    }

    @Test func scenariosAreChosenByNameOrTag() throws {
        func lines(_ arguments: String...) throws -> [String] {
            let output = try run(["a.ilv": counter], ["FOLDER/a.ilv", "--quiet"] + arguments).output
            return output.split(separator: "\n").dropFirst().prefix { $0.hasPrefix("  ") }.map { line in
                line.split(separator: " ").prefix(2).joined(separator: " ")
            }
        }
        #expect(try lines() == ["ok known", "FAILED unknown", "not run"])
        #expect(try lines("--tag", "nightly") == ["ok known", "FAILED unknown", "ok large"])
        #expect(try lines("--scenario", "large") == ["ok large"])
        #expect(try lines("--scenario=unknown", "--scenario=known") == ["ok known", "FAILED unknown"])
    }

    @Test(arguments: [
        (["--scenario", "knwon"], "error: no model has a scenario 'knwon'; did you mean 'known'?"),
        (["--scenario", "other"], "error: no model has a scenario 'other'; there are known, unknown, large, default"),
        (["--property", "smal"], "error: no model has a property 'smal'; did you mean 'small'?"),
        (["--property", "deadlok"], "error: no model has a property 'deadlok'; did you mean 'deadlock'?"),
        (["--tag", "nightl"], "error: no model has a tag 'nightl'; did you mean 'nightly'?"),
        (["--set", "SIZ=3"], "error: no model has a parameter 'SIZ'; did you mean 'SIZE'?"),
        (["--scenario", "known", "--property", "on"], "error: no model has a property 'on'; there are small, full"),
        (
            ["--max-states", "none"],
            "error: 'none' is no value for '--max-states': it takes a number of states, e.g. 20M"
        ),
    ])
    func aNameThatIsUnknownIsAUsageError(arguments: [String], message: String) throws {
        let result = try run(["a.ilv": counter, "good.ilv": good], ["FOLDER"] + arguments)
        #expect(result.output == "")
        #expect(result.errors.split(separator: "\n").first.map(String.init) == message)
        #expect(result.code == .usage)
    }

    @Test func aNameThatABrokenFileMayHoldIsNoUsageError() throws {
        let result = try run(["a.ilv": counter, "bad.ilv": "model bad\nscenario s {"], ["FOLDER", "--scenario", "s"])
        #expect(result.code == .model)
    }

    @Test func whatAnotherModelHasLeavesThisOneOut() throws {
        let result = try run(
            ["a.ilv": counter, "good.ilv": good], ["FOLDER", "--set", "WIDTH=3", "--scenario", "known"])
        #expect(result.output.contains("a.ilv: model counter"))
        #expect(!result.output.contains("good.ilv"))
        #expect(result.code == .success)
    }

    @Test func oneOfSeveralPropertiesCanBeChecked() throws {
        let result = try run(["a.ilv": counter], ["FOLDER/a.ilv", "--property", "full", "--quiet"])
        #expect(
            result.output == #"""
                a.ilv: model counter
                  ok       known    1 property not selected; 1 reached
                  ok       unknown  1 property not selected; 1 reached
                  not run  large    needs --tag nightly

                1 model, 2 scenarios: all as expected

                """#)
        #expect(result.code == .success)
    }

    @Test func anInterruptedRunIsIncomplete() throws {
        let result = try run(["a.ilv": good], ["FOLDER/a.ilv"], cancelled: true)
        #expect(
            result.output == #"""
                a.ilv: model good
                  not run  default  interrupted

                1 model, 1 scenario: 1 incomplete

                """#)
        #expect(result.code == .incomplete)
    }

    @Test func coloursAreForTerminals() throws {
        func isColored(_ arguments: [String], isTerminal: Bool, _ environment: [String: String] = [:]) throws -> Bool {
            try run(
                ["a.ilv": good], ["FOLDER/a.ilv"] + arguments, isTerminal: isTerminal, environment: environment
            ).output.contains("\u{1B}[")
        }
        #expect(try isColored([], isTerminal: true))
        #expect(try !isColored([], isTerminal: false))
        #expect(try !isColored([], isTerminal: true, ["NO_COLOR": "1"]))
        #expect(try isColored([], isTerminal: true, ["NO_COLOR": ""]))
        #expect(try !isColored([], isTerminal: true, ["TERM": "dumb"]))
        #expect(try !isColored(["--color=never"], isTerminal: true))
        #expect(try isColored(["--color=always"], isTerminal: false, ["NO_COLOR": "1"]))
    }

    @Test func timesAreShownOnlyWhereTheyAreAskedFor() throws {
        let plain = try run(["a.ilv": good], ["FOLDER/a.ilv"]).output
        #expect(plain.contains("  scenario  states  transitions  depth\n  default        2            2      1\n"))
        let measured = try run(["a.ilv": good], ["FOLDER/a.ilv", "--statistics"]).output
        #expect(
            measured.contains("states  transitions  depth  initial  seconds"))
    }

    @Test func strictFailsOnWhatIsNeverExecuted() throws {
        let model = good + "\nrule never when on && !on { on = false }\n"
        #expect(try run(["a.ilv": model], ["FOLDER/a.ilv"]).code == .success)
        let strict = try run(["a.ilv": model], ["FOLDER/a.ilv", "--strict"])
        #expect(strict.code == .otherwise)
        #expect(
            strict.output.hasSuffix(
                "1 model, 1 scenario: as expected\n  a.ilv: not everything was executed (--strict)\n"))
    }
}
