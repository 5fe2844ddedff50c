import Execution
import Foundation
import Language
import Support
import Testing

@testable import Commands

/// The virtual machine beside Spin and Rumur, where they are installed.
@Suite(.serialized) struct PeerAgreementTests {
    /// The seeds of a long run, e.g. `INTERLEAVE_PEERS=1-200`; it also asks Rumur about every scenario of the tutorial.
    private static var seeds: Range<UInt64>? {
        let bounds = ProcessInfo.processInfo.environment["INTERLEAVE_PEERS"]?.split(separator: "-").compactMap {
            UInt64($0)
        }
        guard let bounds, bounds.count == 2, bounds[0] < bounds[1] else { return nil }
        return bounds[0]..<bounds[1]
    }

    @Test(.enabled(if: PeerRun.isInstalled(.promela)), arguments: ModelAgreementTests.tutorial)
    func spinAgreesOnTheTutorial(path: String) throws {
        try compare(path, .promela, isWhole: Self.seeds != nil)
    }

    @Test(.enabled(if: PeerRun.isInstalled(.murphi) && seeds != nil), arguments: ModelAgreementTests.tutorial)
    func rumurAgreesOnTheTutorial(path: String) throws {
        try compare(path, .murphi, isWhole: true)
    }

    @Test(.enabled(if: PeerRun.isInstalled(.murphi)), arguments: ["07-srcu", "08-choices"])
    func rumurAgreesOnAFewModels(name: String) throws {
        try compare("tutorial/\(name).ilv", .murphi, isWhole: false)
    }

    @Test(.enabled(if: PeerRun.isInstalled(.promela))) func spinAgreesOnRandomModels() throws {
        try compare(seeds: Self.seeds ?? 1..<9, .promela)
    }

    @Test(.enabled(if: PeerRun.isInstalled(.murphi))) func rumurAgreesOnRandomModels() throws {
        try compare(seeds: Self.seeds ?? 1..<3, .murphi)
    }

    /// Compares the scenarios of a model, or only its first.
    private func compare(_ path: String, _ target: ExportTarget, isWhole: Bool) throws {
        let loaded = try Frontend.load(path: Agreement.models.appendingPathComponent(path).path)
        for scenario in isWhole ? loaded.scenarios : Array(loaded.scenarios.prefix(1)) {
            let program = try #require(loaded.check(settings: scenario.settings, overrides: []).program)
            #expect(
                try PeerAgreement.differences(on: program, target, maxStates: 20_000) == [], "\(scenario.name)")
        }
    }

    private func compare(seeds: Range<UInt64>, _ target: ExportTarget) throws {
        var compared = 0
        for seed in seeds {
            let model = RandomModel(seed: seed, size: 2)
            guard let program = SourceText(model.source).program,
                let differences = try PeerAgreement.differences(on: program, target, maxStates: 2_000)
            else { continue }
            compared += 1
            if !differences.isEmpty {
                Issue.record("seed \(seed): \(differences.joined(separator: "; "))\n\(model.source)")
            }
        }
        #expect(compared * 3 > seeds.count, "too few models can be compared")
    }
}
