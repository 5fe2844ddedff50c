import Execution

extension LifecycleReport {
    /// A node for each value, an edge for each change, and one back to its own node for what is refused.
    var picture: GraphPicture {
        let initial = Set(lifecycle.initial)
        let changes = lifecycle.edges.map { edge in
            GraphPicture.Edge(from: edge.from, to: edge.to, lines: edge.causes.map(\.text))
        }
        let refusals = lifecycle.values.indices.compactMap { value -> GraphPicture.Edge? in
            let lines = lifecycle.refusals(in: value)
            return lines.isEmpty ? nil : GraphPicture.Edge(from: value, to: value, lines: lines, isRefusal: true)
        }
        return GraphPicture(
            name: "lifecycle", title: [asked.text, "\(asked.model), \(asked.configuration)"],
            nodes: lifecycle.values.enumerated().map { index, value in
                GraphPicture.Node(lines: [value], isInitial: initial.contains(index))
            },
            edges: changes + refusals)
    }
}
