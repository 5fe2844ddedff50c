import Execution
import Language

/// What came of one model: its scenarios, the verdicts, the traces, and what was never executed.
struct HTMLModelSection {
    /// The model.
    let model: HTMLModel
    /// Whether the page is about nothing else, so that its heading names the model.
    let isOnly: Bool
    /// The traces of the report.
    let traces: HTMLTraces
    /// The files that can be linked to.
    let sources: HTMLSources

    /// What came of it.
    private var report: ModelReport { model.report }

    /// The section; the states of its traces are added to `data`.
    func html(_ data: inout HTMLData) -> String {
        let title = report.title.map { " <span class=\"title\">\(HTMLText.escaped($0))</span>" } ?? ""
        var html = "<section id=\"\(model.anchor)\" class=\"model\">\n"
        html += isOnly ? "" : "<h2>\(HTMLText.escaped(report.name))\(title)</h2>\n"
        html += "<p class=\"faint\">\(HTMLText.escaped(model.path))</p>\n" + diagnostics + scenarios
        html += HTMLVerdicts(model: model, traces: traces).html
        let shown = traces.shown.filter { $0.model == model.number }
        if !shown.isEmpty { html += "<h3 class=\"part\">Traces</h3>\n" }
        for item in shown {
            html += HTMLTraceSection(
                item: item, scenario: report.scenarios[item.scenario], sources: sources, map: report.sources,
                scenarioAnchor: model.anchor(ofScenario: item.scenario)
            ).html(&data)
        }
        if let omitted = traces.omitted[model.number] {
            html += "<p class=\"faint\">\(Wording.count(omitted, "trace")) of what was expected not shown.</p>\n"
        }
        return html + (report.lifecycle.map(HTMLLifecycle.part) ?? "") + coverage + "</section>\n"
    }

    /// What is wrong with the model.
    private var diagnostics: String {
        let renderer = DiagnosticRenderer(sources: report.sources, isColoured: false)
        let texts = report.diagnostics.map { reported in
            let names = Wording.list(reported.scenarios)
            return renderer.render(reported.diagnostic)
                + (names.isEmpty ? "" : "  only in the configuration of \(names)\n")
        }
        let text = HTMLText.escaped(lines: texts.joined(separator: "\n"))
        return texts.isEmpty ? "" : "<pre tabindex=\"0\">\(text)</pre>\n"
    }

    // MARK: Scenarios

    /// A table of the scenarios.
    private var scenarios: String {
        guard !report.scenarios.isEmpty else { return "" }
        let rows = report.scenarios.enumerated().map { index, scenario in row(of: scenario, index) }
        let notes = SymmetryLines(model: report).texts.map { "<p class=\"faint\">\(HTMLText.escaped($0))</p>\n" }
        return HTMLText.table(
            label: "Scenarios", heads: ["", "scenario", "what came of it", "states", "transitions", "depth"], rows: rows
        )
            + notes.joined()
    }

    /// A scenario's row.
    private func row(of scenario: ScenarioReport, _ index: Int) -> String {
        let status = scenario.status
        let phrases = VerdictPhrases(scenario: scenario).phrases.map(HTMLText.line).joined(separator: " ")
        let title = scenario.title.map { "<br><span class=\"faint\">\(HTMLText.escaped($0))</span>" } ?? ""
        let settings = scenario.settings.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
        let bounds = settings.isEmpty ? "" : "<br><small>\(HTMLText.escaped(settings))</small>"
        var numbers = ["", "", ""]
        if case .searched(let search) = scenario.outcome {
            numbers = [search.statistics.states, search.statistics.transitions, search.statistics.depth]
                .map(Wording.number)
        }
        return "<tr id=\"\(model.anchor(ofScenario: index))\"><td class=\"\(status.style.className)\">"
            + "\(HTMLText.escaped(status.text))</td><th scope=\"row\">\(HTMLText.escaped(scenario.name))"
            + "\(title)\(bounds)</th><td>\(phrases)</td>" + numbers.map { "<td class=\"number\">\($0)</td>" }.joined()
            + "</tr>\n"
    }

    // MARK: Coverage

    /// What no scenario exercised.
    private var coverage: String {
        let coverage = report.coverage
        let groups = [
            ("Never executed", coverage.neverExecuted), ("Vacuous, because never true", coverage.vacuous),
            ("Fairness that makes no difference", coverage.idleFairness),
        ]
        let lists = groups.filter { !$0.1.isEmpty }.map { title, items in
            let entries = items.map { item in
                "<li><code>\(HTMLText.escaped(item.kind.text))</code> \(sources.link(to: item.span, model.number))</li>\n"
            }
            return "<h3 class=\"part\">\(title)\(coverage.basis.text)</h3>\n"
                + "<ul class=\"gaps\">\n\(entries.joined())</ul>\n"
        }
        return lists.joined()
    }
}
