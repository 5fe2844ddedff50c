import Engine
import Execution
import Foundation
import Language
import Support
import Testing

/// Native code and the virtual machine on the models of the repository, and on random models.
@Suite struct NativeAgreementTests {
    /// What a tier finds in at most so many states.
    private struct Run: Equatable {
        let states: Int
        let transitions: Int
        let levels: [Int]
        let findings: [RecordedFinding]
        let covered: [Bool]

        init(
            _ program: Program, _ engine: EngineChoice, maxStates: Int, arguments: [String] = ["-O0"]
        ) throws {
            var native = NativeOptions()
            native.environment["HOME"] = nil
            native.environment["XDG_CACHE_HOME"] = nil
            native.extraArguments = arguments
            let selection = Selection(properties: program.judgedProperties, deadlock: true)
            let system = try ModelSystem(program: program, selection: selection, engine: engine, native: native)
            try system.prepare()
            var options = SearchOptions()
            options.limits.states = maxStates
            let result = BreadthFirstSearch(system: system, options: options).run()
            states = result.statistics.distinctStates
            transitions = result.statistics.transitions
            levels = result.statistics.levelSizes
            findings = result.findings
            covered = system.coverage.items.map(\.isCovered)
        }
    }

    /// Compares both tiers.
    private func compare(_ program: Program, maxStates: Int, _ name: String) throws {
        let (machine, native) = (
            try Run(program, .vm, maxStates: maxStates), try Run(program, .native, maxStates: maxStates)
        )
        #expect(native == machine, "\(name)")
    }

    /// Undefined behaviour ends the process.
    private static let strict = ["-fsanitize=undefined", "-fsanitize-trap=undefined"]

    @Test(arguments: InstructionSample.allCases) func everyFamilyOfInstructionsAgrees(
        sample: InstructionSample
    ) throws {
        let program = try #require(sample.program)
        let machine = try Run(program, .vm, maxStates: 20_000)
        #expect(machine.states > 100)
        #expect(try Run(program, .native, maxStates: 20_000, arguments: Self.strict) == machine)
        #expect(try Run(program, .native, maxStates: 20_000, arguments: []) == machine)
    }

    @Test func theSamplesFindWhatTheyAreMadeToFind() throws {
        let counts = try InstructionSample.allCases.map { sample in
            try Run(try #require(sample.program), .vm, maxStates: 20_000).findings.count
        }
        #expect(counts == [7, 1, 7, 3])
    }

    /// The models directly in folders below `Models`.
    static let models = ["tutorial", "benchmarks", "upstream", "proposals", "hardware/checks"].flatMap { folder in
        let path = Agreement.models.appendingPathComponent(folder).path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(".ilv") }.sorted().map { "\(folder)/\($0)" }
    }

    @Test func thereAreModels() { #expect(Self.models.count >= 15) }

    @Test(arguments: models) func theFirstScenarioOfEachModelAgrees(path: String) throws {
        let loaded = try Frontend.load(path: Agreement.models.appendingPathComponent(path).path)
        guard let scenario = loaded.scenarios.first, !loaded.isLibrary,
            let program = loaded.check(settings: scenario.settings, overrides: []).program
        else { return }
        try compare(program, maxStates: 3_000, scenario.name)
    }

    @Test(arguments: FormerDisagreement.all) func isSettledForBothTiers(_ case: FormerDisagreement) throws {
        try compare(try #require(SourceText(`case`.source).program), maxStates: 100, `case`.cause)
    }

    @Test(arguments: 0..<4) func randomModelsAgree(batch: UInt64) throws {
        try compareRandom(seeds: 1 + batch * 10..<11 + batch * 10)
    }

    /// A long run over the seeds of `INTERLEAVE_SOAK`, e.g. `10000-20000`; best built for release.
    @Test(.enabled(if: RandomAgreementTests.soak != nil)) func aLongRunAgrees() throws {
        if let seeds = RandomAgreementTests.soak { try compareRandom(seeds: seeds) }
    }

    private func compareRandom(seeds: Range<UInt64>) throws {
        for seed in seeds {
            let model = RandomModel(seed: seed, size: 2 + Int(seed % 3))
            guard let program = SourceText(model.source).program else { continue }
            try compare(program, maxStates: 300, "seed \(seed)\n\(model.source)")
        }
    }
}
