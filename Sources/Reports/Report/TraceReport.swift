import Execution

/// A way from an initial state.
public struct TraceReport: Codable, Hashable, Sendable {
    /// Which initial state it begins in, where there are several.
    public let start: StartingPoint?
    /// Its transitions in order.
    public let transitions: [TransitionDescription]
    /// The state before the first transition and the one behind each; there is none behind a transition that ends in an
    /// error. Empty where no format asks for states.
    public let states: [StateDescription]

    /// Makes a trace.
    public init(
        start: StartingPoint? = nil, transitions: [TransitionDescription], states: [StateDescription] = []
    ) {
        self.start = start
        self.transitions = transitions
        self.states = states
    }
}

/// One of several initial states.
public struct StartingPoint: Codable, Hashable, Sendable {
    /// What tells it from the others: the variables that have not the same value in all initial states.
    public let variables: [TransitionDescription.Binding]

    /// Makes a starting point.
    public init(variables: [TransitionDescription.Binding]) { self.variables = variables }
}
