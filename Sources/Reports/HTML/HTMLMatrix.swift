/// A matrix as one HTML file that needs nothing else.
public enum HTMLMatrix {
    /// The table, whose cells link to their traces, what its signs mean, the columns, and the traces.
    public static func render(_ report: MatrixReport) -> String {
        let footnotes = MatrixFootnotes(of: report)
        let requirements = report.rows.count - 2
        let counts =
            "\(Wording.count(requirements, "requirement")) × \(Wording.count(report.columns.count, "column"))"
        return HTMLText.document(
            title: "Requirements × proposals", style: HTMLStyle.common + HTMLStyle.matrix,
            body: "<h1>Requirements × proposals</h1>\n<p>\(counts). A cell with a number links to its trace.</p>\n"
                + "<main>\n" + table(of: report, footnotes) + legend(of: report, footnotes) + columns(of: report)
                + traces(of: report) + failures(of: report) + "</main>\n")
    }

    /// The table.
    private static func table(of report: MatrixReport, _ footnotes: MatrixFootnotes) -> String {
        var text = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"The matrix\">\n"
        text += "<table class=\"matrix\">\n<thead>\n<tr><th scope=\"col\">requirement</th>"
        for (index, column) in report.columns.enumerated() {
            text += "<th scope=\"col\"><a href=\"#column-\(index + 1)\">\(HTMLText.escaped(column.label))</a></th>"
        }
        text += "</tr>\n</thead>\n<tbody>\n"
        for (index, row) in report.rows.enumerated() {
            let isFirst = index > 0 && report.rows[index - 1].section != row.section
            text += "<tr\(isFirst ? " class=\"first\"" : "")><th scope=\"row\">\(head(of: row))</th>"
            for column in report.columns.indices {
                text += cell(MatrixTrace(report: report, row: index, column: column), footnotes)
            }
            text += "</tr>\n"
        }
        return text + "</tbody>\n</table>\n</div>\n"
    }

    /// What stands at the left of a row: identity and title, and the documentation for those who ask.
    private static func head(of row: MatrixRow) -> String {
        let title = "<b>\(HTMLText.escaped(row.head))</b> \(HTMLText.escaped(row.title))"
        guard !row.documentation.isEmpty else { return "<div class=\"plain\">\(title)</div>" }
        let quotation = row.documentation.map { HTMLText.escaped($0) }.joined(separator: "<br>\n")
        return "<details><summary>\(title)</summary><blockquote class=\"faint\">\(quotation)</blockquote></details>"
    }

    /// A cell, with its verdict as a sentence for who points at it or has it read out.
    private static func cell(_ trace: MatrixTrace, _ footnotes: MatrixFootnotes) -> String {
        let verdict = trace.cell.verdict
        let sentence = HTMLText.escaped(verdict.sentence)
        var content = HTMLText.escaped(verdict.symbol)
        if trace.cell.hasTrace {
            content = "<a href=\"#\(trace.anchor)\" aria-label=\"\(sentence)\">\(content)</a>"
        } else if let number = footnotes.number(of: verdict) {
            content += "<sup><a href=\"#note-\(number)\">\(number)</a></sup>"
        }
        return "<td class=\"\(verdict.style.className)\" title=\"\(sentence)\">\(content)</td>"
    }

    /// The signs and the footnotes.
    private static func legend(of report: MatrixReport, _ footnotes: MatrixFootnotes) -> String {
        let signs = MatrixLegend(usesSymbols: true).entries(for: report).map { sign, meaning in
            "<li><b>\(HTMLText.escaped(sign))</b> \(HTMLText.escaped(meaning))</li>\n"
        }
        let notes = footnotes.texts.enumerated().map { index, note in
            "<li id=\"note-\(index + 1)\">\(HTMLText.escaped(note))</li>\n"
        }
        return "<h2>Signs</h2>\n<ul>\n\(signs.joined())</ul>\n"
            + (notes.isEmpty ? "" : "<h2>Reasons</h2>\n<ol>\n\(notes.joined())</ol>\n")
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

    /// Each trace as text.
    private static func traces(of report: MatrixReport) -> String {
        guard !report.traces.isEmpty else { return "" }
        return "<h2>Traces</h2>\n"
            + report.traces.map { trace in
                let text = trace.page(options: TerminalReport.Options()).render(isColored: false)
                return "<section id=\"\(trace.anchor)\">\n<h3>\(HTMLText.escaped(trace.heading))</h3>\n"
                    + "<pre tabindex=\"0\">\(HTMLText.escaped(lines: text))</pre>\n</section>\n"
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
