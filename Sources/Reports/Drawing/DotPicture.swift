import Language

/// A picture of a graph for Graphviz.
enum DotPicture {
    /// A box for each node, an arrow for each edge, a dashed one for what is refused, and a point before the initial nodes.
    static func render(_ picture: GraphPicture) -> String {
        var text = """
            digraph \(picture.name) {
              label="\(picture.title.map(escaped).joined(separator: "\\n"))";
              labelloc=t;
              fontname="sans-serif";
              rankdir=TB;
              nodesep=0.6;
              ranksep=0.7;
              node [shape=box, style=rounded, fontname="sans-serif"];
              edge [fontname="sans-serif", fontsize=10];
              start [shape=point, width=0.15];

            """
        for (index, node) in picture.nodes.enumerated() {
            let label = (node.lines + (node.note.map { [$0] } ?? [])).map(escaped).joined(separator: "\\n")
            text += "  v\(index) [label=\"\(label)\"\(node.isEnd ? ", peripheries=2" : "")];\n"
        }
        for (index, node) in picture.nodes.enumerated() where node.isInitial { text += "  start -> v\(index);\n" }
        for edge in picture.edges {
            let style = edge.isRefusal ? "style=dashed, color=gray50, fontcolor=gray35, " : ""
            text += "  v\(edge.from) -> v\(edge.to) [\(style)label=\"\(lines(edge.lines))\"];\n"
        }
        return text + "}\n"
    }

    /// Lines of a label, at the left of each other.
    private static func lines(_ texts: [String]) -> String { texts.map { "  \(escaped($0))\\l" }.joined() }

    /// `text` within quotes.
    private static func escaped(_ text: String) -> String {
        text.withoutInvisible.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
}
