/// How a report can be written.
public enum OutputFormat: String, CaseIterable, Sendable {
    /// Text for a terminal or a mail.
    case terminal
    /// Markdown for a review or a page.
    case markdown
    /// One HTML file that needs nothing else.
    case html
    /// A picture for Graphviz.
    case dot
    /// A picture for Mermaid.
    case mermaid
}
