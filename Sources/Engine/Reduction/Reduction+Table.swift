/// The table of which reduction is sound with what is judged.
///
/// Symmetry searches the quotient of the state graph by its automorphisms, in which each transition of the system has an
/// image that starts at a representative: whatever speaks of states, of single transitions or of ways between states
/// comes out the same. Deadlock does, since a transition is compared with its own state before representatives are
/// taken; so does coverage, since the parts of a text have no identities.
///
/// An ample set leaves out transitions: what is judged on every state that matters is kept by its conditions (invariants
/// and witnesses by C2, deadlock and errors by C0 and C1, since what a step reads decides whether it goes wrong; see
/// `AmpleSets`), what is judged on transitions or on ways is not.
///
/// Hash compaction and bitstate hashing follow real transitions from real states, so that what is found is there; what is
/// not found may have been omitted, which the report says with its probability. What is judged on the graph as a whole
/// would see a state where another one is.
extension Reduction {
    /// Why this reduction cannot be used where `kind` is judged; `nil` where it can.
    public func conflict(with kind: JudgedKind) -> ReductionConflict? {
        switch (self, kind) {
        case (.symmetry, .liveness): .cyclesOfRepresentatives
        case (.symmetry, .refinement): .specificationOfIdentities
        case (.symmetry, .invariant), (.symmetry, .transition), (.symmetry, .reachable), (.symmetry, .recoverable),
            (.symmetry, .deadlock), (.symmetry, .error), (.symmetry, .coverage):
            nil
        case (.partialOrder, .transition), (.partialOrder, .coverage): .omittedTransitions
        case (.partialOrder, .recoverable): .omittedWays
        case (.partialOrder, .liveness), (.partialOrder, .refinement): .omittedRuns
        case (.partialOrder, .invariant), (.partialOrder, .reachable), (.partialOrder, .deadlock),
            (.partialOrder, .error):
            nil
        case (.hashCompaction, .recoverable), (.hashCompaction, .liveness), (.bitstate, .recoverable),
            (.bitstate, .liveness):
            .mistakenStates
        case (.hashCompaction, _), (.bitstate, _): nil
        }
    }
}
