/// A way to search fewer states than there are.
public enum Reduction: String, Codable, Hashable, Sendable, CaseIterable {
    /// Of the states that differ only in interchangeable identities one is searched (Ip and Dill, 1996).
    case symmetry
    /// Of the orders of independent steps one is searched (ample sets: Peled, 1994).
    case partialOrder
    /// Of each state a hash is kept: a state whose hash is that of another one is omitted (Wolper and Leroy, 1993).
    case hashCompaction
    /// Of each state a few bits are kept: a state whose bits were set by others is omitted (Holzmann, 1988).
    case bitstate
}

/// What a search can be asked about, as far as reductions tell it apart.
public enum JudgedKind: String, Hashable, Sendable, CaseIterable {
    /// A predicate that holds in every state.
    case invariant
    /// A predicate that holds on every transition.
    case transition
    /// A predicate that holds in some state.
    case reachable
    /// A predicate that can come to hold from every state.
    case recoverable
    /// A formula that holds on every fair run.
    case liveness
    /// A specification that every transition follows.
    case refinement
    /// A state from where nothing goes on, or a cycle of locks.
    case deadlock
    /// A step, or the evaluation of a property, that goes wrong.
    case error
    /// What no transition executed, and guards that were never true.
    case coverage
}

/// Why a reduction is not used with what is asked.
public enum ReductionConflict: String, Codable, Hashable, Sendable, CaseIterable {
    /// Fairness is owed to each thread, and a cycle of representatives may be one on which threads change places.
    case cyclesOfRepresentatives
    /// A specification may tell identities apart that the model takes for interchangeable.
    case specificationOfIdentities
    /// Transitions are left out, and with them those that the property is about.
    case omittedTransitions
    /// Ways on are left out, and with them ways to where the predicate holds.
    case omittedWays
    /// Runs are left out, and with them those that are fair.
    case omittedRuns
    /// States are taken for others, and with them the ways that go on from there.
    case mistakenStates
}
