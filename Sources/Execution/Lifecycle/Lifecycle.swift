/// The life cycle that the reachable states really have: the values of an expression, and what leads from one to another.
public struct Lifecycle: Sendable {
    /// The values that occur, as text, in the order of their type.
    public let values: [String]
    /// The values that could occur and do not.
    public let absentValues: [String]
    /// The positions in `values` of those in initial states.
    public let initial: [Int]
    /// What changes the value, ordered by the values before and after.
    public let edges: [Edge]
    /// All causes of `edges`, in declared order.
    public let causes: [Cause]
    /// For each of `values`, what is about something of that value, does not fail and leaves the value as it is; empty
    /// unless it was asked for.
    public let stays: [[Cause]]
    /// What each operation returns, in declared order; operations that nobody called are left out.
    public let contracts: [Contract]
    /// How many states were looked at, and the transitions between them.
    public let states, transitions: Int
    /// Why expressions have no value in some states: a clause for each place that went wrong.
    public let errors: [String]

    /// A change of the value that some transition makes.
    public struct Edge: Hashable, Sendable {
        /// The positions in `Lifecycle.values` of the values before and after.
        public let from, to: Int
        /// What makes it, in declared order.
        public let causes: [Cause]
    }

    /// What makes a change: a call or a rule, or a later step of an operation.
    public struct Cause: Hashable, Sendable {
        /// The operation or rule.
        public let action: String
        /// Whether it is a rule.
        public let isRule: Bool
        /// The label of the part that the step begins in; `nil` for a call, and before the first label.
        public let step: String?
    }

    /// What the calls of one operation return.
    public struct Contract: Hashable, Sendable {
        /// The operation.
        public let operation: String
        /// For each value at the call, by its position in `Lifecycle.values`, what came of it; empty where nobody calls it.
        public let outcomes: [[Outcome]]
    }

    /// What came of a call.
    public struct Outcome: Hashable, Sendable {
        /// What it returned.
        public let result: TransitionDescription.Result
        /// The label of the part in which it returned, if that is an errno of a later step.
        public let step: String?
        /// The value that the call itself led to, by its position; `nil` where it changed nothing.
        public let next: Int?
        /// Whether this came only where somebody else had changed the value since the call.
        public let isDisturbed: Bool
    }
}
