/// Which transitions of a state are enough: partial-order reduction by ample sets (Peled, 1994).
///
/// A candidate of a state stands for all transitions of one process there. Whoever conforms answers for:
///
/// - C1: whatever the other processes do before the candidate's process moves, nothing of it depends on a transition of
///   the candidate: it takes none away, adds none, and changes the effect of none, nor they of it.
/// - C2: no transition of the candidate changes what an invariant or a `reachable` property reads.
/// - C3: each cycle of states on each of which a candidate stood for all transitions has no state: a process stands for
///   others at some of its places only, and on every cyclic way of it through these places there is another one (static
///   partial order reduction: Kurshan, Levin, Minea, Peled, Yenigün, TACAS 1998).
/// - A transition of the candidate leads to another state, told from those of other processes by `contains`.
///
/// C0, that there is a transition at all, is decided where the transitions are known: in `SuccessorBuffer`.
///
/// C3 does not ask what has been visited, unlike the conditions that look for a target in the queue (Bošnački, Leue,
/// Lafuente, 2009). So what is chosen in a state depends on that state alone: not on the order of the search, nor on the
/// states that other workers insert in the same wave. One worker and many choose alike.
public protocol AmpleSets: AnyObject {
    /// Turns to `state`, and returns how many candidates it has; they are numbered from 0.
    func candidates(in state: PackedState) -> Int

    /// Whether `target`, which a transition of the present state leads to, is one of that candidate's targets.
    func contains(_ target: PackedState, candidate: Int) -> Bool
}
