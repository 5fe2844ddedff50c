import Execution
import Language

/// A life cycle as a picture for Graphviz.
public enum DotLifecycle {
    /// A box for each value, an arrow for each change, and a dashed arrow for what is refused.
    public static func render(_ report: LifecycleReport) -> String {
        let cycle = report.lifecycle
        var text = """
            digraph lifecycle {
              label="\(escaped(report.subject))\\n\(escaped(report.model)), \(escaped(report.configuration))";
              labelloc=t;
              fontname="sans-serif";
              rankdir=TB;
              nodesep=0.6;
              ranksep=0.7;
              node [shape=box, style=rounded, fontname="sans-serif"];
              edge [fontname="sans-serif", fontsize=10];
              start [shape=point, width=0.15];

            """
        for (index, value) in cycle.values.enumerated() {
            text += "  v\(index) [label=\"\(escaped(value))\"];\n"
        }
        for value in cycle.initial { text += "  start -> v\(value);\n" }
        for edge in cycle.edges {
            text += "  v\(edge.from) -> v\(edge.to) [label=\"\(lines(edge.causes.map(\.text)))\"];\n"
        }
        for value in cycle.values.indices {
            let refusals = cycle.refusals(in: value)
            guard !refusals.isEmpty else { continue }
            text += "  v\(value) -> v\(value) [style=dashed, color=gray50, fontcolor=gray35, "
            text += "label=\"\(lines(refusals))\"];\n"
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
