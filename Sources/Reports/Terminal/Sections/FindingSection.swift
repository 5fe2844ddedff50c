import Execution
import Language

/// Something with a trace: what it is, the trace, and why.
struct FindingSection {
    /// What was found.
    let finding: Findings.Finding
    /// The scenario in which the same was shown before; `nil` where it was not.
    let twin: String?
    /// The files, for places.
    let sources: SourceMap
    /// How the text is laid out.
    let options: TerminalReport.Options

    /// The blanks before a trace and what explains it.
    var indent = 4

    /// Appends the lines.
    func append(to page: inout Page) {
        appendHeading(to: &page)
        if twin == nil { appendBody(to: &page) }
    }

    /// Appends the trace and what explains it.
    func appendBody(to page: inout Page) {
        switch finding.content {
        case .violated(_, let evidence): append(evidence, to: &page)
        case .reached(_, let evidence): append(TraceLayout(evidence.trace), to: &page)
        case .deadlock(let trace, let description):
            append(TraceLayout(trace, waits: description.waits), to: &page)
            DeadlockSection(description: description, sources: sources, indent: indent).append(to: &page)
        case .error(let report): append(TraceLayout(report.trace, error: report.error.message), to: &page)
        }
    }

    /// Appends the trace of a violation and what explains it.
    private func append(_ evidence: Evidence, to page: inout Page) {
        if let loop = evidence.loop { return append(loop, behind: evidence.trace, to: &page) }
        append(TraceLayout(evidence.trace), to: &page)
        let isTransition = finding.property?.kind == .transition
        ExplanationSection(
            explanations: evidence.explanations,
            heading: evidence.trace.place(ofTransition: isTransition) + ", this is false", sources: sources,
            indent: indent, options: options
        ).append(to: &page)
        if let refinement = evidence.refinement {
            RefinementSection(
                explanation: refinement, trace: evidence.trace, sources: sources, indent: indent, options: options
            ).append(to: &page)
        }
        if let rest = evidence.rest {
            NoWayBackSection(
                property: finding.property?.name ?? "it", rest: rest, indent: indent, options: options
            ).append(to: &page)
        }
    }

    /// Appends a run that ends in a loop.
    private func append(_ loop: LoopReport, behind stem: TraceReport, to page: inout Page) {
        append(TraceLayout(stem, loop: loop.transitions), to: &page)
        LoopSection(loop: loop, stemLength: stem.transitions.count, indent: indent, options: options)
            .append(to: &page)
    }

    /// Appends what was found and where it stands; of a property its title and documentation, of an error the line of
    /// the source that met it.
    private func appendHeading(to page: inout Page) {
        var line = StyledLine("  ")
        line.append(finding.headline, finding.isExpected ? .strong : .bad)
        if let remark = finding.remark { line.append(", \(remark)") }
        if let twin { line.append(": see scenario \(twin)") }
        if let span = finding.span { line.append(" (\(sources.text(ofPlace: span)))", .faint) }
        page.append(line)
        if case .error(let report) = finding.content {
            let renderer = DiagnosticRenderer(sources: sources, isColoured: options.isColored)
            page.append(rendered: renderer.excerpt(report.error.span), indent: 2)
        }
        guard twin == nil, let property = finding.property else { return }
        if let title = property.title { page.append("  \"\(title)\"") }
        for line in property.documentation { page.append("  \(line)", .faint) }
    }

    /// Appends the trace behind an empty line.
    private func append(_ layout: TraceLayout, to page: inout Page) {
        guard !layout.isEmpty else { return }
        page.separate()
        layout.append(to: &page, indent: indent, width: options.width)
    }
}

extension TraceReport {
    /// Where its end is, as the beginning of a sentence.
    func place(ofTransition isTransition: Bool) -> String {
        let count = transitions.count
        if count == 0 { return "In the initial state" }
        return isTransition ? "On transition \(count)" : "After transition \(count)"
    }
}

extension SourceMap {
    /// `file:line:column` of where `span` begins.
    func text(ofPlace span: SourceSpan) -> String {
        guard files.indices.contains(span.file.index) else { return "" }
        let location = location(of: span)
        return "\(location.path):\(location.line):\(location.column)"
    }
}
