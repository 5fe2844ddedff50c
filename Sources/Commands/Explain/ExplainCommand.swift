import Engine
import Execution
import Language
import Reports

/// `interleave explain`: says why a property came out as it did, and what keeps calls from being made.
struct ExplainCommand: Command {
    /// What the command line asks for.
    let options: ExplainOptions
    /// Where the report goes.
    let console: Console

    /// What its help says.
    static var help: HelpScreen { .explain }

    /// Runs the command.
    func run() throws(UsageError) -> ExitCode {
        switch try SingleModel(options.check, console) {
        case .refused(let code): return code
        case .loaded(let model, let path): return try explain(model, path, try scenario(of: model))
        }
    }

    /// The scenario that is explained.
    private func scenario(of model: LoadedModel) throws(UsageError) -> Scenario {
        if let name = options.check.scenarios.first { return try model.scenario(named: name) }
        let usual = model.scenarios.filter(\.tags.isEmpty)
        let expected = usual.first { expectsSomething(of: $0) }
        guard let scenario = expected ?? usual.first ?? model.scenarios.first else { throw .nothingSelected }
        return scenario
    }

    /// Whether a scenario expects a violation of what is asked about; where nothing is, any violation.
    private func expectsSomething(of scenario: Scenario) -> Bool {
        guard let name = options.check.properties.first else {
            return options.calls.isEmpty
                && (!scenario.violated.isEmpty || scenario.deadlock || !scenario.errors.isEmpty)
        }
        return scenario.violated.contains { $0.text == name } || name == ScenarioSelection.deadlock && scenario.deadlock
    }

    /// Explains one scenario.
    private func explain(_ model: LoadedModel, _ path: String, _ scenario: Scenario) throws(UsageError) -> ExitCode {
        let checked = model.check(settings: scenario.settings, overrides: options.check.overrides)
        let all = model.diagnostics + checked.diagnostics
        guard let program = checked.program, !all.contains(where: \.isError) else {
            return refuse(all.filter(\.isError), model.sources)
        }
        let search: ExplainSearch
        do throws(ExecutionLimit) {
            search = try ExplainSearch(
                program: program, scenario: scenario, options: options, cancellation: console.cancellation)
        } catch {
            return refuse([Diagnostic(ExecutionLimitMessage(text: error.text), at: error.span)], model.sources)
        }
        let patterns = try patterns(search.system)
        let line = console.showsProgress(options.check.progress) ? ProgressLine(console: console) : nil
        let progress = line.map { line in { line.show(scenario.name, $0) } }
        let report: ExplainReport
        do throws(CheckerFault) {
            report = try search.report(path: path, patterns: patterns, progress: progress)
        } catch {
            line?.erase()
            console.writeError("error: the checker failed: \(error.activity): \(error.detail)\n")
            return .fault
        }
        line?.erase()
        if let state = options.state, state > (report.subject.trace?.transitions.count ?? 0) {
            throw .invalidValue(
                option: "--state", value: "\(state)",
                wanted: "at most \(report.subject.trace?.transitions.count ?? 0), the transitions of the trace")
        }
        var layout = TerminalReport.Options()
        layout.isColored = console.usesColors(options.check.color)
        console.write(TerminalExplain.render(report, options: layout))
        return report.exitCode
    }

    /// The calls that are asked about, with their texts.
    private func patterns(_ system: ModelSystem) throws(UsageError) -> [(text: String, pattern: CallPattern)] {
        var patterns: [(text: String, pattern: CallPattern)] = []
        for text in options.calls {
            do throws(CallPattern.Fault) {
                patterns.append((text, try CallPattern(text, in: system)))
            } catch {
                throw .invalidValue(option: "--operation", value: text, wanted: error.wanted)
            }
        }
        return patterns
    }

    /// Says what is wrong with the model.
    private func refuse(_ diagnostics: [Diagnostic], _ sources: SourceMap) -> ExitCode {
        console.writeError(DiagnosticRenderer(sources: sources, isColoured: false).render(diagnostics.inOrder()))
        return .model
    }
}
