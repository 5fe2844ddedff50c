import Language

/// The report of a check as one HTML file that needs nothing else: no network, no other file.
///
/// Everything that it says is text and pictures in the page; a script adds stepping through the traces.
public enum HTMLReport {
    /// The whole page. Traces of what was expected are shown where `options.traces` says so, folded.
    public static func render(_ report: CheckReport, options: TerminalReport.Options = .init()) -> String {
        let models = HTMLModel.all(of: report)
        let traces = HTMLTraces(of: models, options: options)
        let sources = HTMLSources(models: models, traces: traces)
        var data = HTMLData()
        let parts = models.map {
            HTMLModelSection(model: $0, isOnly: report.files.count == 1, traces: traces, sources: sources).html(&data)
        }
        let heading = heading(of: report, models)
        let body =
            "<header>\n<h1>\(HTMLText.escaped(heading))</h1>\n\(summary(of: report, options))</header>\n"
            + contents(of: models) + "<main>\n" + failures(of: report, options) + parts.joined() + sources.html
            + "</main>\n" + (traces.shown.isEmpty ? "" : HTMLScript.html(data))
        return HTMLText.document(
            title: heading, style: HTMLStyle.common + HTMLStyle.matrix + HTMLStyle.chart + HTMLStyle.report, body: body)
    }

    /// What the page is about.
    private static func heading(of report: CheckReport, _ models: [HTMLModel]) -> String {
        guard report.files.count == 1, let model = models.first?.report else {
            return "Check of \(Wording.count(report.files.count, "file"))"
        }
        return model.title.map { "\(model.name): \($0)" } ?? model.name
    }

    /// How everything came out, and what to read next.
    private static func summary(of report: CheckReport, _ options: TerminalReport.Options) -> String {
        var wide = options
        wide.width = 10_000
        let page = SummarySection(report: report, options: wide).page
        let style = report.exitCode == .success ? "good" : report.exitCode == .incomplete ? "caution" : "bad"
        let lines = page.lines.filter { $0.width > 0 }.map { "<p>\(HTMLText.line($0))</p>\n" }
        return "<div class=\"verdict \(style)\">\n\(lines.joined())</div>\n"
    }

    /// Links to the models where there are several.
    private static func contents(of models: [HTMLModel]) -> String {
        guard models.count > 1 else { return "" }
        let items = models.map { model in
            let code = model.report.exitCode(isStrict: false)
            let (sign, style) = code == .success ? ("✓", "good") : code == .incomplete ? ("?", "caution") : ("✗", "bad")
            return "<li><span class=\"\(style)\">\(sign)</span> <a href=\"#\(model.anchor)\">"
                + "\(HTMLText.escaped(model.report.name))</a> <span class=\"faint\">\(HTMLText.escaped(model.path))</span></li>\n"
        }
        return "<nav aria-label=\"Models\">\n<ul class=\"contents\">\n\(items.joined())</ul>\n</nav>\n"
    }

    /// What came of files that are no models.
    private static func failures(of report: CheckReport, _ options: TerminalReport.Options) -> String {
        var page = Page()
        for file in report.files {
            if case .model = file.content { continue }
            page.append(FileSection(file: file, options: options).page)
        }
        return page.isEmpty ? "" : "<section>\n<h2>Other files</h2>\n\(HTMLText.block(page))</section>\n"
    }
}

/// A model with its place in the report.
struct HTMLModel {
    /// Its position among the models.
    let number: Int
    /// The path as the user sees it.
    let path: String
    /// What came of it.
    let report: ModelReport

    /// The identity of its section.
    var anchor: String { "model-\(number + 1)" }

    /// The identity of a scenario's row.
    func anchor(ofScenario index: Int) -> String { "scenario-\(number + 1)-\(index + 1)" }

    /// The models of a report in order.
    static func all(of report: CheckReport) -> [HTMLModel] {
        var models: [HTMLModel] = []
        for file in report.files {
            guard case .model(let model) = file.content else { continue }
            models.append(HTMLModel(number: models.count, path: file.path, report: model))
        }
        return models
    }
}
