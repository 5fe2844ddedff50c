import Language

/// A diagnostic with its source line, notes and suggestion.
struct DiagnosticSection {
    let diagnostic: Diagnostic
    let sources: SourceMap
    let options: TerminalReport.Options

    /// Appends the lines.
    func append(to page: inout Page) {
        page.append("\(diagnostic.message.severity.rawValue): \(diagnostic.message.text) [\(diagnostic.message.id)]")
        if let span = diagnostic.span { SourceExcerpt(span: span, sources: sources, indent: 2).append(to: &page) }
    }
}
