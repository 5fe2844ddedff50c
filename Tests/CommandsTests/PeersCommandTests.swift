import Execution
import Foundation
import Reports
import Testing

@testable import Commands

/// `interleave peers`.
@Suite struct PeersCommandTests {
    private func run(_ model: String, _ arguments: String...) throws -> TemporaryRun {
        try TemporaryRun(["m.ilv": model], ["peers", "FOLDER/m.ilv"] + arguments)
    }

    private static let counter = """
        model m
        var n: 0..9
        weak rule up when n < 9 { n += 1 }
        allow deadlock
        invariant small { n < 9 }
        reachable five { n == 5 }
        liveness ends { eventually (n == 9) }
        liveness starts { eventually always (n == 0) }
        """

    @Test(.enabled(if: PeerRun.isInstalled(.promela) && PeerRun.isInstalled(.murphi)))
    func whatAgreesIsShownAndSummedUp() throws {
        let result = try run(Self.counter)
        #expect(
            result.output == """
                m.ilv default
                  Spin agrees: 10 states, 9 transitions, reached five, violated small
                  Rumur agrees: 10 states, 9 transitions, reached five, violated small
                  Spin, liveness agrees: 1 hold, 1 violated

                Spin: agrees in 1 scenario with 10 states and 9 transitions, differs in 0
                Rumur: agrees in 1 scenario with 10 states and 9 transitions, differs in 0
                Spin, liveness: agrees in 1 scenario with 2 properties, differs in 0

                """)
        #expect(result.errors == "")
        #expect(result.code == .success)
    }

    @Test func whatHasTooManyStatesIsNotCompared() throws {
        let result = try run(Self.counter, "--max-states", "5", "--with", "spin")
        #expect(
            result.output == """
                m.ilv default
                  not compared: more than 5 states

                Spin: agrees in 0 scenarios with 0 states and 0 transitions, differs in 0
                  1 not compared: more than 5 states

                """)
        #expect(result.code == .success)
    }

    @Test func aModelThatDoesNotCompileIsSaid() throws {
        let result = try run("model m\nvar a: bol\n", "--with", "rumur")
        #expect(result.output.hasPrefix("m.ilv default\n  not compared: it does not compile\n"))
        #expect(result.code == .model)
    }

    @Test func aPeerThatSaysOtherwiseIsADifference() throws {
        var expected = PeerExpectation(
            states: 2, transitions: 1, properties: [], judgesDeadlock: true, outcomes: ["violated p"], failed: [],
            hasErrors: false, hasLocks: false)
        var found = try #require(
            PeerResult(
                spin: "3 states, stored\n4 transitions (= stored+matched)\ninitial transitions: 1\noutcome: deadlock\n")
        )
        #expect(PeerJudge.differences(found, expected) == ["2 transitions, not 1", "'deadlock', not 'violated p'"])
        found.outcomes = ["violated p"]
        expected.transitions = 2
        #expect(PeerJudge.differences(found, expected) == [])
        expected.hasErrors = true
        #expect(PeerJudge.differences(found, expected) == ["no error, where there is one"])
    }

    @Test func largeNumbersOfSpinAreRounded() throws {
        let output = """
            10340353 states, stored
            1.1321805e+08 states, matched
            1.235584e+08 transitions (= stored+matched)
            initial transitions: 1
            """
        let result = try #require(PeerResult(spin: output))
        #expect(result.states == 10_340_352)
        #expect(result.hasTransitions(123_558_401))
        #expect(!result.hasTransitions(123_558_501))
    }

    @Test func rumurTellsWhatItCovers() {
        let output = "cover \"reached a\" hit 3 times\ncover \"reached b\" not hit\n5 states, 7 rules fired in 0s.\n"
        let result = PeerResult(rumur: output)
        #expect(result?.outcomes == ["reached a"])
        #expect(result?.states == 5)
        #expect(result?.transitions == 7)
    }
}
