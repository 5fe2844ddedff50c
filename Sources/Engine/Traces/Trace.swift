/// A way through a transition system from an initial state.
public struct Trace: Hashable, Sendable {
    /// One transition.
    public struct Step: Hashable, Sendable {
        /// Its ordinal among the transitions of the state that it leaves.
        public let ordinal: Int32
        /// The words of the state that it leads to; `nil`, in the last step only, where its path ended in an error.
        public let target: [UInt64]?

        /// Makes a step.
        public init(ordinal: Int32, target: [UInt64]?) {
            self.ordinal = ordinal
            self.target = target
        }
    }

    /// The ordinal of the initial state among those that the system gives, or -1 where the trace is of none of them.
    public let initialOrdinal: Int32
    /// The words of the initial state; `nil` where its path ended in an error, and then there are no steps.
    public let initialState: [UInt64]?
    /// The transitions in order.
    public let steps: [Step]

    /// Makes a trace.
    public init(initialOrdinal: Int32, initialState: [UInt64]?, steps: [Step]) {
        self.initialOrdinal = initialOrdinal
        self.initialState = initialState
        self.steps = steps
    }

    /// The words of the state that the step at `index` leaves; `nil` where there is none, which is in no trace that a
    /// search made.
    public func state(before index: Int) -> [UInt64]? { index == 0 ? initialState : steps[index - 1].target }

    /// The words of the last state of the trace; `nil` where it ends in an error.
    public var lastState: [UInt64]? { state(before: steps.count) }
}
