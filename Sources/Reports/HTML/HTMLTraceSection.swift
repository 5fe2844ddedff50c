import Execution
import Language

/// One trace: what was found, why, the chart, the steps as text, and a place for what the script shows beside it.
struct HTMLTraceSection {
    /// What was found.
    let item: HTMLTraces.Item
    /// The scenario in which it was found.
    let scenario: ScenarioReport
    /// The files that can be linked to.
    let sources: HTMLSources
    /// The files of the model, for places.
    let map: SourceMap
    /// Where the scenario is.
    let scenarioAnchor: String

    /// What was found.
    private var finding: Findings.Finding { item.finding }

    /// The section; its states are added to `data`.
    func html(_ data: inout HTMLData) -> String {
        data.add(item, scenario, sources)
        let style = finding.isWitness ? "good" : finding.isExpected ? "known" : "bad"
        let state = finding.isExpected ? " folded" : ""
        return "<article class=\"trace fold \(style)\(state)\" id=\"\(item.anchor)\" data-trace=\"\(item.number)\">\n"
            + heading + "<div class=\"body\">\n" + subject + reason + stage + steps + rest + "</div>\n</article>\n"
    }

    // MARK: What was found

    /// What was found, and where.
    private var heading: String {
        let sign = finding.isWitness ? "✓" : "✗"
        let remark = finding.remark.map { ", \($0)" } ?? (finding.isExpected ? "" : ": not expected")
        return "<h4><span class=\"sign\">\(sign)</span> \(HTMLText.escaped(finding.headline))"
            + "<span class=\"faint\">\(HTMLText.escaped(remark))</span></h4>\n"
    }

    /// The property's title, documentation and place, and the scenario.
    private var subject: String {
        var lines: [String] = []
        if let title = finding.property?.title {
            lines.append("<p class=\"statement\">\(HTMLText.escaped(title))</p>\n")
        }
        if let text = finding.property?.documentation, !text.isEmpty {
            lines.append("<p class=\"faint\">\(text.map { HTMLText.escaped($0) }.joined(separator: "<br>"))</p>\n")
        }
        let title = scenario.title.map { " “\(HTMLText.escaped($0))”" } ?? ""
        let settings = scenario.settings.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
        let bounds = settings.isEmpty ? "" : " with \(HTMLText.escaped(settings))"
        let place = finding.span.map { " · \(sources.link(to: $0, item.model))" } ?? ""
        lines.append(
            "<p class=\"origin\">scenario <a href=\"#\(scenarioAnchor)\">\(HTMLText.escaped(scenario.name))</a>"
                + "\(title)\(bounds)\(place)</p>\n")
        return lines.joined()
    }

    /// The parts that decide, with their values.
    private var reason: String {
        guard let evidence = finding.evidence, case .violated = finding.content else { return "" }
        let place = evidence.trace.place(ofTransition: finding.property?.kind == .transition)
        return evidence.explanations.map { explanation in
            let bindings = explanation.bindings.map {
                "<b>\(HTMLText.escaped($0.name)) = \(HTMLText.escaped($0.value))</b>"
            }
            let instance = bindings.isEmpty ? "" : "<p>for \(bindings.joined(separator: ", "))</p>\n"
            let terms = explanation.terms.map {
                "<tr><td><code>\(HTMLText.escaped($0.text))</code></td>"
                    + "<td><code>= <b>\(HTMLText.escaped($0.value))</b></code></td></tr>\n"
            }
            let table =
                terms.isEmpty ? "" : "<table class=\"terms\"><tbody>\n\(terms.joined())</tbody></table>\n"
            return "<div class=\"reason\"><p>\(HTMLText.escaped(place)), this is false "
                + "(\(sources.link(to: explanation.span, item.model))):</p>\n"
                + "<p><code class=\"conjunct\">\(HTMLText.escaped(explanation.conjunct))</code></p>\n"
                + "\(instance)\(table)</div>\n"
        }.joined()
    }

    // MARK: The trace

    /// The chart, with room for what the script shows.
    private var stage: String {
        let label = "Sequence chart: \(finding.headline). The same follows as text."
        return "<div class=\"stage\">\n<div class=\"scroll canvas\" tabindex=\"0\" role=\"region\" "
            + "aria-label=\"Sequence chart\">\n"
            + finding.chart(threads: scenario.threads).svg(anchor: item.anchor, label: label) + "</div>\n</div>\n"
    }

    /// The steps as text.
    private var steps: String {
        let message: String? = if case .error(let report) = finding.content { report.error.message } else { nil }
        let loop = finding.evidence?.loop
        let transitions = finding.trace.transitions + (loop?.transitions ?? [])
        guard !transitions.isEmpty else { return "" }
        let start = loop == nil ? nil : finding.trace.transitions.count
        let items = transitions.enumerated().map { index, transition in
            let event = TraceEvent(transition, error: message)
            let notes = event.notes.map { "<li>\(HTMLText.line($0))</li>" }.joined()
            let mark = index == start ? "<p class=\"caution\">for ever:</p>" : ""
            return "<li data-step=\"\(index + 1)\">\(mark)<b>\(HTMLText.escaped(event.lane.name))</b> "
                + "<code>\(HTMLText.line(event.alone))</code> \(sources.link(to: transition.span, item.model))"
                + (notes.isEmpty ? "" : "<ul>\(notes)</ul>") + "</li>\n"
        }
        return "<section class=\"fold folded steps\"><h5>As text</h5>\n<div class=\"body\"><ol>\n\(items.joined())</ol>"
            + "</div></section>\n"
    }

    /// What is said behind the trace.
    private var rest: String {
        var page = Page()
        var options = TerminalReport.Options()
        options.width = 110
        var levels = ""
        switch finding.content {
        case .violated(let name, let evidence):
            if let loop = evidence.loop {
                LoopSection(loop: loop, stemLength: evidence.trace.transitions.count, indent: 0, options: options)
                    .append(to: &page)
            }
            if let refinement = evidence.refinement {
                let section = RefinementSection(
                    explanation: refinement, trace: evidence.trace, sources: map, indent: 0, options: options)
                levels = self.levels(section)
                section.appendNearest(to: &page)
            }
            if let rest = evidence.rest {
                NoWayBackSection(property: name, rest: rest, indent: 0, options: options).append(to: &page)
            }
        case .deadlock(_, let description):
            DeadlockSection(description: description, sources: map, indent: 0).append(to: &page)
        case .reached, .error: break
        }
        return levels + HTMLText.block(page)
    }

    /// The model beside its specification, step by step.
    private func levels(_ section: RefinementSection) -> String {
        var page = Page()
        section.appendInitialState(to: &page)
        let rows = zip(section.trace.transitions, section.explanation.matches).enumerated().map { index, item in
            let text = section.text(item.1).map(HTMLText.line).joined(separator: "<br>")
            return "<tr data-step=\"\(index + 1)\"><td class=\"number\">\(index + 1)</td>"
                + "<td>\(HTMLText.line(section.call(TraceEvent(item.0, error: nil))))</td><td>\(text)</td></tr>\n"
        }
        let table = HTMLText.table(
            label: "Both levels", heads: ["", "model", section.explanation.specification], rows: rows)
        return "<div class=\"levels\"><h5>Model and specification</h5>\n\(HTMLText.block(page))"
            + (rows.isEmpty ? "" : table) + "</div>\n"
    }
}

extension Findings.Finding {
    /// The chart of its trace, in a scenario with those threads.
    func chart(threads: [String]) -> SequenceChart {
        let waits: [DeadlockDescription.Wait] =
            if case .deadlock(_, let description) = content { description.waits } else { [] }
        return SequenceChart(threads: threads, trace: trace, loop: evidence?.loop, waits: waits, ending: ending)
    }

    /// What stands at the end of its chart.
    var ending: SequenceChart.Ending {
        switch content {
        case .violated(let name, let evidence): evidence.rest == nil ? .violated(name) : .lost(name)
        case .reached(let name, _): .reached(name)
        case .deadlock: .deadlock
        case .error(let report): .error(report.error.message)
        }
    }
}
