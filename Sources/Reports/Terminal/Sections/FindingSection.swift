import Execution
import Language

/// Something with a trace: what it is, the trace, and why.
struct FindingSection {
    /// What was found.
    let finding: Findings.Finding
    /// The files, for places.
    let sources: SourceMap
    /// How the text is laid out.
    let options: TerminalReport.Options

    /// The blanks before a trace and what explains it.
    private static let indent = 4

    /// Appends the lines.
    func append(to page: inout Page) {
        switch finding.content {
        case .violated(let property, let evidence):
            appendHeading(property, "is violated", evidence.trace, to: &page)
            append(evidence.trace, to: &page)
            let isTransition = property.kind == .transition
            ExplanationSection(
                explanations: evidence.explanations,
                heading: evidence.trace.place(ofTransition: isTransition) + ", this is false:", sources: sources,
                indent: Self.indent, options: options
            ).append(to: &page)
        case .reached(let property, let evidence):
            appendHeading(property, "is reached", evidence.trace, to: &page)
            append(evidence.trace, to: &page)
        case .deadlock(let trace, let description):
            appendHeading("deadlock", trace, place: nil, to: &page)
            append(trace, to: &page)
            DeadlockSection(description: description, sources: sources, indent: Self.indent, options: options)
                .append(to: &page)
        case .error(let report):
            let occasion = report.property.map { " while \($0) is evaluated" } ?? ""
            appendHeading("error: \(report.error.message)\(occasion),", report.trace, place: nil, to: &page)
            append(report.trace, error: report.error.message, to: &page)
            page.separate()
            let renderer = DiagnosticRenderer(sources: sources, isColoured: options.isColored)
            let diagnostic = Diagnostic(ModelErrorMessage(error: report.error), at: report.error.span)
            page.append(rendered: renderer.render(diagnostic), indent: Self.indent)
        }
    }

    /// Appends what was found of a property, with its title and documentation.
    private func appendHeading(_ property: PropertyReport, _ verb: String, _ trace: TraceReport, to page: inout Page) {
        appendHeading(
            "\(property.kind.rawValue) \(property.name) \(verb)", trace, place: sources.text(ofPlace: property.span),
            to: &page)
        if let title = property.title { page.append("  \"\(title)\"") }
        for line in property.documentation { page.append("  \(line)", .faint) }
    }

    /// Appends what was found, after how many transitions, and where it stands.
    private func appendHeading(_ text: String, _ trace: TraceReport, place: String?, to page: inout Page) {
        var line = StyledLine("  ")
        line.append("\(text) \(Wording.after(trace.transitions.count))", finding.isExpected ? .strong : .bad)
        if let remark = finding.remark { line.append(", \(remark)") }
        if let place { line.append(" (\(place))", .faint) }
        page.append(line)
    }

    /// Appends the trace behind an empty line.
    private func append(_ trace: TraceReport, error: String? = nil, to page: inout Page) {
        guard !trace.transitions.isEmpty || trace.start != nil else { return }
        page.separate()
        TraceLayout(indent: Self.indent, width: options.width).append(trace, error: error, to: &page)
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
