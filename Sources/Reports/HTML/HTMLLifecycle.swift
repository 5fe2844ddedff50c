import Execution

/// A life cycle as one HTML file that needs nothing else.
public enum HTMLLifecycle {
    /// The picture, what leads from one value to another, and what each call returns by the value when it is made.
    public static func render(_ report: LifecycleReport) -> String {
        let cycle = report.lifecycle
        let place = "\(report.asked.path): model \(report.asked.model), \(report.asked.configuration); \(report.counts)"
        let body =
            "<h1>Life cycle of <code>\(HTMLText.escaped(report.asked.text))</code></h1>\n"
            + "<p class=\"faint\">\(HTMLText.escaped(place))</p>\n<main>\n" + picture(of: report)
            + "<h2>Changes</h2>\n" + changes(of: cycle) + contracts(of: cycle, heading: "h2") + absent(report)
            + "</main>\n"
        return HTMLText.document(
            title: "Life cycle of \(report.asked.text)", style: HTMLStyle.common + HTMLStyle.chart + HTMLStyle.report,
            body: body)
    }

    /// A part of a page: the picture, and folded what calls return.
    static func part(_ report: LifecycleReport) -> String {
        let place = "\(report.asked.configuration); \(report.counts)"
        return "<section class=\"cycle\">\n"
            + "<h3 class=\"part\">Life cycle of <code>\(HTMLText.escaped(report.asked.text))</code></h3>\n"
            + "<p class=\"faint\">\(HTMLText.escaped(place))</p>\n\(picture(of: report))\(absent(report))"
            + "<details class=\"rest\"><summary>As tables</summary>\n\(changes(of: report.lifecycle))"
            + contracts(of: report.lifecycle, heading: "h4") + "</details>\n</section>\n"
    }

    /// The picture.
    private static func picture(of report: LifecycleReport) -> String {
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Picture of the life cycle\">\n"
            + LifecyclePicture(report.lifecycle).svg(
                label: "Life cycle of \(report.asked.text); the same follows as a table") + "</div>\n"
    }

    /// What changes the value.
    private static func changes(of cycle: Lifecycle) -> String {
        let starts = cycle.initial.map { row(["<span class=\"faint\">(start)</span>", strong(cycle.values[$0]), ""]) }
        let rows = cycle.edges.map { edge in
            row([
                strong(cycle.values[edge.from]), strong(cycle.values[edge.to]), lines(edge.causes.map(\.text)),
            ])
        }
        return HTMLText.table(label: "Changes", heads: ["from", "to", "by"], rows: starts + rows)
    }

    /// What each call returns.
    private static func contracts(of cycle: Lifecycle, heading: String) -> String {
        guard !cycle.contracts.isEmpty else { return "" }
        let rows = cycle.contracts.map { contract in
            let cells = contract.outcomes.map { outcomes in
                outcomes.isEmpty ? "–" : lines(outcomes.map { $0.text(cycle.values) })
            }
            return row([strong(contract.operation)] + cells)
        }
        let note =
            "<code>0</code>, <code>-ERRNO</code>: what the call returned; <code>→</code>: the value that the call itself led "
            + "to; <code>–</code>: nobody calls it"
        let star =
            cycle.isDisturbed ? "; <code>*</code>: only where somebody else had changed the value since the call" : ""
        return "<\(heading)>What calls return</\(heading)>\n"
            + HTMLText.table(label: "What calls return", heads: ["call in"] + cycle.values, rows: rows)
            + "<p class=\"faint\">\(note)\(star).</p>\n"
    }

    /// What does not occur.
    private static func absent(_ report: LifecycleReport) -> String {
        let values = report.lifecycle.absentValues
        guard !values.isEmpty else { return "" }
        let word = report.completeness == .complete ? "Never" : "Not met"
        return "<p>\(word): \(values.map(strong).joined(separator: ", "))</p>\n"
    }

    /// A row of cells that are HTML already.
    private static func row(_ cells: [String]) -> String { "<tr>\(cells.map { "<td>\($0)</td>" }.joined())</tr>\n" }

    /// A name.
    private static func strong(_ text: String) -> String { "<b>\(HTMLText.escaped(text))</b>" }

    /// Texts below each other.
    private static func lines(_ texts: [String]) -> String {
        texts.map { "<code>\(HTMLText.escaped($0))</code>" }.joined(separator: "<br>")
    }
}
