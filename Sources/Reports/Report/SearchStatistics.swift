import Execution

/// What a search counts: the same for the same model and options, whatever the machine.
public struct SearchStatistics: Codable, Hashable, Sendable {
    /// Distinct states.
    public var states: Int
    /// Transitions, those that change nothing and those that end in an error included.
    public var transitions: Int
    /// Distinct initial states.
    public var initialStates: Int
    /// The most transitions on a shortest way to a state.
    public var depth: Int

    /// Makes statistics.
    public init(states: Int = 0, transitions: Int = 0, initialStates: Int = 0, depth: Int = 0) {
        self.states = states
        self.transitions = transitions
        self.initialStates = initialStates
        self.depth = depth
    }
}

/// What a search measures: different from run to run.
public struct SearchMeasurements: Codable, Hashable, Sendable {
    /// The time that passed, in seconds.
    public var wallSeconds: Double
    /// The time that the processors worked, in seconds.
    public var processorSeconds: Double
    /// The memory of the states and of what finds them, in bytes.
    public var stateBytes: Int
    /// The most memory that the process took so far, in bytes.
    public var peakBytes: Int
    /// What ran the model in the end.
    public var engine: EngineUse

    /// Makes measurements.
    public init(
        wallSeconds: Double, processorSeconds: Double, stateBytes: Int, peakBytes: Int, engine: EngineUse = .machine
    ) {
        self.wallSeconds = wallSeconds
        self.processorSeconds = processorSeconds
        self.stateBytes = stateBytes
        self.peakBytes = peakBytes
        self.engine = engine
    }
}
