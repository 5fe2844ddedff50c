/// A matrix as text for a terminal or a mail.
public enum TerminalMatrix {
    /// The files that gave no column, the table, what its words mean, and how to see a trace.
    public static func render(_ report: MatrixReport, options: TerminalReport.Options) -> String {
        failures(report, options).render(isColored: options.isColored) + table(report, options: options)
    }

    /// The traces of the cells at `column` and `row`, an identity or a name; an empty text where there is no such cell.
    public static func renderTraces(
        of report: MatrixReport, column: String, row: String, options: TerminalReport.Options
    ) -> String {
        var page = Page()
        for trace in report.traces(column: column, row: row) {
            page.separate()
            var heading = StyledLine(trace.heading, .strong)
            if !trace.cell.hasTrace {
                heading.append(": ")
                heading.append(trace.cell.verdict.sentence, trace.cell.verdict.style)
            }
            page.append(heading)
            if trace.cell.hasTrace { page.append(trace.page(options: options)) }
        }
        return page.render(isColored: options.isColored)
    }

    /// What is wrong with the files that gave no column.
    static func failures(_ report: MatrixReport, _ options: TerminalReport.Options) -> Page {
        var page = Page()
        for file in report.failures {
            page.append(FileSection(file: file, options: options).page)
            page.append(StyledLine())
        }
        return page
    }

    /// The table with everything below it.
    private static func table(_ report: MatrixReport, options: TerminalReport.Options) -> String {
        var page = Page()
        let footnotes = MatrixFootnotes(of: report)
        if !report.columns.isEmpty {
            page.append(MatrixTable(report: report, footnotes: footnotes, width: options.width).page)
            appendLegend(of: report, footnotes, options, to: &page)
            appendColumns(of: report, options, to: &page)
        }
        appendDeviations(of: report, options, to: &page)
        appendSummary(of: report, to: &page)
        return page.render(isColored: options.isColored)
    }

    /// Appends the footnotes and the meaning of the words.
    private static func appendLegend(
        of report: MatrixReport, _ footnotes: MatrixFootnotes, _ options: TerminalReport.Options, to page: inout Page
    ) {
        if !footnotes.texts.isEmpty { page.separate() }
        for (index, text) in footnotes.texts.enumerated() {
            page.append(lead: StyledLine("[\(index + 1)] "), phrases: StyledLine(text).words, width: options.width)
        }
        page.separate()
        for (sign, meaning) in MatrixLegend(usesSymbols: false).entries(for: report) {
            var line = StyledLine(sign, .strong)
            line.pad(to: 13)
            line.append(meaning, .faint)
            page.append(line)
        }
    }

    /// Appends what each column stands for.
    private static func appendColumns(
        of report: MatrixReport, _ options: TerminalReport.Options, to page: inout Page
    ) {
        let width = (report.columns.map(\.label.count).max() ?? 0) + 2
        page.separate()
        for column in report.columns {
            var lead = StyledLine(column.label, .strong)
            lead.pad(to: width)
            lead.append(column.path)
            page.append(lead)
            page.append(paragraph: "scenario \(column.scenario.name)", indent: width, width: options.width)
            for text in [column.title, column.scenario.title].compactMap(\.self) {
                page.append(paragraph: text, indent: width, width: options.width)
            }
            if !column.bounds.isEmpty {
                page.append(
                    paragraph: column.boundsText, indent: width, width: options.width, style: .faint)
            }
        }
    }

    /// Appends the scenarios that did not come out as they say.
    private static func appendDeviations(
        of report: MatrixReport, _ options: TerminalReport.Options, to page: inout Page
    ) {
        for column in report.columns where column.scenario.exitCode != .success {
            page.separate()
            var lead = StyledLine(column.scenario.status.text, column.scenario.status.style)
            lead.append("  \(column.label)  ", .strong)
            page.append(lead: lead, phrases: VerdictPhrases(scenario: column.scenario).phrases, width: options.width)
        }
    }

    /// Appends the last lines.
    private static func appendSummary(of report: MatrixReport, to page: inout Page) {
        page.separate()
        let requirements = report.rows.count - 2
        page.append(
            "\(Wording.count(requirements, "requirement")) × \(Wording.count(report.columns.count, "column"))", .strong)
        if report.omittedCount > 0 {
            let count = Wording.count(report.omittedCount, "property", "properties")
            page.append("\(count) without an identity like D1 not shown: --all shows them.", .faint)
        }
        let traces = report.traces
        if let trace = traces.first(where: { $0.cell.verdict.style == .bad }) ?? traces.first {
            let label = report.columns[trace.column].label
            let row = report.rows[trace.row]
            page.append("--trace \(label):\(row.id?.text ?? row.name) shows the trace of that cell.", .faint)
        }
    }
}
