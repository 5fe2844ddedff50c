import Engine
import Foundation
import Language
import Reports

/// `interleave check`: loads everything that the paths mean, runs it, and reports on each file as soon as it is done.
struct CheckCommand {
    /// What the command line asks for.
    let options: CheckOptions
    /// Where the report goes.
    let console: Console

    /// Runs the command.
    func run() throws(UsageError) -> ExitCode {
        if options.wantsHelp {
            console.write(HelpScreen.check.text)
            return .success
        }
        let selection = ScenarioSelection(options: options)
        let targets = TargetLoader(root: options.root).targets(at: options.paths)
        try selection.validate(against: targets)
        let chosen = targets.filter { target in
            target.isBroken || target.model.map(selection.concerns) ?? true
        }
        try PartialOrderRefusal(options: options).validate(chosen)
        let report = report(on: chosen)
        return ExitCode.mostImportant(of: [report.exitCode] + show(report, layout(for: chosen)))
    }

    /// Prints the rest of the report and writes the files; the codes of what failed.
    private func show(_ report: CheckReport, _ layout: TerminalReport.Options) -> [ExitCode] {
        var plain = layout
        plain.isColored = false
        let renderer = ReportRenderer(layout: plain)
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
    private func report(on targets: [CheckTarget]) -> CheckReport {
        var report = CheckReport(isStrict: options.isStrict)
        let layout = layout(for: targets)
        let progress = console.showsProgress(options.progress) ? ProgressLine(console: console) : nil
        for target in targets {
            let file = FileReport(path: target.path, content: content(of: target, progress))
            progress?.erase()
            if isShownAtOnce { console.write(TerminalReport.render(file, options: layout) + "\n") }
            report.files.append(file)
        }
        return report
    }

    /// What comes of one file.
    private func content(of target: CheckTarget, _ progress: ProgressLine?) -> FileReport.Content {
        switch target.content {
        case .unreadable(let failure): return .unreadable(failure)
        case .loaded(let model) where model.isLibrary:
            var diagnostics = model.diagnostics
            if !diagnostics.contains(where: \.isError) {
                diagnostics += model.check(settings: [], overrides: []).diagnostics
            }
            return .library(LibraryReport(sources: model.sources, diagnostics: diagnostics))
        case .loaded(let model):
            let check = ModelCheck(
                model: model, options: options, cancellation: console.cancellation,
                progress: progress.map { [options] line in
                    { name, snapshot in
                        line.show(name, snapshot)
                        line.warn(name, snapshot, options.generalRemedies)
                    }
                })
            return .model(check.run())
        }
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
