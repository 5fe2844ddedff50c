import Execution
import Language

/// The report of a check as Markdown: for a review, a mail or a page of documentation.
public enum MarkdownReport {
    /// The summary; then of each file a table of its scenarios, the traces that the terminal shows too, each as a block of
    /// text, and what was not exercised.
    public static func render(_ report: CheckReport, options: TerminalReport.Options) -> String {
        summary(of: report, options) + baseline(of: report, options)
            + report.files.map { "\n" + section(of: $0, options) }.joined()
    }

    /// How everything came out: a line that stands out, and a list of what is not as it should be.
    private static func summary(of report: CheckReport, _ options: TerminalReport.Options) -> String {
        var models = report
        models.baseline = nil
        let lines = SummarySection(report: models, options: options).page.lines.map { $0.render(isColored: false) }
        let (heads, items) = (lines.prefix { !$0.hasPrefix("  ") }, lines.drop { !$0.hasPrefix("  ") })
        let list = items.map { line in
            let text = line.drop { $0 == " " }
            return line.hasPrefix("  ")
                ? "- \(MarkdownText.escaped(String(text)))\n" : "\n\(MarkdownText.escaped(line))\n"
        }
        return "**\(MarkdownText.escaped(heads.joined(separator: " ")))**\n" + (list.isEmpty ? "" : "\n")
            + list.joined()
    }

    /// What came of the entries of a baseline.
    private static func baseline(of report: CheckReport, _ options: TerminalReport.Options) -> String {
        let text = BaselineSection(use: report.baseline, options: options).page.render(isColored: false)
        return text.isEmpty ? "" : "\n" + MarkdownText.block(text.split(separator: "\n").joined(separator: "\n"))
    }

    /// What came of a file.
    private static func section(of file: FileReport, _ options: TerminalReport.Options) -> String {
        guard case .model(let model) = file.content else {
            return "## \(MarkdownText.escaped(file.path))\n\n" + MarkdownText.block(plain(file, options))
        }
        let title = [model.name, model.title].compactMap(\.self).joined(separator: ": ")
        var text = "## \(MarkdownText.escaped(file.path)): \(MarkdownText.escaped(title))\n"
        if !model.diagnostics.isEmpty {
            text += "\n" + MarkdownText.block(diagnostics(of: model))
        }
        if !model.scenarios.isEmpty { text += "\n" + table(of: model, options) }
        let sections = TraceSections(model: model, options: options)
        for (scenario, findings) in sections.chosen {
            for finding in findings { text += "\n" + section(of: finding, scenario, model) }
        }
        if let remark = sections.omissionText { text += "\n\(MarkdownText.escaped(remark))\n" }
        return text + (options.isQuiet ? "" : coverage(of: model))
    }

    /// What is wrong with a model, in whichever configuration.
    private static func diagnostics(of model: ModelReport) -> String {
        let renderer = DiagnosticRenderer(sources: model.sources)
        return model.diagnostics.map { reported in
            let scenarios = reported.scenarios.isEmpty ? "" : "only in \(Wording.list(reported.scenarios))\n"
            return renderer.render(reported.diagnostic) + scenarios.withoutInvisibleLines
        }.joined(separator: "\n")
    }

    /// What came of a file that is no model.
    private static func plain(_ file: FileReport, _ options: TerminalReport.Options) -> String {
        var plain = options
        plain.isColored = false
        return TerminalReport.render(file, options: plain)
    }

    // MARK: Scenarios

    /// A row for each scenario.
    private static func table(of model: ModelReport, _ options: TerminalReport.Options) -> String {
        let measured = options.showsMeasurements ? ["seconds", "memory"] : []
        let heads = ["", "scenario", "outcome", "states", "transitions", "depth"] + measured
        let rules = ["---", "---", "---"] + heads.dropFirst(3).map { _ in "--:" }
        let rows = model.scenarios.map { row(of: $0, options) }
        return ([heads, rules] + rows).map(MarkdownText.row).joined()
    }

    /// The cells of a scenario's row.
    private static func row(of scenario: ScenarioReport, _ options: TerminalReport.Options) -> [String] {
        let status = scenario.status.text
        let phrases = VerdictPhrases(scenario: scenario).phrases.map { $0.render(isColored: false) }
        let cells = [
            status == "FAILED" ? "**FAILED**" : status,
            MarkdownText.escaped([scenario.name, scenario.title].compactMap(\.self).joined(separator: ": ")),
            MarkdownText.escaped(phrases.joined(separator: " ")),
        ]
        guard case .searched(let search) = scenario.outcome else {
            return cells + Array(repeating: "", count: options.showsMeasurements ? 5 : 3)
        }
        let counts = search.statistics
        let measured = search.measurements
        return cells + [counts.states, counts.transitions, counts.depth].map(Wording.number)
            + (options.showsMeasurements
                ? [
                    measured.map { Wording.short($0.wallSeconds) } ?? "",
                    measured.map { Wording.bytes($0.peakBytes) } ?? "",
                ]
                : [])
    }

    /// Something with a trace.
    private static func section(
        of finding: Findings.Finding, _ scenario: ScenarioReport, _ model: ModelReport
    ) -> String {
        let head = [finding.headline, finding.remark].compactMap(\.self).joined(separator: ", ")
        var text = "### Scenario \(MarkdownText.escaped(scenario.name)): \(MarkdownText.escaped(head))\n"
        var facts: [String] = []
        if let title = finding.property?.title { facts.append("“\(MarkdownText.escaped(title))”") }
        if let span = finding.span { facts.append(MarkdownText.escaped(model.sources.text(ofPlace: span))) }
        if !scenario.settings.isEmpty {
            let settings = scenario.settings.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
            facts.append("with \(MarkdownText.escaped(settings))")
        }
        if !facts.isEmpty { text += "\n" + facts.joined(separator: " · ") + "\n" }
        let documentation = finding.property?.documentation ?? []
        if !documentation.isEmpty {
            text += "\n" + documentation.map { "> \(MarkdownText.escaped($0))\n" }.joined()
        }
        let notice = Notice(finding)
        let body = notice.body(sources: model.sources)
        return body.isEmpty ? text : text + "\n" + MarkdownText.block(body)
    }

    // MARK: Coverage

    /// What was not exercised.
    private static func coverage(of model: ModelReport) -> String {
        let text = CoverageSection(coverage: model.coverage, sources: model.sources).page.render(isColored: false)
        return text.isEmpty ? "" : "\n### Not exercised\n\n" + MarkdownText.block(String(text.drop { $0 == "\n" }))
    }
}

extension String {
    /// The text with what shows nothing written as its number, but for line ends.
    fileprivate var withoutInvisibleLines: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { String($0).withoutInvisible }
            .joined(separator: "\n")
    }
}
