import Engine
import Testing

/// The table of which reduction is sound with what is judged.
@Suite struct ReductionTests {
    @Test func symmetryIsSoundWithAllButLivenessAndRefinement() {
        let refused = JudgedKind.allCases.filter { Reduction.symmetry.conflict(with: $0) != nil }
        #expect(refused == [.liveness, .refinement])
    }

    @Test func partialOrderIsSoundWithWhatStatesTell() {
        let sound = JudgedKind.allCases.filter { Reduction.partialOrder.conflict(with: $0) == nil }
        #expect(sound == [.invariant, .reachable, .deadlock, .error])
    }

    @Test(arguments: [Reduction.hashCompaction, .bitstate])
    func whatMayOmitStatesIsRefusedWhereWaysAreJudged(reduction: Reduction) {
        let refused = JudgedKind.allCases.filter { reduction.conflict(with: $0) != nil }
        #expect(refused == [.recoverable, .liveness])
    }

    @Test func eachReasonIsGivenSomewhere() {
        let given = Reduction.allCases.flatMap { reduction in
            JudgedKind.allCases.compactMap { reduction.conflict(with: $0) }
        }
        #expect(Set(given) == Set(ReductionConflict.allCases))
    }
}
