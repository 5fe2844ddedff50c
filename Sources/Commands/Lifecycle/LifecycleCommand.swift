import Engine
import Execution
import Language
import Reports

/// `interleave lifecycle`: draws what the reachable states of a model make of an expression.
struct LifecycleCommand {
    /// What the command line asks for.
    let options: LifecycleOptions
    /// Where the report goes.
    let console: Console

    /// Runs the command.
    func run() throws(UsageError) -> ExitCode {
        if options.check.wantsHelp {
            console.write(HelpScreen.lifecycle.text)
            return .success
        }
        switch try SingleModel(options.check, console) {
        case .refused(let code): return code
        case .loaded(let model, let path): return draw(model, path, try scenario(of: model))
        }
    }

    /// The scenario whose states are looked at.
    private func scenario(of model: LoadedModel) throws(UsageError) -> Scenario {
        if let name = options.check.scenarios.first {
            guard let scenario = model.scenarios.first(where: { $0.name == name }) else { throw .nothingSelected }
            return scenario
        }
        guard let scenario = model.scenarios.first(where: \.tags.isEmpty) ?? model.scenarios.first else {
            throw .nothingSelected
        }
        return scenario
    }

    /// Draws the life cycle in one scenario.
    private func draw(_ model: LoadedModel, _ path: String, _ scenario: Scenario) -> ExitCode {
        let checked = model.check(
            settings: scenario.settings, overrides: options.check.overrides, expressions: options.expressions,
            path: "--of")
        guard let program = checked.program else { return refuse(checked.diagnostics, checked.sources, .model) }
        let faults = checked.queryDiagnostics.map(\.withAdviceOnFreeNames) + checked.clashes.map(QueryMessage.clash)
        guard let query = checked.query, faults.isEmpty else { return refuse(faults, checked.sources, .usage) }
        let excesses = QueryLimits(program: program, query: query).excesses
        guard excesses.isEmpty else { return refuse(excesses, checked.sources, .usage) }
        let system: ModelSystem
        do throws(ExecutionLimit) {
            system = try ModelSystem(program: program, selection: Selection(properties: [], deadlock: false))
        } catch {
            let limit = Diagnostic(ExecutionLimitMessage(text: error.text), at: error.span)
            return refuse([limit], checked.sources, .model)
        }
        return write(survey(system, query, path, scenario, program))
    }

    /// Says what is wrong.
    private func refuse(_ diagnostics: [Diagnostic], _ sources: SourceMap, _ code: ExitCode) -> ExitCode {
        let renderer = DiagnosticRenderer(sources: sources, isColoured: false)
        console.writeError(renderer.render(diagnostics))
        return code
    }

    /// Looks at every state.
    private func survey(
        _ system: ModelSystem, _ query: Query, _ path: String, _ scenario: Scenario, _ program: Program
    ) -> LifecycleReport {
        let limits = Limits(
            states: options.check.maxStates, depth: options.check.maxDepth,
            time: options.check.seconds.map { .seconds($0) },
            memory: options.check.bytes ?? MachineMemory.current().defaultLimit)
        let line = console.showsProgress(options.check.progress) ? ProgressLine(console: console) : nil
        let survey = LifecycleSurvey(system: system, query: query, limits: limits)
        let result = survey.run(cancellation: console.cancellation) { found, done in
            line?.show("\(Wording.magnitude(found)) states, \(Wording.magnitude(found - done)) left")
        }
        line?.erase()
        let stop = result.stop.flatMap {
            ExplorationOutcome.incomplete($0).stopReason(limits, seconds: options.check.seconds)
        }
        return LifecycleReport(
            path: path, model: program.name, scenario: scenario.name,
            settings: program.parameters.filter(\.isSet).map { $0.binding(in: program) },
            expressions: options.expressions,
            free: query.free.map { local in
                let name = query.locals[local.index]
                return .init(name: name.name, value: program.text(of: name.type))
            },
            lifecycle: result.lifecycle, completeness: stop.map { .stopped($0) } ?? .complete)
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
        default:
            var layout = TerminalReport.Options()
            layout.isColored = format == options.output.format && console.usesColors(options.check.color)
            return TerminalLifecycle.render(report, options: layout)
        }
    }
}

/// Whether a query is small enough to be drawn.
struct QueryLimits {
    /// The program.
    let program: Program
    /// The query.
    let query: Query

    /// What is too large.
    var excesses: [Diagnostic] {
        let unlisted = query.expressions.filter { !program.isEnumerable($0.type) }
        guard unlisted.isEmpty else {
            return unlisted.map { QueryMessage.notEnumerable(type: program.text(of: $0.type), at: $0.span) }
        }
        var found: [Diagnostic] = []
        let values = query.expressions.map { program.cardinality(of: $0.type) }
        if let large = query.expressions.indices.first(where: { values[$0] > LifecycleOptions.mostValues }) {
            found.append(
                QueryMessage.tooMany(
                    values[large], "this expression has", at: query.expressions[large].span,
                    limit: LifecycleOptions.mostValues, advice: QueryMessage.partAdvice))
        } else if Self.product(values) > LifecycleOptions.mostValues {
            found.append(
                QueryMessage.tooMany(
                    Self.product(values), "together the expressions have", at: nil,
                    limit: LifecycleOptions.mostValues, advice: "ask for fewer, or for conditions"))
        }
        let bindings = Self.product(query.free.map { program.cardinality(of: query.locals[$0.index].type) })
        if bindings > LifecycleOptions.mostBindings {
            found.append(
                QueryMessage.tooMany(
                    bindings, "the free names have", at: nil, limit: LifecycleOptions.mostBindings,
                    advice: "give some of the names a value"))
        }
        return found
    }

    /// The product, at most `Int.max`.
    private static func product(_ numbers: [Int]) -> Int {
        numbers.reduce(1) { product, number in
            let (result, overflows) = product.multipliedReportingOverflow(by: number)
            return overflows ? .max : result
        }
    }
}
