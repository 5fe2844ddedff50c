import Language

/// A picture of a graph for Mermaid, which GitHub draws where it stands in a block marked `mermaid`.
enum MermaidPicture {
    /// A state for each node, and an arrow for each edge.
    static func render(_ picture: GraphPicture) -> String {
        var text = "stateDiagram-v2\n"
        for (index, node) in picture.nodes.enumerated() {
            text += "    state \"\(lines(node.lines + (node.note.map { [$0] } ?? [])))\" as v\(index)\n"
        }
        for (index, node) in picture.nodes.enumerated() where node.isInitial { text += "    [*] --> v\(index)\n" }
        for edge in picture.edges { text += "    v\(edge.from) --> v\(edge.to): \(lines(edge.lines))\n" }
        for (index, node) in picture.nodes.enumerated() where node.isEnd { text += "    v\(index) --> [*]\n" }
        return text
    }

    /// Lines below each other.
    private static func lines(_ texts: [String]) -> String {
        texts.map(MermaidText.escaped).joined(separator: "<br/>")
    }
}
