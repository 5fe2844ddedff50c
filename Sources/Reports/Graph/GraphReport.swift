import Engine
import Execution
import Language

/// What was found of a state graph: the one value that every format is a function of.
public struct GraphReport: Sendable {
    /// The path of the model as the user sees it.
    public let path: String
    /// The model's name.
    public let model: String
    /// The name of the scenario.
    public let scenario: String
    /// The parameters that the scenario or the command line sets.
    public let settings: [TransitionDescription.Binding]
    /// The expressions as they were written; none where each state is a node.
    public let expressions: [String]
    /// The free names with their types.
    public let free: [TransitionDescription.Binding]
    /// The graph.
    public let graph: StateGraph
    /// Whether every reachable state was looked at, as far as the graph needs it.
    public let completeness: Completeness

    /// Makes a report.
    public init(
        path: String, model: String, scenario: String, settings: [TransitionDescription.Binding],
        expressions: [String], free: [TransitionDescription.Binding], graph: StateGraph, completeness: Completeness
    ) {
        self.path = path
        self.model = model
        self.scenario = scenario
        self.settings = settings
        self.expressions = expressions
        self.free = free
        self.graph = graph
        self.completeness = completeness
    }

    /// The code that a process with this report exits with.
    public var exitCode: ExitCode { completeness == .complete ? .success : .incomplete }

    /// `state graph of file[f].state, for every f: File`, or of the model.
    var heading: String {
        guard !expressions.isEmpty else { return "state graph of \(model)" }
        return "state graph of \(ReportWording.subject(expressions, free))"
    }

    /// `scenario small with VMS = 2`.
    var configuration: String { ReportWording.configuration(scenario, settings) }

    /// How much there is, and how much of it is shown.
    var counts: String {
        let shown = graph.nodes.count
        let seen =
            "\(Wording.count(graph.states, "state")), \(Wording.count(graph.transitions, "transition"))"
        let drawn = "\(Wording.count(shown, "node")), \(Wording.count(graph.edges.count, "edge"))"
        var text = graph.isPlain ? drawn : "\(drawn) made of \(seen)"
        if let known = graph.knownNodes, known > shown {
            text += "; \(Wording.count(known - shown, "more node")) left out"
        } else if graph.knownNodes == nil {
            text += "; there are more states"
        }
        if case .stopped(let reason) = completeness { text += "; incomplete: \(reason.text)" }
        return text
    }

    /// What there is to draw.
    var picture: GraphPicture {
        let nodes = graph.nodes.map { node in
            GraphPicture.Node(
                lines: GraphPicture.cut(node.lines), note: node.note(isPlain: graph.isPlain),
                isInitial: node.isInitial, isEnd: node.isEnd)
        }
        return GraphPicture(
            name: "state_graph", title: [heading, "\(model), \(configuration)", counts], nodes: nodes,
            edges: graph.edges.map {
                GraphPicture.Edge(from: $0.from, to: $0.to, lines: GraphPicture.cut($0.labels))
            })
    }
}

extension StateGraph.Node {
    /// `12 states, 3 ways to what is left out`; `nil` where nothing is to be said.
    func note(isPlain: Bool) -> String? {
        let count = isPlain ? nil : Wording.count(states, "state")
        let ways = omitted == 0 ? nil : "\(Wording.count(omitted, "way")) to what is left out"
        let parts = [count, ways].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}
