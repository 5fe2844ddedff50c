/// Writes the report of a check in any of its formats: the same report and format give the same bytes.
public struct ReportRenderer: Sendable {
    /// The formats that there are.
    public static let formats: [OutputFormat] = [.terminal, .html]

    /// How the report for people is laid out.
    public var layout: TerminalReport.Options

    /// Makes a renderer.
    public init(layout: TerminalReport.Options = TerminalReport.Options()) { self.layout = layout }

    /// The whole report in a format that is one of `formats`; what has no writer of its own is text for people.
    public func render(_ report: CheckReport, as format: OutputFormat) -> String {
        switch format {
        case .html: HTMLReport.render(report, options: layout)
        default: TerminalReport.render(report, options: layout)
        }
    }
}
