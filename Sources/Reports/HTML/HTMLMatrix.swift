/// A matrix as one HTML file that needs nothing else.
public enum HTMLMatrix {
    /// The table, whose cells link to their traces, what its signs mean, the columns, and the traces.
    public static func render(_ report: MatrixReport) -> String {
        let table = HTMLVerdictTable(
            matrix: report, footnotes: MatrixFootnotes(of: report), prefix: "note", label: "The matrix",
            corner: "requirement", columnLink: { "column-\($0 + 1)" },
            cellLink: { row, column in
                let trace = MatrixTrace(report: report, row: row, column: column)
                return trace.cell.hasTrace ? trace.anchor : nil
            })
        let requirements = report.rows.count - 2
        let counts =
            "\(Wording.count(requirements, "requirement")) × \(Wording.count(report.columns.count, "column"))"
        return HTMLText.document(
            title: "Requirements × proposals", style: HTMLStyle.common + HTMLStyle.matrix + HTMLStyle.chart,
            body: "<h1>Requirements × proposals</h1>\n<p>\(counts). A cell with a number links to its trace.</p>\n"
                + "<main>\n" + table.html(rows: Array(report.rows.indices)) + table.legend(heading: "h2")
                + columns(of: report)
                + traces(of: report) + failures(of: report) + "</main>\n")
    }

    /// What each column stands for.
    private static func columns(of report: MatrixReport) -> String {
        let rows = report.columns.enumerated().map { index, column in
            let scenario = [column.scenario.name, column.scenario.title].compactMap(\.self).joined(separator: ": ")
            let cells = [column.path, column.title ?? "", scenario, column.boundsText].map {
                "<td>\(HTMLText.escaped($0))</td>"
            }
            return "<tr id=\"column-\(index + 1)\"><th scope=\"row\">\(HTMLText.escaped(column.label))</th>"
                + cells.joined() + "</tr>\n"
        }
        let heads = ["column", "model", "title", "scenario", "bounds"].map { "<th scope=\"col\">\($0)</th>" }
        return "<h2>Columns</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"The columns\">\n"
            + "<table>\n<thead><tr>\(heads.joined())</tr></thead>\n<tbody>\n\(rows.joined())</tbody>\n</table>\n</div>\n"
    }

    /// Each trace as text and as charts.
    private static func traces(of report: MatrixReport) -> String {
        guard !report.traces.isEmpty else { return "" }
        return "<h2>Traces</h2>\n"
            + report.traces.map { trace in
                let text = trace.page(options: TerminalReport.Options()).render(isColored: false)
                return "<section id=\"\(trace.anchor)\">\n<h3>\(HTMLText.escaped(trace.heading))</h3>\n"
                    + "<pre tabindex=\"0\">\(HTMLText.escaped(lines: text))</pre>\n"
                    + charts(of: trace) + "</section>\n"
            }.joined()
    }

    /// The charts of a cell's traces.
    private static func charts(of trace: MatrixTrace) -> String {
        trace.cell.findings.filter { !$0.trace.transitions.isEmpty }.map { finding in
            let label = "Sequence chart: \(finding.headline). The same stands above as text."
            return HTMLText.chart(finding.chart(threads: trace.threads), label: label)
        }.joined()
    }

    /// The files that gave no column.
    private static func failures(of report: MatrixReport) -> String {
        guard !report.failures.isEmpty else { return "" }
        let text = TerminalMatrix.failures(report, TerminalReport.Options()).render(isColored: false)
        return "<h2>Not shown</h2>\n<pre tabindex=\"0\">\(HTMLText.escaped(lines: text))</pre>\n"
    }
}

extension TextStyle {
    /// The name of the class for elements of this style.
    var className: String {
        switch self {
        case .plain: "plain"
        case .strong: "strong"
        case .good: "good"
        case .bad: "bad"
        case .caution: "caution"
        case .faint: "faint"
        }
    }
}
