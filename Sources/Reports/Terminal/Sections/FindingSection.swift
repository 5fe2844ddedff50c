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
    private static let indent = 4

    /// Appends the lines.
    func append(to page: inout Page) {
        switch finding.content {
        case .violated(_, let evidence):
            appendHeading("is violated", evidence.trace, loop: evidence.loop, to: &page)
            guard twin == nil else { return }
            if let loop = evidence.loop { return append(loop, behind: evidence.trace, to: &page) }
            append(TraceLayout(evidence.trace), to: &page)
            let isTransition = finding.property?.kind == .transition
            ExplanationSection(
                explanations: evidence.explanations,
                heading: evidence.trace.place(ofTransition: isTransition) + ", this is false", sources: sources,
                indent: Self.indent, options: options
            ).append(to: &page)
            if let refinement = evidence.refinement {
                RefinementSection(
                    explanation: refinement, trace: evidence.trace, sources: sources, indent: Self.indent,
                    options: options
                ).append(to: &page)
            }
            if let rest = evidence.rest {
                NoWayBackSection(
                    property: finding.property?.name ?? "it", rest: rest, indent: Self.indent, options: options
                ).append(to: &page)
            }
        case .reached(_, let evidence):
            appendHeading("is reached", evidence.trace, to: &page)
            if twin == nil { append(TraceLayout(evidence.trace), to: &page) }
        case .deadlock(let trace, let description):
            appendHeading("deadlock", trace, at: nil, to: &page)
            guard twin == nil else { return }
            append(TraceLayout(trace, waits: description.waits), to: &page)
            DeadlockSection(description: description, sources: sources, indent: Self.indent).append(to: &page)
        case .error(let report): append(report, to: &page)
        }
    }

    /// Appends a run that ends in a loop.
    private func append(_ loop: LoopReport, behind stem: TraceReport, to page: inout Page) {
        append(TraceLayout(stem, loop: loop.transitions), to: &page)
        LoopSection(loop: loop, stemLength: stem.transitions.count, indent: Self.indent, options: options)
            .append(to: &page)
    }

    /// Appends an error: the line of the source that met it, and the trace.
    private func append(_ report: ErrorReport, to page: inout Page) {
        let occasion = report.property.map { " while \($0) is evaluated" } ?? ""
        appendHeading(
            "error: \(report.error.message)\(occasion),", report.trace, at: report.error.span, to: &page)
        let renderer = DiagnosticRenderer(sources: sources, isColoured: options.isColored)
        page.append(rendered: renderer.excerpt(report.error.span), indent: 2)
        if twin == nil { append(TraceLayout(report.trace, error: report.error.message), to: &page) }
    }

    /// Appends what was found of a property, with its title and documentation.
    private func appendHeading(_ verb: String, _ trace: TraceReport, loop: LoopReport? = nil, to page: inout Page) {
        guard let property = finding.property else { return }
        appendHeading(
            "\(property.kind.rawValue) \(property.name) \(verb)", occasion(trace, loop), at: property.span, to: &page)
        guard twin == nil else { return }
        if let title = property.title { page.append("  \"\(title)\"") }
        for line in property.documentation { page.append("  \(line)", .faint) }
    }

    /// After how many transitions, or in what kind of a run.
    private func occasion(_ trace: TraceReport, _ loop: LoopReport?) -> String {
        guard let loop else { return Wording.after(trace.transitions.count) }
        if loop.transitions.isEmpty { return "by a run that stops \(Wording.after(trace.transitions.count))" }
        return "by a run that repeats \(Wording.count(loop.transitions.count, "transition")) for ever"
    }

    /// Appends what was found, after how many transitions, and where it stands.
    private func appendHeading(_ text: String, _ trace: TraceReport, at span: SourceSpan?, to page: inout Page) {
        appendHeading(text, Wording.after(trace.transitions.count), at: span, to: &page)
    }

    /// Appends what was found, when, and where it stands.
    private func appendHeading(_ text: String, _ occasion: String, at span: SourceSpan?, to page: inout Page) {
        var line = StyledLine("  ")
        line.append("\(text) \(occasion)", finding.isExpected ? .strong : .bad)
        if let remark = finding.remark { line.append(", \(remark)") }
        if let twin { line.append(": see scenario \(twin)") }
        if let span { line.append(" (\(sources.text(ofPlace: span)))", .faint) }
        page.append(line)
    }

    /// Appends the trace behind an empty line.
    private func append(_ layout: TraceLayout, to page: inout Page) {
        guard !layout.isEmpty else { return }
        page.separate()
        layout.append(to: &page, indent: Self.indent, width: options.width)
    }
}

extension TraceReport {
    /// Where its end is, as the beginning of a sentence.
    fileprivate func place(ofTransition isTransition: Bool) -> String {
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
