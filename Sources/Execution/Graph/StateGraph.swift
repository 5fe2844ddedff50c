/// The reachable states and transitions of a model as a graph that can be drawn: each state by itself, or states that agree
/// in what is looked at merged into one node.
public struct StateGraph: Hashable, Sendable {
    /// The nodes, in the order of a breadth-first walk from the initial ones.
    public let nodes: [Node]
    /// The edges, ordered by the nodes that they join; at most one from a node to another.
    public let edges: [Edge]
    /// Whether a node is one state.
    public let isPlain: Bool
    /// How many nodes there are with those that were left out; `nil` where nobody knows.
    public let knownNodes: Int?
    /// How many states and transitions were looked at.
    public let states, transitions: Int
    /// Why expressions have no value in some states: a clause for each place that went wrong.
    public let errors: [String]

    /// Makes a graph.
    public init(
        nodes: [Node], edges: [Edge], isPlain: Bool, knownNodes: Int?, states: Int, transitions: Int,
        errors: [String] = []
    ) {
        self.nodes = nodes
        self.edges = edges
        self.isPlain = isPlain
        self.knownNodes = knownNodes
        self.states = states
        self.transitions = transitions
        self.errors = errors
    }

    /// States that agree in what is looked at.
    public struct Node: Hashable, Sendable {
        /// What they agree in, a line for each thing.
        public let lines: [String]
        /// How many they are.
        public let states: Int
        /// Whether one of them is an initial state.
        public let isInitial: Bool
        /// Whether one of them has no transition.
        public let isEnd: Bool
        /// How many ways lead from it to what was left out: transitions of a state, edges of several.
        public let omitted: Int

        /// Makes a node.
        public init(lines: [String], states: Int, isInitial: Bool, isEnd: Bool, omitted: Int) {
            self.lines = lines
            self.states = states
            self.isInitial = isInitial
            self.isEnd = isEnd
            self.omitted = omitted
        }
    }

    /// Transitions from the states of one node to those of another, or of the same.
    public struct Edge: Hashable, Sendable {
        /// The positions of the nodes in `StateGraph.nodes`.
        public let from, to: Int
        /// The calls, later steps and rules that they are, in declared order.
        public let labels: [String]
        /// How many they are.
        public let transitions: Int

        /// Makes an edge.
        public init(from: Int, to: Int, labels: [String], transitions: Int) {
            self.from = from
            self.to = to
            self.labels = labels
            self.transitions = transitions
        }
    }
}
