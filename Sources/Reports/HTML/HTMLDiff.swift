import Execution

/// A comparison as one HTML file that needs nothing else.
public enum HTMLDiff {
    /// The pairs that were compared, and of each what differs: as text, and the ways there as charts.
    public static func render(_ report: DiffReport, options: TerminalReport.Options = .init()) -> String {
        let heading = "\(report.old.place) → \(report.new.place)"
        return HTMLText.document(
            title: heading, style: HTMLStyle.common + HTMLStyle.chart,
            body: "<header>\n<h1>\(HTMLText.escaped(heading))</h1>\n\(sides(of: report))</header>\n<main>\n"
                + table(of: report, options)
                + report.pairs.enumerated().map { section(of: $1, number: $0 + 1, options) }.joined() + "</main>\n")
    }

    /// Which models are compared.
    private static func sides(of report: DiffReport) -> String {
        [("OLD", report.old), ("NEW", report.new)].map { name, side in
            "<p><b>\(name)</b>: \(HTMLText.escaped(side.place)), model \(HTMLText.escaped(side.model))</p>\n"
        }.joined()
    }

    /// A row for each pair, with a link to its section.
    private static func table(of report: DiffReport, _ options: TerminalReport.Options) -> String {
        let pairs = report.pairs.enumerated().map { index, pair in
            let section = DiffSection(pair: pair, options: options)
            let style = pair.isDifferent ? "bad" : pair.stop == nil ? "good" : "caution"
            return "<tr><th scope=\"row\"><a href=\"#scenario-\(index + 1)\">\(HTMLText.escaped(pair.name))</a></th>"
                + "<td class=\"\(style)\">\(HTMLText.escaped(section.verdict))</td>"
                + "<td>\(Wording.number(pair.oldStates))</td><td>\(Wording.number(pair.newStates))</td></tr>\n"
        }
        let others = report.unpaired.map { scenario in
            "<tr><th scope=\"row\">\(HTMLText.escaped(scenario.name))</th>"
                + "<td class=\"bad\">in \(scenario.side.rawValue) only</td><td></td><td></td></tr>\n"
        }
        return HTMLText.table(
            label: "Scenarios", heads: ["scenario", "outcome", "states of OLD", "states of NEW"], rows: pairs + others)
    }

    /// What differs in a pair.
    private static func section(of pair: DiffPair, number: Int, _ options: TerminalReport.Options) -> String {
        let page = DiffSection(pair: pair, options: options).page
        return "<section id=\"scenario-\(number)\">\n<h2>Scenario \(HTMLText.escaped(pair.name))</h2>\n"
            + HTMLText.block(page) + [DiffSide.new, .old].map { chart(of: pair, $0) }.joined() + "</section>\n"
    }

    /// The way to the first difference of a side as a chart.
    private static func chart(of pair: DiffPair, _ side: DiffSide) -> String {
        guard let difference = pair.differences.first(where: { $0.side == side }), let trace = difference.trace,
            !trace.transitions.isEmpty
        else { return "" }
        let title = "\(side.rawValue) allows, \(side.other.rawValue) forbids"
        return "<h3>\(title)</h3>\n"
            + HTMLText.chart(
                SequenceChart(threads: [], trace: trace),
                label: "Sequence chart: \(title). The same stands above as text.")
    }
}

extension HTMLText {
    /// A chart in a frame of its own, which scrolls where the page is narrow.
    static func chart(_ chart: SequenceChart, label: String) -> String {
        "<div class=\"scroll chart-frame\" tabindex=\"0\" role=\"region\" aria-label=\"Sequence chart\">\n"
            + chart.svg(label: label) + "</div>\n"
    }
}
