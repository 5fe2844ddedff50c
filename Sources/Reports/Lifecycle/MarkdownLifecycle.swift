import Execution

/// A life cycle as two tables of Markdown.
public enum MarkdownLifecycle {
    /// What leads from one value to another, and what each call returns by the value when it is made.
    public static func render(_ report: LifecycleReport) -> String {
        let cycle = report.lifecycle
        let values = cycle.values.map(MarkdownText.escaped)
        var text = "Life cycle of \(MarkdownText.escaped(report.asked.text))\n\n"
        text += "\(MarkdownText.escaped(report.asked.path)): model \(MarkdownText.escaped(report.asked.model)), "
        text += "\(MarkdownText.escaped(report.asked.configuration)); \(report.counts)\n\n"
        text += MarkdownText.row(["from", "to", "by"]) + MarkdownText.row(["---", "---", "---"])
        for value in cycle.initial { text += MarkdownText.row(["(start)", values[value], ""]) }
        for edge in cycle.edges {
            let causes = edge.causes.map { MarkdownText.escaped($0.text) }.joined(separator: "<br>")
            text += MarkdownText.row([values[edge.from], values[edge.to], causes])
        }
        guard !cycle.contracts.isEmpty else { return text }
        text += "\n" + MarkdownText.row(["call in"] + values)
        text += MarkdownText.row(["---"] + values.map { _ in "---" })
        for contract in cycle.contracts {
            let cells = contract.outcomes.map { outcomes in
                outcomes.isEmpty
                    ? "–" : outcomes.map { MarkdownText.escaped($0.text(cycle.values)) }.joined(separator: "<br>")
            }
            text += MarkdownText.row([MarkdownText.escaped(contract.operation)] + cells)
        }
        text += "\n`→` the value that the call itself led to; `–` nobody calls it"
        return text
            + (cycle.isDisturbed ? "; `*` only where somebody else had changed the value since the call.\n" : ".\n")
    }
}
