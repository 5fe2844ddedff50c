/// Writes the report of a check in any of its formats: the same report and format give the same bytes.
public struct ReportRenderer: Sendable {
    /// The formats that there are.
    public static let formats: [OutputFormat] = [.terminal, .json, .junit, .sarif, .markdown, .html, .github]

    /// How the report for people is laid out.
    public var layout: TerminalReport.Options
    /// What made the report, with its version.
    public var tool: String

    /// Makes a renderer.
    public init(layout: TerminalReport.Options = TerminalReport.Options(), tool: String = "interleave") {
        (self.layout, self.tool) = (layout, tool)
    }

    /// The whole report in a format that is one of `formats`; pictures are of other commands.
    public func render(_ report: CheckReport, as format: OutputFormat) -> String {
        switch format {
        case .json: ReportDocument(report, tool: tool, showsMeasurements: layout.showsMeasurements).json
        case .junit: JUnitReport.render(report, showsMeasurements: layout.showsMeasurements)
        case .sarif: SARIFReport.render(report, tool: tool)
        case .markdown: MarkdownReport.render(report, options: layout)
        case .github: GitHubAnnotations.render(report)
        case .html: HTMLReport.render(report, options: layout)
        case .terminal, .dot, .mermaid, .svg: TerminalReport.render(report, options: layout)
        }
    }
}
