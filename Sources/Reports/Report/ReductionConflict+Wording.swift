import Engine

extension Reduction {
    /// How the reduction is called.
    public var name: String {
        switch self {
        case .symmetry: "symmetry"
        case .partialOrder: "partial order"
        case .hashCompaction: "hash compaction"
        case .bitstate: "bitstate hashing"
        }
    }
}

extension ReductionConflict {
    /// Why a reduction is not used, as the second half of a sentence.
    public var reason: String {
        switch self {
        case .cyclesOfRepresentatives: "those that are owed a turn must be told apart"
        case .specificationOfIdentities: "the specification may tell identities apart"
        case .omittedTransitions: "it speaks of transitions, some of which the reduced search leaves out"
        case .omittedWays: "it speaks of ways between states, some of which the reduced search leaves out"
        case .omittedRuns: "it speaks of runs, some of which the reduced search leaves out"
        case .mistakenStates:
            "it speaks of ways on, and a state may be taken for another one from where there are others"
        }
    }
}
