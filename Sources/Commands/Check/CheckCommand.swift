import Engine
import Foundation
import Language
import Reports

/// `interleave check`: loads everything that the paths mean, runs it, and reports on each file as soon as it is done.
struct CheckCommand: Command {
    /// What the command line asks for.
    let options: CheckOptions
    /// Where the report goes.
    let console: Console

    /// What its help says.
    static var help: HelpScreen { .check }
    /// What the run goes on from; `nil` where it begins.
    var resumption: Resumption?

    /// Makes the command for a run that begins.
    init(options: CheckOptions, console: Console) { (self.options, self.console) = (options, console) }

    /// Runs the command.
    func run() throws(UsageError) -> ExitCode {
        let selection = ScenarioSelection(options: options)
        let targets = TargetLoader(root: options.root).targets(at: options.paths)
        try selection.validate(against: targets)
        let chosen = targets.filter { target in
            target.isBroken || target.model.map(selection.concerns) ?? true
        }
        try PartialOrderRefusal(options: options).validate(chosen)
        let gate: BaselineGate?
        do throws(BaselineProblem) {
            gate = try BaselineGate(options: options)
        } catch {
            console.writeError(error.text(path: options.baseline ?? "") + "\n")
            return error.exitCode
        }
        let checkpoint: RunCheckpoint?
        do throws(CheckpointProblem) {
            checkpoint = try RunCheckpoint(
                options: options, targets: chosen, console: console, resumed: resumption)
        } catch {
            return refuse(error)
        }
        if let checkpoint, resumption == nil { try begin(checkpoint) }
        var report = report(on: chosen, gate, checkpoint)
        if let problem = checkpoint?.problem { return refuse(problem) }
        checkpoint?.end(with: report)
        report.baseline = gate?.use(in: report, of: targets)
        let failures = show(report, layout(for: chosen)) + [writeBaseline(report)].compactMap(\.self)
        if let checkpoint, !checkpoint.isOver { console.writeError(checkpoint.advice(after: report) + "\n") }
        return ExitCode.mostImportant(of: [report.exitCode] + failures)
    }

    /// Prints the rest of the report and writes the files; the codes of what failed.
    private func show(_ report: CheckReport, _ layout: TerminalReport.Options) -> [ExitCode] {
        var plain = layout
        plain.isColored = false
        let renderer = ReportRenderer(layout: plain, tool: CommandLineTool.signature)
        if isShownAtOnce {
            console.write(TerminalReport.renderSummary(of: report, options: layout))
        } else {
            console.write(renderer.render(report, as: options.output.format))
        }
        let writer = ReportWriter(options: options.output, console: console)
        return options.output.files.compactMap { file in
            writer.save(renderer.render(report, as: file.format), to: file.path) ? nil : .fault
        }
    }

    /// Whether what came of a file is shown as soon as it is known.
    private var isShownAtOnce: Bool { options.output.format == .terminal }

    /// Checks `targets` in order and shows what came of each.
    private func report(
        on targets: [CheckTarget], _ gate: BaselineGate?, _ checkpoint: RunCheckpoint?
    ) -> CheckReport {
        var report = CheckReport(isStrict: options.isStrict)
        let layout = layout(for: targets)
        let progress = console.showsProgress(options.progress) ? ProgressLine(console: console) : nil
        var scenarios = 0
        for target in targets {
            var file = FileReport(path: target.path, content: content(of: target, progress, checkpoint, scenarios))
            // What is shown of a run that cannot be gone on with would be taken for its report.
            if checkpoint?.problem != nil { break }
            scenarios += target.model?.scenarios.count ?? 0
            if let gate { file = gate.accepting(file) }
            progress?.erase()
            if isShownAtOnce { console.write(TerminalReport.render(file, options: layout) + "\n") }
            report.files.append(file)
        }
        return report
    }

    /// What comes of one file.
    private func content(
        of target: CheckTarget, _ progress: ProgressLine?, _ checkpoint: RunCheckpoint?, _ scenariosBefore: Int
    ) -> FileReport.Content {
        switch target.content {
        case .unreadable(let failure): return .unreadable(failure)
        case .loaded(let model) where model.isLibrary:
            var diagnostics = model.diagnostics
            if !diagnostics.contains(where: \.isError) {
                diagnostics += model.check(settings: [], overrides: []).diagnostics
            }
            return .library(LibraryReport(sources: model.sources, diagnostics: diagnostics))
        case .loaded(let model):
            var check = ModelCheck(
                model: model, options: options, cancellation: console.cancellation,
                progress: progress.map { [options] line in
                    { name, snapshot in
                        line.show(name, snapshot)
                        line.warn(name, snapshot, options.generalRemedies)
                    }
                })
            (check.checkpoint, check.scenariosBefore) = (checkpoint, scenariosBefore)
            return .model(check.run())
        }
    }

    /// Writes the entries that accept what `report` found and nobody expects, where that is asked for.
    ///
    /// - Returns: `fault` where they could not be written, else `nil`.
    private func writeBaseline(_ report: CheckReport) -> ExitCode? {
        guard let path = options.writtenBaseline else { return nil }
        let draft = BaselineDraft(
            report: report, path: path,
            expiry: min(
                CalendarDate(day: (options.today ?? .current).day + BaselineDraft.days), .last))
        if draft.count > 0 {
            guard ReportWriter(options: OutputOptions(), console: console).save(draft.text, to: path) else {
                return .fault
            }
        }
        console.writeError(draft.message)
        return nil
    }

    /// How the report is laid out: expected traces are shown where a single file is looked at.
    private func layout(for targets: [CheckTarget]) -> TerminalReport.Options {
        var layout = TerminalReport.Options()
        layout.isQuiet = options.isQuiet
        layout.showsMeasurements = options.showsStatistics
        layout.traces = targets.count > 1 ? .unexpected : .all
        layout.isColored = console.usesColors(options.color)
        return layout
    }
}
