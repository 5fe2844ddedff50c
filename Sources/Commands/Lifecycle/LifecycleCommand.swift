import Execution
import Language
import Reports

/// `interleave lifecycle`: draws what the reachable states of a model make of an expression.
struct LifecycleCommand: Command {
    /// What the command line asks for.
    let options: LifecycleOptions
    /// Where the report goes.
    let console: Console

    /// What its help says.
    static var help: HelpScreen { .lifecycle }

    /// Runs the command.
    func run() throws(UsageError) -> ExitCode {
        switch try ScenarioQuery.load(options.check, options.expressions, console, \.excesses) {
        case .refused(let code): return code
        case .ready(let query): return write(LifecycleReport(of: query, options.expressions, options.check, console))
        }
    }

    /// Prints the report and writes the files.
    private func write(_ report: LifecycleReport) -> ExitCode {
        let writer = ReportWriter(options: options.output, console: console)
        let code = writer.write { format in text(of: report, format) }
        return ExitCode.mostImportant(of: [report.exitCode, code].compactMap(\.self))
    }

    /// The report in that format.
    private func text(of report: LifecycleReport, _ format: OutputFormat) -> String {
        switch format {
        case .markdown: return MarkdownLifecycle.render(report)
        case .dot: return DotLifecycle.render(report)
        case .mermaid: return MermaidLifecycle.render(report)
        case .html: return HTMLLifecycle.render(report)
        case .svg: return SVGLifecycle.render(report)
        default:
            var layout = TerminalReport.Options()
            layout.isColored = format == options.output.format && console.usesColors(options.check.color)
            return TerminalLifecycle.render(report, options: layout)
        }
    }
}

extension LifecycleReport {
    /// Looks at every state.
    ///
    /// - Parameter keepsStays: whether `Lifecycle.stays` is asked for.
    init(
        of query: ScenarioQuery, _ expressions: [String], _ options: CheckOptions, _ console: Console,
        keepsStays: Bool = false
    ) {
        let run = QuerySurvey(options: options, console: console)
        let (lifecycle, completeness) = run.run { progress in
            let survey = LifecycleSurvey(
                system: query.system, query: query.query, limits: run.limits, keepsStays: keepsStays)
            let result = survey.run(cancellation: console.cancellation, progress: progress)
            return (found: result.lifecycle, stop: result.stop)
        }
        self.init(query.subject(expressions), lifecycle: lifecycle, completeness: completeness)
    }
}
