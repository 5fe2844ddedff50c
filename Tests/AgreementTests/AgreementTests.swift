import Execution
import Foundation
import Language
import Support
import Testing

/// The virtual machine and the search against the naive reference checker, which shares no code with them.
@Suite struct AgreementTests {
    /// How many random models are compared; `INTERLEAVE_RANDOM_MODELS=20000` makes a long soak.
    private static let count = UInt64(ProcessInfo.processInfo.environment["INTERLEAVE_RANDOM_MODELS"] ?? "") ?? 240
    private static let first = UInt64(ProcessInfo.processInfo.environment["INTERLEAVE_FIRST_SEED"] ?? "") ?? 1
    /// Larger state spaces are left out.
    private static let mostStates = 300

    /// What the two checkers say differently, `nil` where the state space is too large.
    private func differences(_ program: Program, mostStates: Int) throws -> [String]? {
        guard let real = try RunSummary(program, maxStates: mostStates) else { return nil }
        let result = ReferenceChecker(program: program).run(maxStates: mostStates * 4)
        return real.differences(from: RunSummary(result, of: program))
    }

    @Test func randomModelsAgree() throws {
        var compared = 0
        for seed in Self.first..<Self.first + Self.count {
            let model = RandomModel(seed: seed, size: 2)
            guard let program = SourceText(model.source).program,
                let lines = try differences(program, mostStates: Self.mostStates)
            else { continue }
            compared += 1
            if !lines.isEmpty { Issue.record("seed \(seed): \(lines.prefix(5))\n\(model.source)") }
        }
        #expect(compared >= Int(Self.count) / 2)
    }

    @Test(
        arguments: [
            "01-lock", "02-peterson", "03-philosophers", "04-seqcount", "05-two-phase-commit", "06-rwlock", "07-srcu",
            "08-choices", "09-sequences", "10-transitions", "11-errnos-and-defer",
        ])
    func tutorialAgrees(_ name: String) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let loaded = try Frontend.load(path: folder.appendingPathComponent("Models/tutorial/\(name).ilv").path)
        for scenario in loaded.scenarios {
            let program = try #require(loaded.check(settings: scenario.settings, overrides: []).program)
            let lines = try #require(try differences(program, mostStates: 1_000))
            #expect(lines.isEmpty, "scenario \(scenario.name): \(lines)")
        }
    }

    /// The counts that the peers agree on, of all the small configurations.
    @Test(arguments: [([1, 1, 2, 2], 355, 1_044), ([2, 2, 2, 1], 4_049, 15_840)])
    func memrefHasItsCounts(_ bounds: [Int], _ states: Int, _ transitions: Int) throws {
        let program = try benchmark("memref", ["VMS", "FILES", "PAGES", "FRAMES"], bounds)
        let summary = try #require(try RunSummary(program, maxStates: 10_000))
        #expect(summary.states == states)
        #expect(summary.transitions == transitions)
        if states < 1_000 {
            let lines = try #require(try differences(program, mostStates: 1_000))
            #expect(lines.isEmpty)
        }
    }

    @Test(arguments: [(3, 288, 1_145), (6, 50_816, 402_305)])
    func twoPhaseCommitHasItsCounts(_ managers: Int, _ states: Int, _ transitions: Int) throws {
        let program = try benchmark("two_phase_commit", ["RMS"], [managers])
        let summary = try #require(try RunSummary(program, maxStates: 100_000))
        #expect(summary.states == states)
        #expect(summary.transitions == transitions)
        if states < 1_000 {
            let lines = try #require(try differences(program, mostStates: 1_000))
            #expect(lines.isEmpty)
        }
    }

    private func benchmark(_ name: String, _ parameters: [String], _ values: [Int]) throws -> Program {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let loaded = try Frontend.load(path: folder.appendingPathComponent("Models/benchmarks/\(name).ilv").path)
        let overrides = zip(parameters, values).map { ParameterOverride(name: $0, value: "\($1)") }
        return try #require(loaded.check(settings: [], overrides: overrides).program)
    }
}
