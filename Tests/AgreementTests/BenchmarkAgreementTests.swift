import Support
import Testing

/// The counts on which every peer agrees, without symmetry or partial-order reduction.
@Suite struct BenchmarkAgreementTests {
    @Test func smallMemrefAgrees() throws {
        let program = try #require(
            try Agreement.program("benchmarks/memref.ilv", ["VMS": 1, "FILES": 1, "PAGES": 2, "FRAMES": 2]))
        #expect(try Agreement.differences(on: program, maxStates: 1_000) == [])
        let reference = ReferenceChecker(program: program).run(maxStates: 1_000)
        #expect(reference.states == 355)
        #expect(reference.transitions == 1_044)
    }

    @Test func memrefAgrees() throws {
        let program = try #require(
            try Agreement.program("benchmarks/memref.ilv", ["VMS": 2, "FILES": 2, "PAGES": 2, "FRAMES": 1]))
        #expect(try Agreement.differences(on: program, maxStates: 10_000) == [])
        let run = try #require(try RunSummary(program, maxStates: 10_000))
        #expect(run.states == 4_049)
        #expect(run.transitions == 15_840)
    }

    @Test func memrefWithTwoFramesHasTheKnownCounts() throws {
        let program = try #require(
            try Agreement.program("benchmarks/memref.ilv", ["VMS": 2, "FILES": 2, "PAGES": 2, "FRAMES": 2]))
        let run = try #require(try RunSummary(program, maxStates: 100_000))
        #expect(run.states == 54_225)
        #expect(run.transitions == 258_416)
    }

    @Test func twoPhaseCommitAgrees() throws {
        let program = try #require(try Agreement.program("benchmarks/two_phase_commit.ilv", ["RMS": 3]))
        #expect(try Agreement.differences(on: program, maxStates: 1_000) == [])
        let reference = ReferenceChecker(program: program).run(maxStates: 1_000)
        #expect(reference.states == 288)
        #expect(reference.transitions == 1_145)
    }

    @Test func twoPhaseCommitOfSixHasTheKnownCounts() throws {
        let program = try #require(try Agreement.program("benchmarks/two_phase_commit.ilv", ["RMS": 6]))
        let run = try #require(try RunSummary(program, maxStates: 100_000))
        #expect(run.states == 50_816)
        #expect(run.transitions == 402_305)
    }
}
