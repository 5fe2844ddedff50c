/// How a report can be written.
public enum OutputFormat: String, CaseIterable, Sendable {
    /// Text for a terminal or a mail.
    case terminal
    /// Markdown for a review or a page.
    case markdown
    /// One HTML file that needs nothing else.
    case html
    /// The whole report for other programs.
    case json
    /// Test cases in XML, as CI systems read them.
    case junit
    /// Findings in the static analysis results interchange format.
    case sarif
    /// Annotations of a workflow on GitHub.
    case github
    /// A picture for Graphviz.
    case dot
    /// A picture for Mermaid.
    case mermaid
    /// A picture that browsers draw.
    case svg
}
