/// A matrix as Markdown: for a review, a mail or a page of documentation.
public enum MarkdownMatrix {
    /// The table, what its signs mean, the requirements with their origins, and a text for each trace, which its cell
    /// links to.
    public static func render(_ report: MatrixReport) -> String {
        renderTable(of: report, isLinked: true) + requirements(of: report) + traces(of: report)
            + failures(of: report)
    }

    /// The table and what its signs mean; without links unless the traces follow.
    public static func renderTable(of report: MatrixReport, isLinked: Bool = false) -> String {
        let footnotes = MatrixFootnotes(of: report)
        var text = MarkdownText.row(["", "requirement"] + report.columns.map { MarkdownText.escaped($0.label) })
        text += MarkdownText.row(["---", "---"] + report.columns.map { _ in ":-:" })
        for row in report.rows.indices {
            let cells = report.columns.indices.map { column in
                cell(MatrixTrace(report: report, row: row, column: column), footnotes, isLinked: isLinked)
            }
            text += MarkdownText.row([report.rows[row].head, MarkdownText.escaped(report.rows[row].title)] + cells)
        }
        return text + legend(of: report, footnotes)
    }

    /// What stands in a cell.
    private static func cell(_ trace: MatrixTrace, _ footnotes: MatrixFootnotes, isLinked: Bool) -> String {
        let verdict = trace.cell.verdict
        let sign = footnotes.number(of: verdict).map { "\(verdict.symbol) \\[\($0)\\]" } ?? verdict.symbol
        return isLinked && trace.cell.hasTrace ? "[\(sign)](#\(trace.anchor))" : sign
    }

    /// The signs, the footnotes and the columns.
    private static func legend(of report: MatrixReport, _ footnotes: MatrixFootnotes) -> String {
        var text = "\n"
        for (sign, meaning) in MatrixLegend(usesSymbols: true).entries(for: report) {
            text += "- `\(sign)` \(meaning)\n"
        }
        for (index, note) in footnotes.texts.enumerated() {
            text += "- \\[\(index + 1)\\] \(MarkdownText.escaped(note))\n"
        }
        text += "\n" + MarkdownText.row(["column", "model", "scenario", "bounds"])
        text += MarkdownText.row(["---", "---", "---", "---"])
        for column in report.columns {
            let model =
                [MarkdownText.escaped(column.path)] + [column.title.map(MarkdownText.escaped)].compactMap(\.self)
            text += MarkdownText.row([
                MarkdownText.escaped(column.label), model.joined(separator: ": "),
                MarkdownText.escaped(
                    [column.scenario.name, column.scenario.title].compactMap(\.self).joined(separator: ": ")),
                MarkdownText.escaped(column.boundsText),
            ])
        }
        return text
    }

    /// Each requirement that has a documentation, as a quotation.
    private static func requirements(of report: MatrixReport) -> String {
        let documented = report.rows.filter { !$0.documentation.isEmpty }
        guard !documented.isEmpty else { return "" }
        return "\n## Requirements\n"
            + documented.map { row in
                "\n**\(MarkdownText.escaped(row.caption))**\n\n"
                    + row.documentation.map { "> \(MarkdownText.escaped($0))\n" }.joined()
            }.joined()
    }

    /// Each trace below its anchor.
    private static func traces(of report: MatrixReport) -> String {
        guard !report.traces.isEmpty else { return "" }
        return "\n## Traces\n"
            + report.traces.map { trace in
                let text = trace.page(options: TerminalReport.Options()).render(isColored: false)
                return "\n<a id=\"\(trace.anchor)\"></a>\n\n### \(MarkdownText.escaped(trace.heading))\n\n"
                    + MarkdownText.block(text)
            }.joined()
    }

    /// The files that gave no column.
    private static func failures(of report: MatrixReport) -> String {
        guard !report.failures.isEmpty else { return "" }
        let text = TerminalMatrix.failures(report, TerminalReport.Options()).render(isColored: false)
        return "\n## Not shown\n\n" + MarkdownText.block(text)
    }
}
