import Execution
import Language
import Reports

/// `interleave graph`: draws the state graph of a model, plain or projected on expressions.
struct GraphCommand: Command {
    /// What the command line asks for.
    let options: GraphOptions
    /// Where the graph goes.
    let console: Console

    /// What its help says.
    static var help: HelpScreen { .graph }

    /// Runs the command.
    func run() throws(UsageError) -> ExitCode {
        let outcome = try ScenarioQuery.load(options.check, options.expressions, console) {
            $0.bindingExcesses(GraphOptions.mostBindings)
        }
        switch outcome {
        case .refused(let code): return code
        case .ready(let query): return write(report(of: query))
        }
    }

    /// Looks at the states.
    private func report(of query: ScenarioQuery) -> GraphReport {
        let run = QuerySurvey(options: options.check, console: console)
        let (graph, completeness) = run.run { progress in
            let survey = GraphSurvey(
                system: query.system, query: query.query, limits: run.limits, mostNodes: options.mostNodes,
                keepsLoops: options.keepsLoops)
            let result = survey.run(cancellation: console.cancellation, progress: progress)
            return (found: result.graph, stop: result.stop)
        }
        return GraphReport(query.subject(options.expressions), graph: graph, completeness: completeness)
    }

    /// Prints the graph and writes the files.
    private func write(_ report: GraphReport) -> ExitCode {
        let writer = ReportWriter(options: options.output, console: console)
        let code = writer.write { format in
            switch format {
            case .dot: return report.dot
            case .mermaid: return report.mermaid
            case .svg: return report.svg
            default:
                var layout = TerminalReport.Options()
                layout.isColored = format == options.output.format && console.usesColors(options.check.color)
                return TerminalGraph.render(report, options: layout)
            }
        }
        return ExitCode.mostImportant(of: [report.exitCode, code].compactMap(\.self))
    }
}
