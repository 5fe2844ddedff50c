/// The report that people read: text for a terminal or a mail.
///
/// The same report and options give the same bytes.
public enum TerminalReport {
    /// How the text is laid out.
    public struct Options: Sendable {
        /// Which traces are shown in full.
        public enum Traces: Sendable {
            /// Every violation and every witness of a `reachable`.
            case all
            /// What came out otherwise than expected.
            case unexpected
        }

        /// The columns that lines are fitted into.
        public var width = 100
        /// Which traces are shown in full.
        public var traces = Traces.all
        /// Whether only lines about scenarios, what came out otherwise and the summary are shown.
        public var isQuiet = false
        /// Whether what was measured is shown.
        public var showsMeasurements = false
        /// Whether colour commands are used.
        public var isColored = false

        /// Makes the default options.
        public init() {}
    }

    /// The whole report: each file, then the summary.
    public static func render(_ report: CheckReport, options: Options) -> String {
        report.files.map { render($0, options: options) + "\n" }.joined()
            + renderSummary(of: report, options: options)
    }

    /// What came of one file.
    public static func render(_ file: FileReport, options: Options) -> String {
        FileSection(file: file, options: options).page.render(isColored: options.isColored)
    }

    /// The last lines, over all files.
    public static func renderSummary(of report: CheckReport, options: Options) -> String {
        SummarySection(report: report, options: options).page.render(isColored: options.isColored)
    }
}
