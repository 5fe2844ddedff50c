import Execution

/// A state graph as text for a terminal or a mail.
public enum TerminalGraph {
    /// The nodes with their numbers, and what leads from one to another.
    public static func render(_ report: GraphReport, options: TerminalReport.Options) -> String {
        var page = Page()
        page.append(StyledLine(report.heading, .strong))
        page.append("\(report.asked.path): model \(report.asked.model)")
        page.append(paragraph: report.asked.configuration, indent: 0, width: options.width)
        page.append(
            paragraph: report.counts, indent: 0, width: options.width,
            style: report.completeness == .complete ? .faint : .caution)
        page.separate()
        page.append(nodes(of: report.graph, options))
        page.separate()
        page.append(edges(of: report.graph, options))
        page.separate()
        page.append(
            report.graph.nodes.contains(where: \.isEnd)
                ? "> initial; . without a way on." : "> initial.", .faint)
        return page.render(isColored: options.isColored)
    }

    /// What the numbers stand for.
    private static func nodes(of graph: StateGraph, _ options: TerminalReport.Options) -> Page {
        var page = Page()
        let width = String(graph.nodes.count).count
        for (index, node) in graph.nodes.enumerated() {
            let number = String(index + 1)
            let marks = (node.isInitial ? ">" : " ") + (node.isEnd ? "." : " ")
            for (position, text) in node.lines.enumerated() {
                var line = StyledLine()
                if position == 0 {
                    line.append(marks, .faint)
                    line.append(String(repeating: " ", count: width - number.count) + number, .strong)
                }
                line.pad(to: width + 4)
                line.append(text)
                if position == node.lines.count - 1, let note = node.note(isPlain: graph.isPlain) {
                    line.append("  (\(note))", .faint)
                }
                page.append(line)
            }
        }
        return page
    }

    /// What leads from one node to another.
    private static func edges(of graph: StateGraph, _ options: TerminalReport.Options) -> Page {
        guard !graph.edges.isEmpty else { return Page() }
        let rows = graph.edges.map { edge in
            [[StyledLine("\(edge.from + 1)", .strong)], [StyledLine("\(edge.to + 1)", .strong)]]
                + (graph.isPlain ? [] : [[StyledLine("\(edge.transitions)", .faint)]])
                + [edge.labels.map { StyledLine($0) }]
        }
        let heads = ["from", "to"] + (graph.isPlain ? [] : ["transitions"]) + ["by"]
        return TextTable(heads: heads.map { StyledLine($0, .faint) }, rows: rows, width: options.width).page
    }
}
