/// A finite transition system whose transitions are seen from outside as events, or not at all.
///
/// What `TransitionSystem` says of determinism holds here too. Events are numbers that two systems to be compared share.
public protocol ObservableSystem: AnyObject {
    /// The initial states in their order, each with what is seen when the system begins there; `nil` where they are too
    /// many to be made, or the system was interrupted.
    func initialMoves() -> [ObservedMove]?

    /// The transitions of a state in their order; `nil` as above. Those without a target are left out.
    func moves(from state: [UInt64]) -> [ObservedMove]?
}

/// A transition, or an initial state, with what is seen of it.
public struct ObservedMove: Hashable, Sendable {
    /// The ordinal of the transition among those of its state, or of the initial state.
    public let ordinal: Int32
    /// The words of the state that it leads to.
    public let target: [UInt64]
    /// What is seen, in order; empty where it is hidden. Events are at least 0.
    public let events: [Int32]

    /// Makes a move.
    public init(ordinal: Int32, target: [UInt64], events: [Int32]) {
        self.ordinal = ordinal
        self.target = target
        self.events = events
    }
}
