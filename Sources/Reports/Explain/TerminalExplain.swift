import Execution
import Language

/// An explanation as text for a terminal or a mail.
public enum TerminalExplain {
    /// What was found with its trace, how the values came about, and the answers about calls.
    public static func render(_ report: ExplainReport, options: TerminalReport.Options) -> String {
        var page = Page()
        page.append(heading(of: report))
        page.separate()
        appendSubject(of: report, options, to: &page)
        if let stop = report.stop { page.append("  The search was not complete: \(stop.text).", .caution) }
        if !report.obstacles.isEmpty {
            page.separate()
            page.append("    What blocks every way on:")
            let section = CallAnswerSection(sources: report.sources, indent: 6, options: options)
            section.append(report.obstacles, to: &page)
        }
        for question in report.questions { append(question, report, options, to: &page) }
        return page.render(isColored: options.isColored)
    }

    /// The model and the scenario.
    private static func heading(of report: ExplainReport) -> StyledLine {
        var line = StyledLine(report.path, .strong)
        line.append(": model \(report.model), scenario ")
        line.append(report.scenario.name, .strong)
        if !report.scenario.settings.isEmpty {
            let settings = report.scenario.settings.map { "\($0.name) = \($0.value)" }
            line.append(" with \(settings.joined(separator: ", "))", .faint)
        }
        return line
    }

    /// Appends what is explained.
    private static func appendSubject(
        of report: ExplainReport, _ options: TerminalReport.Options, to page: inout Page
    ) {
        let content: Findings.Content
        var property: PropertyReport?
        switch report.subject {
        case .nothing(let text): return page.append(paragraph: text, indent: 2, width: options.width)
        case .deadlock(let trace, let description): content = .deadlock(trace, description)
        case .error(let error): content = .error(error)
        case .property(let found, let evidence, _):
            property = found
            let isReached = if case .reached = found.verdict { true } else { false }
            content =
                isReached
                ? .reached(property: found.name, evidence) : .violated(property: found.name, evidence)
        }
        let finding = Findings.Finding(content: content, property: property, remark: nil, isExpected: true)
        FindingSection(finding: finding, twin: nil, sources: report.sources, options: options).append(to: &page)
        if case .property(_, let evidence, let origins) = report.subject {
            append(evidence, origins, report, options, to: &page)
        }
    }

    /// Appends why a `reachable` is true, and how the values came about.
    private static func append(
        _ evidence: Evidence, _ origins: [[ValueOrigin]], _ report: ExplainReport, _ options: TerminalReport.Options,
        to page: inout Page
    ) {
        if case .property(let property, _, _) = report.subject, case .reached = property.verdict {
            ExplanationSection(
                explanations: evidence.explanations, heading: "There this is true", sources: report.sources, indent: 4,
                options: options
            ).append(to: &page)
        }
        let all = origins.flatMap(\.self)
        guard !all.isEmpty else { return }
        page.separate()
        page.append("    How that came about:")
        let width = all.map(\.path.count).max() ?? 0
        for origin in all { append(origin, width, options, to: &page) }
    }

    /// Appends how one value came about.
    private static func append(
        _ origin: ValueOrigin, _ width: Int, _ options: TerminalReport.Options, to page: inout Page
    ) {
        var lead = StyledLine(blanks: 6)
        lead.append(origin.path, .strong)
        lead.pad(to: 6 + min(width, 40) + 2)
        let place = origin.transition.map { "transition \($0): " } ?? ""
        page.append(lead: lead, phrases: StyledLine(place + origin.text).words, width: options.width)
    }

    /// Appends the answers to a question.
    private static func append(
        _ question: CallQuestion, _ report: ExplainReport, _ options: TerminalReport.Options, to page: inout Page
    ) {
        page.separate()
        let place = report.state.map { $0 == 0 ? "In the initial state" : "After transition \($0)" } ?? ""
        var heading = StyledLine("  \(place), ")
        heading.append(question.text, .strong)
        heading.append(":")
        page.append(heading)
        CallAnswerSection(sources: report.sources, indent: 4, options: options).append(question.answers, to: &page)
        guard let nearest = question.nearest else { return }
        page.separate()
        switch nearest {
        case .never: page.append("    It can be made in no state that can be reached from there.")
        case .stopped(let stop):
            page.append("    No state in which it can be made was found: \(stop.text).", .caution)
        case .after(let trace):
            page.append("    The nearest state in which it can be made, and the call:")
            page.separate()
            TraceLayout(trace).append(to: &page, indent: 4, width: options.width)
        }
    }
}
