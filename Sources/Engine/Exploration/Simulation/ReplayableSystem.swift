/// A transition system whose transitions have names that mean the same in every state, so that a schedule can be run
/// again with something left out.
///
/// What `TransitionSystem` says of determinism and threads holds here too.
public protocol ReplayableSystem: TransitionSystem {
    /// What names a transition: who does what, with which choices, whatever the state.
    associatedtype Move: Hashable & Sendable

    /// Inspects and expands `state` as `inspect` and `successors` do, into an empty buffer, and names the transitions, by
    /// ordinal; no two of one state have the same name.
    func moves(of state: PackedState, into buffer: SuccessorBuffer) -> [Move]

    /// Who makes a move: a number for each thread, and one for all that belongs to none.
    func actor(of move: Move) -> Int

    /// Inspects and expands `state` as `inspect` and `successors` do, into an empty buffer, and tells who makes the
    /// transitions: those of each thread stand together, and so do those that belong to none. Of each group, empty ones
    /// included, the ordinal behind its last transition is returned; nothing where a long step was interrupted, and then
    /// nothing can be said of the state.
    func actorEnds(of state: PackedState, into buffer: SuccessorBuffer) -> [Int32]
}
