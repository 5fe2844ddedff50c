import Language
import Reports

/// `interleave mutate`: takes one thing after the other away from models and shows which property misses it.
struct MutateCommand: Command {
    /// What the command line asks for.
    let options: MutateOptions
    /// Where the report goes.
    let console: Console

    /// What its help says.
    static var help: HelpScreen { .mutate }

    /// Runs the command.
    func run() throws(UsageError) -> ExitCode {
        let targets = TargetLoader(root: options.check.root).targets(at: options.check.paths)
        let selection = ScenarioSelection(options: options.check)
        try selection.validate(against: targets)
        let chosen = targets.filter { target in
            target.isBroken || target.model.map { isConcerned($0, selection) } ?? true
        }
        if chosen.isEmpty { throw .nothingSelected }
        var files: [MutatedFile] = []
        for target in chosen {
            files.append(result(of: target))
            if options.output.format.isOfFiles {
                let gap = files.count == 1 ? "" : "\n"
                console.write(gap + text(of: files[files.count - 1], options.output.format))
            }
        }
        if !options.output.format.isOfFiles { console.write(text(of: files, options.output.format)) }
        let writer = ReportWriter(options: options.output, console: console)
        let codes = options.output.files.compactMap { file -> ExitCode? in
            writer.save(text(of: files, file.format), to: file.path) ? nil : .fault
        }
        return ExitCode.mostImportant(of: files.map(\.exitCode) + codes)
    }

    /// Whether anything of `model` is asked for.
    private func isConcerned(_ model: LoadedModel, _ selection: ScenarioSelection) -> Bool {
        selection.concerns(model) && model.scenarios.contains { selection.decision(on: $0) == .run }
    }

    /// Runs the mutants of a file.
    private func result(of target: CheckTarget) -> MutatedFile {
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

    /// What came of all files, in that format.
    private func text(of files: [MutatedFile], _ format: OutputFormat) -> String {
        switch format {
        case .json: ReportDocument(files, tool: CommandLineTool.signature).json
        case .junit: JUnitReport.render(files)
        case .sarif: SARIFReport.render(files, tool: CommandLineTool.signature)
        case .github: GitHubAnnotations.render(files)
        case .html: HTMLMutation.render(files, isQuiet: options.check.isQuiet)
        case .terminal, .markdown, .dot, .mermaid, .svg:
            files.map { text(of: $0, format) }.joined(separator: "\n")
        }
    }

    /// What came of a file, as text for people.
    private func text(of file: MutatedFile, _ format: OutputFormat) -> String {
        var layout = TerminalReport.Options()
        layout.isColored = format == options.output.format && console.usesColors(options.check.color)
        switch (file, format) {
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

extension OutputFormat {
    /// Whether each file has a text of its own, which is shown as soon as it is known.
    fileprivate var isOfFiles: Bool { self == .terminal || self == .markdown }
}
