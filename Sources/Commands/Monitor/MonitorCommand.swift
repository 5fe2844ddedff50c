import Language
import Reports

/// `interleave monitor`: writes a life cycle as an automaton for the runtime verification of the kernel.
struct MonitorCommand: Command {
    /// What the command line asks for.
    let options: MonitorOptions
    /// Where the automaton goes.
    let console: Console

    /// What its help says.
    static var help: HelpScreen { .monitor }

    /// Runs the command.
    func run() throws(UsageError) -> ExitCode {
        switch try ScenarioQuery.load(options.check, options.expressions, console, \.excesses) {
        case .refused(let code): return code
        case .ready(let query):
            return write(
                LifecycleReport(of: query, options.expressions, options.check, console, keepsStays: true))
        }
    }

    /// Writes the automaton of a life cycle, or says why there is none.
    private func write(_ lifecycle: LifecycleReport) -> ExitCode {
        let report: MonitorReport
        do throws(MonitorAutomaton.Fault) {
            report = try MonitorReport(lifecycle, name: options.name, isMerging: options.isMerging)
        } catch {
            let text = error.text
            console.writeError("error: \(text.summary.withoutInvisible)\n")
            for line in text.details { console.writeError("  \(line.withoutInvisible)\n") }
            for line in error.advice { console.writeError("note: \(line)\n") }
            return error.exitCode
        }
        guard let path = options.path else {
            console.write(report.dot)
            return .success
        }
        return ReportWriter(options: OutputOptions(), console: console).save(report.dot, to: path) ? .success : .fault
    }
}
