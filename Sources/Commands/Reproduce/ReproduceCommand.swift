import Language
import Reports

/// `interleave reproduce`: writes a trace in a form that kernel developers use.
struct ReproduceCommand: Command {
    /// What the command line asks for.
    let options: ReproduceOptions
    /// Where the text goes.
    let console: Console

    /// What its help says.
    static var help: HelpScreen { .reproduce }

    /// Runs the command.
    func run() throws(UsageError) -> ExitCode {
        guard let form = options.form else { throw ReproduceOptions.missingForm }
        if options.check.paths.first?.hasSuffix(".json") == true { return try reproduceReport(form) }
        switch try SingleModel(options.check, console) {
        case .refused(let code): return code
        case .loaded(let model, let path):
            let traces = ModelTraces(path: path, model: model, options: options.check, console: console)
            if traces.report.hasErrors {
                console.writeError("error: '\(path.withoutInvisible)' does not compile; 'check' says why\n")
                return .model
            }
            // A search that was cut short may have missed what is asked for.
            if traces.all(property: options.property).isEmpty, traces.report.exitCode(isStrict: false) == .incomplete {
                console.writeError("error: the search reached a limit before it had such a trace\n")
                return .incomplete
            }
            return try write(form, traces)
        }
    }

    /// Writes a trace of a report.
    private func reproduceReport(_ form: ReproduceOptions.Form) throws(UsageError) -> ExitCode {
        try refuseWhatIsNotChecked()
        let traces: ReportTraces
        do throws(ReportTraces.Unreadable) {
            traces = try ReportTraces(path: options.check.paths[0], scenario: options.check.scenarios.first)
        } catch {
            console.writeError("error: \(error.text.withoutInvisible)\n")
            return .input
        }
        return try write(form, traces)
    }

    /// Refuses options that say how a model is checked.
    private func refuseWhatIsNotChecked() throws(UsageError) {
        let check = options.check
        let given = [
            ("--set", !check.overrides.isEmpty), ("--root", check.root != nil),
            ("--max-states", check.maxStates != nil),
            ("--time", check.seconds != nil), ("--memory", check.bytes != nil),
        ]
        if let option = given.first(where: \.1) { throw .meaninglessForReport(option: option.0) }
    }

    /// Writes the trace that tells most.
    private func write(_ form: ReproduceOptions.Form, _ traces: some TraceSource) throws(UsageError) -> ExitCode {
        guard var example = traces.all(property: options.property).first else {
            throw .noTrace(of: options.property, known: traces.known)
        }
        guard let program = traces.program(of: example) else {
            let path = options.check.paths[0].withoutInvisible
            console.writeError(
                "error: '\(path)' is a damaged report: the text of its model does not compile, or lacks the scenario\n")
            return .input
        }
        example.guards = program.missingGuards
        do throws(EmitFault) {
            return save(try text(of: example, form, program))
        } catch {
            console.writeError("error: \(error.text.withoutInvisible)\n")
            return .usage
        }
    }

    /// The trace in a form.
    private func text(
        of example: Counterexample, _ form: ReproduceOptions.Form, _ program: Program
    ) throws(EmitFault) -> String {
        switch form {
        case .interleaving: InterleavingListing.render(example)
        case .strace: StraceListing.render(example)
        case .chart: example.textChart
        case .mermaid: example.mermaidChart
        case .svg: example.svgChart
        case .syz: try SyzProgram.render(example, program: program)
        case .selftest: try SelftestProgram.render(example, property: example.property, program: program)
        }
    }

    /// Writes the text.
    private func save(_ text: String) -> ExitCode {
        guard let path = options.path else {
            console.write(text)
            return .success
        }
        return ReportWriter(options: OutputOptions(), console: console).save(text, to: path) ? .success : .fault
    }
}

extension Program {
    /// The parameters that the scenario sets to `false`: what the model does without.
    fileprivate var missingGuards: [Counterexample.Guard] {
        parameters.filter { $0.isSet && $0.type == .boolean && $0.value == .scalar(0) }.map {
            Counterexample.Guard(name: $0.name, title: $0.title)
        }
    }
}
