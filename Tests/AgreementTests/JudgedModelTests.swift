import Foundation
import Language
import Support
import Testing

/// All judges on random models: the virtual machine, native code and the reference checker; exact, tree and hash; one, two
/// and eight workers; with and without symmetry, partial order and full tables; searches and walks; liveness by components
/// and by brute force.
@Suite struct JudgedModelTests {
    /// Each batch goes on until it has compared so many models.
    private static let batchSize = 50

    /// How many batches there are; `INTERLEAVE_BATCHES` asks for fewer.
    private static var batches: Range<UInt64> {
        0..<(ProcessInfo.processInfo.environment["INTERLEAVE_BATCHES"].flatMap { UInt64($0) } ?? 40)
    }

    @Test(arguments: batches) func twoThousandModelsAgree(batch: UInt64) throws {
        var (compared, seed) = (0, 1_000 * batch)
        while compared < Self.batchSize {
            if try isCompared(JudgedModel(seed: seed, nativeShare: 10)) { compared += 1 }
            seed += 1
        }
        #expect(seed < 1_000 * batch + 100, "too few models can be compared")
    }

    /// Each construct stands in a well-typed model among the first of each batch.
    @Test func everyConstructOfTheLanguageOccurs() {
        var missing = LanguageConstruct.all
        for seed in (UInt64(0)..<40).flatMap({ 1_000 * $0..<1_000 * $0 + 50 }) where !missing.isEmpty {
            let source = JudgedModel(seed: seed, nativeShare: 10).source
            guard missing.contains(where: { $0.occurs(in: source) }), SourceText(source).program != nil else {
                continue
            }
            missing.removeAll { $0.occurs(in: source) }
        }
        #expect(missing.map(\.name) == [])
    }

    /// A long run over the seeds of `INTERLEAVE_SOAK`, e.g. `10000-20000`; best built for release.
    @Test(.enabled(if: RandomAgreementTests.soak != nil), arguments: slices) func aLongRunAgrees(
        seeds: Range<UInt64>
    ) throws {
        var compared = 0
        for seed in seeds {
            if try isCompared(JudgedModel(seed: seed, nativeShare: 50)) { compared += 1 }
        }
        print("seeds \(seeds.lowerBound) to \(seeds.upperBound - 1): \(compared) models compared")
    }

    /// The seeds of the long run, in parts.
    private static var slices: [Range<UInt64>] {
        guard let soak = RandomAgreementTests.soak else { return [] }
        return stride(from: soak.lowerBound, to: soak.upperBound, by: 1_000).map {
            $0..<min($0 + 1_000, soak.upperBound)
        }
    }

    /// Compares a model, and reports what differs; false where that cannot be.
    private func isCompared(_ model: JudgedModel) throws -> Bool {
        guard let differences = try model.differences() else { return false }
        if !differences.isEmpty {
            Issue.record(
                """
                seed \(model.seed): \(differences.joined(separator: "; "))
                \(model.source)
                which shrinks to
                \(model.formerDisagreement(differences))
                """)
        }
        return true
    }
}
