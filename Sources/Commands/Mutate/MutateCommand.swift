import Language
import Reports

/// `interleave mutate`: takes one thing after the other away from models and shows which property misses it.
struct MutateCommand {
    /// What the command line asks for.
    let options: MutateOptions
    /// Where the report goes.
    let console: Console

    /// Runs the command.
    func run() throws(UsageError) -> ExitCode {
        if options.check.wantsHelp {
            console.write(HelpScreen.mutate.text)
            return .success
        }
        let targets = TargetLoader(root: options.check.root).targets(at: options.check.paths)
        let selection = ScenarioSelection(options: options.check)
        try selection.validate(against: targets)
        let chosen = targets.filter { target in
            target.isBroken || target.model.map { isConcerned($0, selection) } ?? true
        }
        if chosen.isEmpty { throw .nothingSelected }
        var texts = options.output.files.map { _ in "" }
        var codes: [ExitCode] = []
        for (number, target) in chosen.enumerated() {
            let result = result(of: target)
            let gap = number == 0 ? "" : "\n"
            console.write(gap + text(of: result, options.output.format))
            for (index, file) in options.output.files.enumerated() {
                texts[index] += gap + text(of: result, file.format)
            }
            codes.append(result.exitCode)
        }
        let writer = ReportWriter(options: options.output, console: console)
        for (file, text) in zip(options.output.files, texts) where !writer.save(text, to: file.path) {
            codes.append(.fault)
        }
        return ExitCode.mostImportant(of: codes)
    }

    /// Whether anything of `model` is asked for.
    private func isConcerned(_ model: LoadedModel, _ selection: ScenarioSelection) -> Bool {
        selection.concerns(model) && model.scenarios.contains { selection.decision(on: $0) == .run }
    }

    /// What comes of a file.
    private enum Result {
        case mutated(MutationReport)
        case failed(FileReport)

        /// The code that it alone would end the process with.
        var exitCode: ExitCode {
            switch self {
            case .mutated(let report): report.exitCode
            case .failed(let file): file.exitCode(isStrict: false)
            }
        }
    }

    /// Runs the mutants of a file.
    private func result(of target: CheckTarget) -> Result {
        guard case .loaded(let model) = target.content else {
            guard case .unreadable(let failure) = target.content else { preconditionFailure("two cases") }
            return .failed(FileReport(path: target.path, content: .unreadable(failure)))
        }
        guard !model.isLibrary, !target.isBroken else { return .failed(failure(of: model, target.path, [])) }
        let progress = console.showsProgress(options.check.progress) ? ProgressLine(console: console) : nil
        defer { progress?.erase() }
        let run = MutationRun(
            path: target.path, model: model, options: options, cancellation: console.cancellation, progress: progress)
        switch run.run() {
        case .report(let report): return .mutated(report)
        case .broken(let diagnostics): return .failed(failure(of: model, target.path, diagnostics))
        }
    }

    /// The report of a file that has no mutants, because it is a library or does not compile.
    private func failure(of model: LoadedModel, _ path: String, _ diagnostics: [Diagnostic]) -> FileReport {
        if model.isLibrary {
            return FileReport(
                path: path,
                content: .library(LibraryReport(sources: model.sources, diagnostics: model.diagnostics)))
        }
        let report = ModelReport(
            name: model.name, title: model.title, sources: model.sources,
            diagnostics: (model.diagnostics + diagnostics).map { ReportedDiagnostic($0) })
        return FileReport(path: path, content: .model(report))
    }

    /// What came of a file, in that format.
    private func text(of result: Result, _ format: OutputFormat) -> String {
        var layout = TerminalReport.Options()
        layout.isColored = format == options.output.format && console.usesColors(options.check.color)
        switch (result, format) {
        case (.mutated(let report), .markdown): return MarkdownMutation.render(report, isQuiet: options.check.isQuiet)
        case (.mutated(let report), _):
            return TerminalMutation.render(report, isQuiet: options.check.isQuiet, options: layout)
        case (.failed(let file), .markdown):
            layout.isColored = false
            return MarkdownMutation.render(TerminalReport.render(file, options: layout))
        case (.failed(let file), _): return TerminalReport.render(file, options: layout)
        }
    }
}
