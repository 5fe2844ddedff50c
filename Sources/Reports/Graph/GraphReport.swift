import Engine
import Execution
import Language

/// What was found of a state graph: the one value that every format is a function of.
public struct GraphReport: Sendable {
    /// What it is about.
    public let asked: QuerySubject
    /// The graph.
    public let graph: StateGraph
    /// Whether every reachable state was looked at, as far as the graph needs it.
    public let completeness: Completeness

    /// Makes a report.
    public init(_ asked: QuerySubject, graph: StateGraph, completeness: Completeness) {
        self.asked = asked
        self.graph = graph
        self.completeness = completeness
    }

    /// The code that a process with this report exits with.
    public var exitCode: ExitCode { completeness == .complete ? .success : .incomplete }

    /// `state graph of file[f].state, for every f: File`, or of the model.
    var heading: String {
        "state graph of \(asked.expressions.isEmpty ? asked.model : asked.text)"
    }

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
        for error in graph.errors { text += "; no value in some states: \(error)" }
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
            name: "state_graph", title: [heading, "\(asked.model), \(asked.configuration)", counts], nodes: nodes,
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
