import Execution
import Language
import Reports

/// `interleave export`: writes a model in the language of another checker.
struct ExportCommand: Command {
    /// What the command line asks for.
    let options: ExportOptions
    /// Where the text goes.
    let console: Console

    /// What its help says.
    static var help: HelpScreen { .export }

    /// Runs the command.
    func run() throws(UsageError) -> ExitCode {
        guard let target = options.target else { throw ExportOptions.missingTarget }
        let found = TargetLoader(root: options.root).targets(at: [options.path])
        guard found.count == 1, let file = found.first else { throw .unexpectedOperand(options.path) }
        guard case .loaded(let model) = file.content else {
            console.writeError("error: '\(options.path.withoutInvisible)' cannot be read\n")
            return .input
        }
        guard !model.isLibrary else { throw .unexpectedOperand(options.path) }
        try validate(file)
        let scenario = model.scenarios.first { $0.name == options.scenario ?? $0.name } ?? Scenario(name: "default")
        let checked = model.check(settings: scenario.settings, overrides: options.overrides)
        guard let program = checked.program, !(model.diagnostics + checked.diagnostics).contains(where: \.isError)
        else {
            return refuse(model.diagnostics + checked.diagnostics, model)
        }
        return write(program, model, scenario, target)
    }

    /// Finds what the command line names and the model has not.
    private func validate(_ file: CheckTarget) throws(UsageError) {
        var check = CheckOptions()
        check.scenarios = options.scenario.map { [$0] } ?? []
        check.properties = options.properties
        check.overrides = options.overrides
        try ScenarioSelection(options: check).validate(against: [file])
    }

    /// Writes the export, and says what it leaves out.
    private func write(
        _ program: Program, _ model: LoadedModel, _ scenario: Scenario, _ target: ExportTarget
    ) -> ExitCode {
        let (text, omissions): (String, [ExecutionLimit])
        do throws(ExecutionLimit) {
            (text, omissions) = try export(program, model, scenario, target)
        } catch {
            return refuse(
                [
                    Diagnostic(
                        ExportMessage(text: "\(target.rawValue) cannot express \(error.text)", severity: .error),
                        at: error.span)
                ], model)
        }
        let left = omissions.map { omission in
            Diagnostic(
                ExportMessage(text: "left out of the export: \(omission.text)", severity: .warning), at: omission.span)
        }
        if !left.isEmpty { console.writeError(DiagnosticRenderer(sources: model.sources).render(left)) }
        guard let path = options.output else {
            console.write(text)
            return .success
        }
        let writer = ReportWriter(options: OutputOptions(), console: console)
        return writer.save(text, to: path) ? .success : .fault
    }

    /// The text, and what is left out of it.
    private func export(
        _ program: Program, _ model: LoadedModel, _ scenario: Scenario, _ target: ExportTarget
    ) throws(ExecutionLimit) -> (String, [ExecutionLimit]) {
        let heading = ["The model '\(model.name)' in the scenario '\(scenario.name)', exported by Interleave."]
        let selection = selection(program, scenario)
        if options.isLiveness {
            return (try LivenessExport(program, properties: selection.properties, heading: heading).text, [])
        }
        let export = try ModelExport(program, selection: selection, to: target, heading: heading)
        return (export.text, export.omissions)
    }

    /// What of the program's properties is written.
    private func selection(_ program: Program, _ scenario: Scenario) -> Selection {
        if options.leavesOutProperties { return Selection(properties: [], deadlock: false) }
        return PropertySelection(program: program, scenario: scenario, names: options.properties).judged
    }

    /// Says what is wrong with the model.
    private func refuse(_ diagnostics: [Diagnostic], _ model: LoadedModel) -> ExitCode {
        console.writeError(DiagnosticRenderer(sources: model.sources).render(diagnostics))
        return .model
    }
}

/// Says what an export cannot hold.
struct ExportMessage: DiagnosticMessage {
    /// The sentence.
    let text: String
    /// How bad it is.
    let severity: DiagnosticSeverity
    /// The stable identity.
    var id: String { "not-exported" }
}
