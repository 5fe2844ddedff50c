import Language
import Reports

/// Compares the mutants that survive with what the model says of them.
struct SurvivalJudge {
    /// The mutants that compile, with what became of them.
    let results: [(mutation: Mutation, outcome: MutantOutcome)]
    /// Whether every mutant of the model was run in every scenario, so that a line which speaks of none that survives is
    /// not true any more.
    let isWhole: Bool
    /// The files, for places.
    let sources: SourceMap

    /// The mutants; those that survive with the reason that the model gives.
    var mutants: [MutantReport] {
        results.map { mutation, outcome in
            guard outcome == .survived(reason: nil) else {
                return MutantReport(mutation, in: sources, outcome: outcome)
            }
            let notes = SurvivalNote.notes(in: mutation.documentation).filter { $0.concerns(mutation) }
            // A note on this very text says more than one on all.
            let note = notes.first { !$0.texts.isEmpty } ?? notes.first
            return MutantReport(mutation, in: sources, outcome: .survived(reason: note?.reason))
        }
    }

    /// The lines that speak of mutants, all of which are killed.
    var staleNotes: [StaleNote] {
        guard isWhole else { return [] }
        var seen: Set<SourceSpan> = []
        return results.map(\.mutation).filter { seen.insert($0.declarationSpan).inserted }.flatMap { first in
            let own = results.filter { $0.mutation.declarationSpan == first.declarationSpan }
            return SurvivalNote.notes(in: first.documentation).filter { note in
                own.allSatisfy { mutation, outcome in
                    if case .killed = outcome { true } else { !note.concerns(mutation) }
                }
            }.map { note in
                StaleNote(
                    declaration: first.declaration, place: sources.location(of: first.declarationSpan), note: note)
            }
        }
    }
}
