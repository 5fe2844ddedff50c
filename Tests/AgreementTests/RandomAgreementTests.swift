import Foundation
import Language
import Support
import Testing

/// The virtual machine and the reference checker on random models.
@Suite struct RandomAgreementTests {
    /// Models with more states are left out.
    static let maxStates = 400

    @Test(arguments: 0..<6) func aFewHundredModelsAgree(batch: UInt64) throws {
        try compare(seeds: 1 + batch * 25..<26 + batch * 25, size: 2 + Int(batch % 3))
    }

    /// A long run over the seeds of `INTERLEAVE_SOAK`, e.g. `10000-20000`; best built for release.
    @Test(.enabled(if: soak != nil)) func aLongRunAgrees() throws {
        if let seeds = Self.soak { try compare(seeds: seeds, size: 3) }
    }

    @Test func mostModelsAreWellTypedAndOfAUsefulSize() {
        let programs = (UInt64(1)...100).compactMap { SourceText(RandomModel(seed: $0, size: 3).source).program }
        #expect(programs.count >= 90)
        let sizes = programs.map { ReferenceChecker(program: $0).run(maxStates: 20).states }
        #expect(sizes.count { $0 > 20 } >= 25)
    }

    @Test func recoverablePropertiesComeOutEveryWay() {
        var (lostAtOnce, lostLater, kept) = (0, 0, 0)
        for program in (UInt64(1)...40).compactMap({ SourceText(RandomModel(seed: $0, size: 2).source).program }) {
            let result = ReferenceChecker(program: program).run(maxStates: 60)
            guard result.isComplete else { continue }
            for (property, verdict) in zip(program.properties, result.verdicts) {
                guard case .recoverable = property.content, verdict.error == nil else { continue }
                switch verdict.found {
                case nil: kept += 1
                case 0: lostAtOnce += 1
                default: lostLater += 1
                }
            }
        }
        #expect(lostAtOnce >= 5)
        #expect(lostLater >= 2)
        #expect(kept >= 5)
    }

    @Test func theSameSeedGivesTheSameModel() {
        #expect(RandomModel(seed: 7, size: 3).source == RandomModel(seed: 7, size: 3).source)
        #expect(RandomModel(seed: 7, size: 3).source != RandomModel(seed: 8, size: 3).source)
    }

    /// The seeds asked for.
    static var soak: Range<UInt64>? {
        let bounds = ProcessInfo.processInfo.environment["INTERLEAVE_SOAK"]?.split(separator: "-").compactMap {
            UInt64($0)
        }
        guard let bounds, bounds.count == 2, bounds[0] < bounds[1] else { return nil }
        return bounds[0]..<bounds[1]
    }

    private func compare(seeds: Range<UInt64>, size: Int) throws {
        var compared = 0
        for seed in seeds {
            let model = RandomModel(seed: seed, size: size)
            let differences = try Agreement.differences(on: model.pieces, maxStates: Self.maxStates)
            guard let differences else { continue }
            compared += 1
            if !differences.isEmpty {
                Issue.record(
                    """
                    seed \(seed), size \(size): \(differences.joined(separator: "; "))
                    \(model.source)
                    which shrinks to
                    \(Agreement.shrunk(model.pieces, maxStates: Self.maxStates))
                    """)
            }
        }
        #expect(compared > seeds.count / 2, "too few models can be compared")
    }
}
