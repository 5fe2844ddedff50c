import Execution
import Foundation
import Language
import Support
import Testing

/// With symmetry as without, and as many orbits as brute force finds.
@Suite struct SymmetryAgreementTests {
    @Test(arguments: NativeAgreementTests.models) func someScenariosOfEachModelAgree(path: String) throws {
        let loaded = try Frontend.load(path: Agreement.models.appendingPathComponent(path).path)
        if loaded.isLibrary { return }
        // The scenarios of a model are much alike.
        var left = 2
        for scenario in loaded.scenarios.prefix(8) where left > 0 {
            guard let program = loaded.check(settings: scenario.settings, overrides: []).program,
                let differences = try SymmetryAgreement.differences(on: program, maxStates: 400)
            else { continue }
            left -= 1
            #expect(differences == [], "\(scenario.name)")
        }
    }

    @Test(arguments: 0..<4) func randomModelsAgree(batch: UInt64) throws {
        try compare(seeds: 1 + batch * 25..<26 + batch * 25, size: 2 + Int(batch % 3))
    }

    @Test(arguments: 0..<4) func randomModelsRichInSymmetryAgree(batch: UInt64) throws {
        try compare(seeds: 1 + batch * 25..<26 + batch * 25, size: 1 + Int(batch % 2), isSymmetric: true)
    }

    /// A long run over the seeds of `INTERLEAVE_SOAK`, e.g. `10000-20000`; best built for release.
    @Test(.enabled(if: RandomAgreementTests.soak != nil)) func aLongRunAgrees() throws {
        guard let seeds = RandomAgreementTests.soak else { return }
        try compare(seeds: seeds, size: 3)
        try compare(seeds: seeds, size: 2, isSymmetric: true)
    }

    @Test(arguments: [(2, 34), (3, 80), (4, 166)]) func twoPhaseCommitHasAsManyOrbitsAsBruteForceFinds(
        managers: Int, orbits: Int
    ) throws {
        let path = "benchmarks/two_phase_commit_symmetric.ilv"
        let program = try #require(try Agreement.program(path, ["RMS": managers]))
        let run = try #require(try RunSummary(program, maxStates: 10_000, usesSymmetry: true))
        #expect(run.states == orbits)
        let counted = ReferenceChecker(program: program).countOrbits(maxStates: 10_000, maxExchanges: 24)
        #expect(counted?.orbits == orbits)
        #expect(counted?.isClosed == true)
    }

    @Test(arguments: [(7, 920), (9, 2_232), (10, 3_300)]) func twoPhaseCommitHasTheKnownOrbits(
        managers: Int, orbits: Int
    ) throws {
        let path = "benchmarks/two_phase_commit_symmetric.ilv"
        let program = try #require(try Agreement.program(path, ["RMS": managers]))
        let run = try #require(try RunSummary(program, maxStates: 10_000, usesSymmetry: true))
        #expect(run.states == orbits)
    }

    /// The code 0 of a reader-writer lock is its last writer: it is not empty.
    @Test func theLastWriterOfALockMoves() throws {
        let text = SourceText(
            """
            model m
            symmetric Obj(3)
            thread host[o: Obj]
            var gate: rwlock
            op enter() by host {
                lock(gate)
              step out:
                unlock(gate)
            }
            """)
        let program = try #require(text.program)
        #expect(try SymmetryAgreement.differences(on: program, maxStates: 100) == [])
        #expect(try RunSummary(program, maxStates: 100, usesSymmetry: true)?.states == 2)
    }

    private func compare(seeds: Range<UInt64>, size: Int, isSymmetric: Bool = false) throws {
        var compared = 0
        for seed in seeds {
            let model = RandomModel(seed: seed, size: size, isSymmetric: isSymmetric)
            guard let program = SourceText(model.source).program,
                let differences = try SymmetryAgreement.differences(on: program, maxStates: 200)
            else { continue }
            compared += 1
            if !differences.isEmpty {
                Issue.record(
                    """
                    seed \(seed), size \(size): \(differences.joined(separator: "; "))
                    \(model.source)
                    which shrinks to
                    \(SymmetryAgreement.shrunk(model.pieces, maxStates: 300))
                    """)
            }
        }
        #expect(compared >= 4, "too few models have anything to exchange")
    }
}
