import Execution
import Language

/// A life cycle as a picture for Mermaid, which GitHub draws where it stands in a block marked `mermaid`.
public enum MermaidLifecycle {
    /// A state for each value, an arrow for each change, and one back to itself for what is refused.
    public static func render(_ report: LifecycleReport) -> String {
        let cycle = report.lifecycle
        var text = "stateDiagram-v2\n"
        for (index, value) in cycle.values.enumerated() {
            text += "    state \"\(escaped(value))\" as v\(index)\n"
        }
        for value in cycle.initial { text += "    [*] --> v\(value)\n" }
        for edge in cycle.edges {
            text +=
                "    v\(edge.from) --> v\(edge.to): \(edge.causes.map { escaped($0.text) }.joined(separator: "<br/>"))\n"
        }
        for value in cycle.values.indices {
            let refusals = cycle.refusals(in: value)
            guard !refusals.isEmpty else { continue }
            text += "    v\(value) --> v\(value): \(refusals.map(escaped).joined(separator: "<br/>"))\n"
        }
        return text
    }

    /// `text` with everything that could mean something to Mermaid as a number.
    private static func escaped(_ text: String) -> String {
        text.withoutInvisible.unicodeScalars.map { scalar in
            let isPlain =
                scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || " _,.-".unicodeScalars.contains(scalar)
            return isPlain ? String(scalar) : "#\(scalar.value);"
        }.joined()
    }
}
