import Foundation
import Reports
import Testing

@testable import Commands

/// `interleave mutate` from its arguments to its text, files and exit code.
@Suite struct MutateCommandTests {
    /// A file that is read and closed; `reason` is the documentation of `close`.
    private func model(_ reason: String = "") -> String {
        """
        model file_refs "close | read"
        var open: bool = true
        var refs: 0..2
        var freed: bool
        var m: mutex
        thread user[2]
        op read() by user {
            require open else EBADF
            refs += 1
          step use:
            assert !freed "a freed file is read"
            refs -= 1
        }
        \(reason)
        op close() by user {
            require open else EBADF
            open = false
            await refs == 0
            freed = true
        }
        invariant freed_is_closed { freed implies !open }
        """
    }

    /// Runs the tool on that model.
    private func run(_ reason: String = "", _ arguments: String...) throws -> TemporaryRun {
        try TemporaryRun(["m.ilv": model(reason)], ["mutate"] + arguments + ["FOLDER/m.ilv"])
    }

    @Test func eachMutantHasItsLine() throws {
        let result = try run()
        #expect(result.code == .otherwise)
        #expect(
            result.output == """
                m.ilv: model file_refs "close | read"

                op read  m.ilv:7
                  killed          8  require     require open else EBADF: error: assertion failed: a freed file is
                                                 read after 4 transitions in default
                  killed          9  assignment  refs += 1: error: value out of the range of 0..2 in 'refs -= 1'
                                                 after 2 transitions in default
                  killed         12  assignment  refs -= 1: deadlock after 3 transitions in default

                op close  m.ilv:15
                  SURVIVES       16  require     require open else EBADF
                  killed         17  assignment  open = false: freed_is_closed is violated after 2 transitions in
                                                 default
                  killed         18  await       refs == 0 → true: error: assertion failed: a freed file is read
                                                 after 4 transitions in default
                  SURVIVES       19  assignment  freed = true

                7 mutants: 5 killed, 2 survive, 0 equivalent; 1 scenario with 6 states up to symmetry

                """)
    }

    @Test func aReasonAcceptsASurvivor() throws {
        let result = try run(
            "/// survives: `require open…`: closing again changes nothing\n/// survives: nobody reads it")
        #expect(result.code == .success)
        #expect(result.output.contains("require open else EBADF: closing again changes nothing\n"))
        #expect(result.output.contains("freed = true: nobody reads it\n"))
    }

    @Test func aReasonForWhatIsKilledIsStale() throws {
        let result = try run("/// survives: nothing needs it\n/// survives: `open = false`: nobody asks")
        #expect(result.code == .otherwise)
        #expect(
            result.output.contains(
                "= false` survives, and none does: nobody asks\n"))
        #expect(!result.output.contains("SURVIVES"))
    }

    @Test func aPartOfTheMutantsLeavesReasonsAlone() throws {
        let reason = "/// survives: `open = false`: nobody asks"
        #expect(try run(reason, "--in", "read", "--quiet").code == .success)
        #expect(
            try run(reason, "--in", "read", "--quiet").output.hasPrefix("m.ilv: model file_refs \"close | read\"\n\n"))
    }

    @Test func theReportIsTheSameForAnyNumberOfWorkers() throws {
        #expect(try run("", "--workers", "1").output == (try run("", "--workers", "5").output))
    }

    @Test func markdownIsATable() throws {
        let result = try run("", "--format", "markdown", "--quiet", "--output", "terminal=FOLDER/m.txt")
        #expect(
            result.output == """
                ## file\\_refs: close \\| read

                m.ilv: 7 mutants: 5 killed, 2 survive, 0 equivalent; 1 scenario with 6 states up to symmetry.

                | place | in | kind | mutation | outcome | why |
                | --- | --- | --- | --- | --- | --- |
                | m.ilv:16 | op close | require | require open else EBADF | **SURVIVES** |  |
                | m.ilv:19 | op close | assignment | freed = true | **SURVIVES** |  |

                """)
        #expect(result.files["m.txt"] == (try run("", "--quiet").output))
    }

    @Test func htmlIsATableForEachDeclaration() throws {
        let page = try run("", "--format", "html").output
        HTMLPageCheck.expectWhole(page)
        let text = try run().output
        for (word, style) in [("killed", "good"), ("SURVIVES", "bad"), ("equivalent", "plain")] {
            let count = text.split(separator: "\n").count { $0.hasPrefix("  \(word) ") }
            #expect(page.split(separator: "<td class=\"\(style)\">\(word)</td>").count - 1 == count)
        }
        let quiet = try run("", "--format", "html", "--quiet").output
        #expect(!quiet.contains(">killed</td>"))
        #expect(quiet.contains(">SURVIVES</td>"))
        let two = try TemporaryRun(
            ["a.ilv": model(), "b.ilv": "model b \"<script>\"\nvar v: 0..<"], ["mutate", "--format", "html", "FOLDER"])
        HTMLPageCheck.expectWhole(two.output)
        #expect(two.output.contains("Mutants of 2 files"))
    }

    @Test func anotherResultOfACallIsADifference() throws {
        // Both ways to return lead from a state back to it.
        let text = """
            model m
            var x: bool
            thread t
            op set() by t {
                require !x else EEXIST
                x = true
            }
            allow deadlock
            """
        let result = try TemporaryRun(["m.ilv": text], ["mutate", "FOLDER/m.ilv"])
        #expect(result.code == .otherwise)
        #expect(result.output.contains("  SURVIVES        5  require     require !x else EEXIST\n"), "\(result.output)")
        #expect(result.output.contains("2 mutants: 0 killed, 2 survive, 0 equivalent"))
    }

    @Test func otherInitialStatesAreADifference() throws {
        let text = """
            model m
            var x: bool
            init {
                choose b: bool where b
                x = b
            }
            rule flip { x = !x }
            """
        let result = try TemporaryRun(["m.ilv": text], ["mutate", "FOLDER/m.ilv"])
        #expect(result.output.contains("  SURVIVES        4  choose      b → true\n"), "\(result.output)")
    }

    @Test func whatCannotHappenIsEquivalent() throws {
        let text = """
            model m
            var open: bool = true
            var x: bool
            thread t
            op set() by t {
                require open else EBADF
                x = true
            }
            op clear() by t { x = false }
            reachable set_once { x }
            """
        let result = try TemporaryRun(["m.ilv": text], ["mutate", "FOLDER/m.ilv"])
        #expect(
            result.output.contains("  equivalent      6  require     require open else EBADF\n"), "\(result.output)")
    }

    @Test func largeScenariosCanBeLeftOut() throws {
        let text = """
            model m
            param MOST: 1..9 = 9
            var x: 0..9
            rule add when x < MOST { x += 1 }
            rule reset when x == MOST { x = 0 }
            invariant low { x <= MOST }
            scenario small { MOST = 2 }
            scenario large { }
            """
        let result = try TemporaryRun(["m.ilv": text], ["mutate", "--largest", "5", "FOLDER/m.ilv"])
        #expect(result.code == .otherwise)
        #expect(
            result.output.replacing("\n", with: " ").hasSuffix("1 scenario with 3 states; larger and left out: large "),
            "\(result.output)")
    }

    @Test func withoutTheModelsOwnSearchNothingIsDecided() throws {
        let result = try run("", "--max-states", "3")
        #expect(result.code == .incomplete)
        #expect(result.output.contains("7 mutants: 0 killed, 0 equivalent, 7 not decided"), "\(result.output)")
    }

    @Test func aMutantThatGrowsBeyondTheLimitIsNotDecided() throws {
        let text = """
            model grows
            var x: 0..999
            /// survives: `x < 9 → x <= 9`: one more does no harm
            rule add when x < 9 { x += 1 }
            allow deadlock
            invariant small { x < 1000 }
            reachable high { x == 9 }
            """
        let result = try TemporaryRun(["m.ilv": text], ["mutate", "--max-states", "20", "FOLDER/m.ilv"])
        #expect(result.code == .incomplete)
        #expect(
            result.output.contains(
                "not decided     4  when        x < 9 → true: default: stopped at the limit of 20 states\n"))
    }

    @Test func aModelThatDoesNotCompileIsReported() throws {
        let result = try TemporaryRun(["m.ilv": "model m\ninvariant i { x }"], ["mutate", "FOLDER/m.ilv"])
        #expect(result.code == .model)
        #expect(result.output.contains("does not compile"))
    }

    @Test func aLibraryHasNoMutants() throws {
        let result = try TemporaryRun(["m.ilv": "var x: 0..1"], ["mutate", "FOLDER/m.ilv"])
        #expect(result.output == "m.ilv: a library without a model: no errors\n")
    }
}
