import Engine
import Execution
import Language
import Support
import Testing

/// The comparison of what can be seen, on random models and what is left when a piece of them is taken away: as the
/// reference checker has it, who enumerates all words.
@Suite struct WordAgreementTests {
    /// The words that are enumerated have so many events at most.
    private static let length = 4

    /// The model made of `pieces`, with the variables that `names` tells as its view.
    private func program(_ pieces: [SourcePiece], viewing names: [String]) -> Program? {
        let parts = names.map { "seen_\($0) = \($0)" }
        let view = parts.isEmpty ? "" : "view { \(parts.joined(separator: "; ")) }\n"
        return SourceText(SourcePiece.text(of: pieces) + view).program
    }

    /// The differences within the words that are enumerated; `nil` where there are too many states.
    private func differences(_ old: Program, _ new: Program) throws -> [WordDifference]? {
        let events = EventTable()
        func observer(_ program: Program) throws -> ModelObserver {
            ModelObserver(
                try ModelSystem(program: program, selection: Selection(properties: [], deadlock: false)),
                views: old.views.map(\.name), events: events)
        }
        let result = TraceComparison(
            old: try observer(old), new: try observer(new), limits: Limits(states: 2_000, depth: Self.length)
        ).run()
        switch result.outcome {
        case .complete, .incomplete(.depth): return result.differences.filter { $0.word.count <= Self.length }
        default: return nil
        }
    }

    @Test func theFirstDifferenceIsTheOneThatEnumerationFinds() throws {
        var (compared, different) = (0, 0)
        for seed in UInt64(1)...120 {
            let pieces = RandomModel(seed: seed, size: 1).pieces
            guard let plain = SourceText(SourcePiece.text(of: pieces)).program else { continue }
            let names = plain.variables.prefix(2).map(\.name)
            let variants = SourcePiece.simplifications(of: pieces)
            guard let old = program(pieces, viewing: names), !variants.isEmpty,
                let new = program(variants[Int(seed) * 7 % variants.count], viewing: names),
                let a = ReferenceChecker(program: old).words(upTo: Self.length, maxPlaces: 400),
                let b = ReferenceChecker(program: new).words(upTo: Self.length, maxPlaces: 400),
                let found = try differences(old, new)
            else { continue }
            compared += 1
            for (side, only) in [(WordDifference.Side.old, a.subtracting(b)), (.new, b.subtracting(a))] {
                let shortest = found.filter { $0.side == side }.map(\.word.count).min()
                #expect(shortest == only.map(\.count).min(), "seed \(seed), \(side)")
            }
            if a != b { different += 1 }
        }
        #expect(compared >= 3, "\(compared)")
        #expect(different >= 1, "\(different) of \(compared)")
    }
}
