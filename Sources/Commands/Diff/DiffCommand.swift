import Engine
import Execution
import Foundation
import Language
import Reports

/// `interleave diff`: what a change to a model does to what can be seen of it.
struct DiffCommand: Command {
    /// What the command line asks for.
    let options: DiffOptions
    /// Where the report goes.
    let console: Console

    /// What its help says.
    static var help: HelpScreen { .diff }

    /// Runs the command.
    func run() throws(UsageError) -> ExitCode {
        let targets = (try DiffTarget(options.check.paths[0]), try DiffTarget(options.check.paths[1]))
        let old: LoadedModel
        let new: LoadedModel
        do throws(FileProblem) {
            old = try load(targets.0)
            new = try load(targets.1)
        } catch {
            console.writeError("error: \(error.text.withoutInvisible)\n")
            return .input
        }
        for model in [old, new] where model.diagnostics.contains(where: \.isError) || model.isLibrary {
            return refuse(model)
        }
        let names = options.check.overrides.map(\.name)
        let known = old.parameterNames + new.parameterNames
        for name in names where !known.contains(name) {
            throw .unknown(
                .parameter, name, suggestion: CommandLineTool.suggestion(for: name, among: known), known: known)
        }
        return compare(old, new, targets, try pairs(old, new, targets))
    }

    // MARK: Loading

    /// Reads one side.
    private func load(_ target: DiffTarget) throws(FileProblem) -> LoadedModel {
        guard let revision = target.revision else {
            return try Frontend.load(path: target.path, root: options.check.root)
        }
        let environment = ProcessInfo.processInfo.environment
        guard let place = RepositoryPath(target.path, environment: environment) else {
            throw .unreadable(path: target.text, reason: "it lies in no repository, or there is no git")
        }
        let root = options.check.root.flatMap { RepositoryPath($0, environment: environment)?.path }
        return try Frontend.load(path: place.path, root: root, files: try RevisionFiles(revision, place.git))
    }

    /// Says what is wrong with a model.
    private func refuse(_ model: LoadedModel) -> ExitCode {
        guard !model.isLibrary || model.diagnostics.contains(where: \.isError) else {
            console.writeError("error: '\(model.name.withoutInvisible)' is a library without a model\n")
            return .usage
        }
        console.writeError(DiagnosticRenderer(sources: model.sources, isColoured: false).render(model.diagnostics))
        return .model
    }

    // MARK: Scenarios

    /// The scenarios that are compared, and those that only one side has.
    private struct Pairs {
        var pairs: [(old: Scenario, new: Scenario)] = []
        var unpaired: [DiffReport.UnpairedScenario] = []
    }

    /// Which scenario is compared with which: those that are named, else those of the same name.
    private func pairs(
        _ old: LoadedModel, _ new: LoadedModel, _ targets: (DiffTarget, DiffTarget)
    ) throws(UsageError) -> Pairs {
        var result = Pairs()
        if let name = targets.0.scenario ?? targets.1.scenario {
            result.pairs = [
                (try scenario(targets.0.scenario ?? name, of: old), try scenario(targets.1.scenario ?? name, of: new))
            ]
            return result
        }
        for name in options.check.scenarios { _ = try scenario(name, of: old, or: new) }
        let selection = ScenarioSelection(options: options.check)
        let (ours, theirs) = (old.scenarios, new.scenarios)
        for scenario in ours where selection.decision(on: scenario) == .run {
            if let other = theirs.first(where: { $0.name == scenario.name }) {
                result.pairs.append((scenario, other))
            } else {
                result.unpaired.append(.init(name: scenario.name, side: .old))
            }
        }
        for scenario in theirs where selection.decision(on: scenario) == .run {
            if !ours.contains(where: { $0.name == scenario.name }) {
                result.unpaired.append(.init(name: scenario.name, side: .new))
            }
        }
        if result.pairs.isEmpty && result.unpaired.isEmpty { throw .nothingSelected }
        return result
    }

    /// The scenario of that name in one of the models.
    private func scenario(
        _ name: String, of model: LoadedModel, or other: LoadedModel? = nil
    ) throws(UsageError) -> Scenario {
        let all = model.scenarios + (other?.scenarios ?? [])
        guard let found = all.first(where: { $0.name == name }) else {
            let known = all.map(\.name)
            throw .unknown(
                .scenario, name, suggestion: CommandLineTool.suggestion(for: name, among: known), known: known)
        }
        return found
    }

    // MARK: Comparison

    /// Compares the pairs and prints the report.
    private func compare(
        _ old: LoadedModel, _ new: LoadedModel, _ targets: (DiffTarget, DiffTarget), _ chosen: Pairs
    ) -> ExitCode {
        var pairs: [DiffPair] = []
        for (a, b) in chosen.pairs {
            let comparison = ScenarioDiff(
                old: .init(model: old, scenario: a), new: .init(model: new, scenario: b), options: options,
                cancellation: console.cancellation)
            do throws(DiffFailure) {
                pairs.append(try comparison.run())
            } catch {
                let renderer = DiagnosticRenderer(sources: error.sources, isColoured: false)
                console.writeError(renderer.render(error.diagnostics))
                return .model
            }
        }
        let report = DiffReport(
            old: .init(place: targets.0.text, model: old.name, sources: old.sources),
            new: .init(place: targets.1.text, model: new.name, sources: new.sources),
            pairs: pairs, unpaired: chosen.unpaired)
        let writer = ReportWriter(options: options.output, console: console)
        let code = writer.write { text(of: report, $0) }
        return ExitCode.mostImportant(of: [report.exitCode] + [code].compactMap(\.self))
    }

    /// The comparison in that format.
    private func text(of report: DiffReport, _ format: OutputFormat) -> String {
        switch format {
        case .json: return ReportDocument(report, tool: CommandLineTool.signature).json
        case .junit: return JUnitReport.render(report)
        case .markdown: return MarkdownDiff.render(report)
        case .github: return GitHubAnnotations.render(report)
        case .sarif: return SARIFReport.render(report, tool: CommandLineTool.signature)
        case .html: return HTMLDiff.render(report)
        case .terminal, .dot, .mermaid, .svg:
            var layout = TerminalReport.Options()
            layout.isColored = format == options.output.format && console.usesColors(options.check.color)
            return TerminalDiff.render(report, options: layout)
        }
    }
}

/// A side that does not compile in one of its configurations.
struct DiffFailure: Error {
    /// What is wrong.
    let diagnostics: [Diagnostic]
    /// The files.
    let sources: SourceMap
}
