import Execution
import Foundation
import Language
import Support
import Testing

/// Searches with and without reduction by partial order say the same of invariants, `reachable`, errors and deadlock.
@Suite struct PartialOrderAgreementTests {
    @Test(arguments: 0..<4) func modelsOfThreadsAgree(batch: UInt64) throws {
        let saved = try compare(seeds: batch * 50..<batch * 50 + 50) { RandomThreads(seed: $0).pieces }
        #expect(saved > 5, "too little is reduced")
    }

    @Test(arguments: 0..<2) func modelsOverTheWholeLanguageAgree(batch: UInt64) throws {
        try compare(seeds: 5_000 + batch * 30..<5_030 + batch * 30) { RandomModel(seed: $0, size: 3).pieces }
    }

    /// A long run over the seeds of `INTERLEAVE_SOAK`, e.g. `10000-20000`; best built for release.
    @Test(.enabled(if: RandomAgreementTests.soak != nil)) func aLongRunAgrees() throws {
        guard let seeds = RandomAgreementTests.soak else { return }
        try compare(seeds: seeds) { RandomThreads(seed: $0).pieces }
        try compare(seeds: seeds) { RandomModel(seed: $0, size: 3).pieces }
    }

    @Test(arguments: NativeAgreementTests.models) func someScenariosOfEachModelAgree(path: String) throws {
        let loaded = try Frontend.load(path: Agreement.models.appendingPathComponent(path).path)
        guard !loaded.isLibrary else { return }
        for scenario in loaded.scenarios.prefix(3) {
            guard let program = loaded.check(settings: scenario.settings, overrides: []).program,
                let (text, _) = try OrderRun.difference(on: program, maxStates: 4_000)
            else { continue }
            #expect(text == nil, "\(scenario.name)")
        }
    }

    @Test func theSameStatesAreLeftOutByBothTiersAndAnyNumberOfWorkers() throws {
        let program = try #require(SourceText(Self.wide).program)
        let one = try #require(try OrderRun(program, isReduced: true, maxStates: 100_000))
        #expect(one.states == 21_885)
        #expect(one.found == ["far", "near"])
        for workers in [2, 5] {
            #expect(try OrderRun(program, isReduced: true, maxStates: 100_000, workers: workers) == one)
        }
        #expect(try OrderRun(program, isReduced: true, maxStates: 100_000, engine: .native, workers: 2) == one)
    }

    @Test func theBenchmarkHasItsCounts() throws {
        let program = try #require(try Agreement.program("benchmarks/private_preparation.ilv", ["VCPUS": 4]))
        #expect(try OrderRun(program, isReduced: false, maxStates: 1_000)?.states == 625)
        #expect(try OrderRun(program, isReduced: true, maxStates: 1_000)?.states == 28)
        #expect(try OrderRun(program, isReduced: true, maxStates: 1_000)?.found == ["all_given"])
    }

    /// A model whose reduced search has levels of more than a thousand states.
    private static let wide = """
        model wide
        type I = 0..4
        var own: [I] 0..3
        var turns: [I] 0..4
        thread w[i: I]
        op work() by w[i] when turns[i] < 4 {
            own[i] = 1
          step second:
            own[i] = 2
          step third:
            own[i] = 3
            turns[i] += 1
        }
        invariant near { !(turns[0] == 3 && turns[1] == 2 && turns[4] == 3) }
        reachable far { forall i: I { turns[i] == 4 } }
        """

    /// Compares the models of `seeds`; returns how many had fewer states.
    @discardableResult
    private func compare(seeds: Range<UInt64>, _ pieces: (UInt64) -> [SourcePiece]) throws -> Int {
        var (compared, reduced) = (0, 0)
        for seed in seeds {
            let model = pieces(seed)
            guard let (text, saved) = try OrderRun.difference(on: model, maxStates: 2_000) else { continue }
            compared += 1
            if saved > 0 { reduced += 1 }
            guard let text else { continue }
            let smallest = SourcePiece.shrink(model) { candidate in
                (try? OrderRun.difference(on: candidate, maxStates: 2_000))?.text != nil
            }
            let rest = try OrderRun.difference(on: smallest, maxStates: 2_000)?.text
            Issue.record("seed \(seed): \(text)\n\(SourcePiece.text(of: smallest))\(rest ?? "")")
        }
        #expect(compared > seeds.count / 3, "too few models can be compared")
        return reduced
    }
}
