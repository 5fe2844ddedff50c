import Foundation
import Reports
import Testing

@testable import Commands

/// `interleave benchmark`.
@Suite struct BenchmarkCommandTests {
    private func run(_ model: String, _ arguments: String...) throws -> TemporaryRun {
        try TemporaryRun(["m.ilv": model], ["benchmark", "FOLDER/m.ilv"] + arguments)
    }

    @Test func aFileIsSearchedWithTheGivenParameters() throws {
        let result = try run(
            "model m\nparam SIZE: 1..9 = 2\nvar a: 0..9\nrule up when a < SIZE { a += 1 }\nallow deadlock\n",
            "--set", "SIZE=5")
        let lines = result.output.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(
            lines.first?.split(separator: " ", omittingEmptySubsequences: true).map(String.init) == [
                "configuration", "states", "transitions", "wall", "s", "cpu", "s", "transitions/s", "a", "cpu",
                "second",
                "bytes/state", "first", "verdict", "s",
            ])
        #expect(lines.last?.split(separator: " ").dropFirst(2).prefix(2) == ["6", "5"])
        #expect(result.errors == "")
        #expect(result.code == .success)
    }

    @Test func statesCountUpToSymmetryUnlessSaidOtherwise() throws {
        let model = "model m\nsymmetric Obj(3)\nvar a: [Obj] bool\nrule up(o: Obj) { a[o] = true }\nallow deadlock\n"
        func counts(_ arguments: String...) throws -> [Substring] {
            let result = try arguments.isEmpty ? run(model) : run(model, arguments[0], arguments[1])
            return (result.output.split(separator: "\n").last?.split(separator: " ").dropFirst().prefix(2)).map(
                Array.init)
                ?? []
        }
        #expect(try counts() == ["4", "12"])
        #expect(try counts("--symmetry", "off") == ["8", "24"])
    }

    @Test func theTimeToTheFirstVerdictStandsAtTheEnd() throws {
        let measured = SearchMeasurements(wallSeconds: 5, processorSeconds: 5, stateBytes: 1, peakBytes: 1)
        let row = BenchmarkTable.row("m", SearchReport(measurements: measured), firstVerdict: .milliseconds(2_500))
        #expect(row.split(separator: " ").last == "2.50\n")
        let result = try run("model m\nvar a: 0..9\nrule up when a < 9 { a += 1 }\ninvariant p { a < 5 }\n")
        #expect(result.code == .otherwise)
        #expect(result.output.split(separator: "\n").last?.split(separator: " ").count == 9)
    }

    @Test func aFileThatDoesNotCompileIsSaid() throws {
        let result = try run("model m\nvar a: bol\n")
        #expect(result.errors == "error: m.ilv does not compile\n")
        #expect(result.code == .model)
    }

    @Test func theKnownCountsAreThoseOfThePeers() {
        let memref = BenchmarkConfiguration.builtIn.first { $0.name == "memref 2,2,2,4" }
        #expect(memref?.states == 2_792_369)
        #expect(memref?.transitions == 15_770_160)
        #expect(memref?.agrees(with: SearchStatistics(states: 2_792_369, transitions: 15_770_160)) == true)
        #expect(memref?.agrees(with: SearchStatistics(states: 2_792_369, transitions: 15_770_161)) == false)
        #expect(
            BenchmarkConfiguration.builtIn.filter { !$0.isLarge }.map(\.name) == [
                "memref 2,2,2,3", "memref 2,2,2,4", "two_phase_commit 7", "two_phase_commit 8",
                "two_phase_commit_symmetric 10",
            ])
    }
}
