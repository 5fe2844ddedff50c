/// A set of the states that were reached, each with the state that it was reached from; also the queue of the search,
/// because identities are given in the order of discovery.
///
/// A store decides by itself how states are kept. Its one verb is to find or insert; states never leave. Nothing here
/// traps for want of memory: a store refuses instead, stays as it was, and can be read and asked again.
protocol StateStore: AnyObject {
    /// How many states are stored; their identities are 0 to `count - 1`.
    var count: Int { get }

    /// The bytes that the store may allocate; what is allocated already stays.
    var memoryLimit: Int { get set }

    /// The bytes that the store has allocated.
    var memoryFootprint: Int { get }

    /// Makes ready for `count` new states if it can, and returns how many are sure not to be refused (at least 0).
    func reserve(_ count: Int) -> Int

    /// Inserts all targets of a batch that are not stored yet, in order, each with the state that it comes from: the first
    /// state of the batch is `first`, or `.none` where the targets are the initial states.
    ///
    /// Returns `nil`, or why it stopped: all targets before the first refused one are stored, none after it.
    func insertTargets(of batch: SuccessorBuffer, from first: StateID) -> StoreRefusal?

    /// The words of a stored state; valid until the next call that may change the store.
    subscript(id: StateID) -> PackedState { get }

    /// The words of `count` stored states from `first`; valid until the next call that may change the store.
    func states(from first: StateID, count: Int) -> PackedStates

    /// The identity of `state`, `nil` where it is not stored.
    func find(_ state: PackedState) -> StateID?

    /// The state that `id` was first reached from; `.none` for an initial state.
    func parent(of id: StateID) -> StateID
}

/// Why a store does not take a new state.
enum StoreRefusal: Error, Hashable, Sendable {
    /// It holds as many states as it was allowed or can number.
    case stateLimit
    /// It would need more memory than it was allowed, or than the machine gives.
    case memory
}
