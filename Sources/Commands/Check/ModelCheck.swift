import Engine
import Execution
import Language
import Reports

/// Runs the scenarios of one model and merges what they exercised.
struct ModelCheck {
    /// The model.
    let model: LoadedModel
    /// What the command line asks for.
    let options: CheckOptions
    /// Set when the user interrupts.
    let cancellation: CancellationFlag
    /// Told now and then how far the search of the scenario of that name has come; `nil` where nobody looks.
    let progress: ((String, ProgressSnapshot) -> Void)?
    /// Where the run is saved; `nil` where it is not.
    var checkpoint: RunCheckpoint?
    /// How many scenarios come before those of the model in the run.
    var scenariosBefore = 0

    /// The report of the model.
    func run() -> ModelReport {
        var report = ModelReport(
            name: model.name, title: model.title, sources: model.sources,
            diagnostics: model.diagnostics.map { ReportedDiagnostic($0) })
        guard !report.hasErrors else { return report }
        var diagnostics = ScenarioDiagnostics()
        var coverages: [Coverage] = []
        let selection = ScenarioSelection(options: options)
        for (index, scenario) in model.scenarios.enumerated() {
            var check = check(of: scenario)
            check.checkpoint = checkpoint.map { ScenarioCheckpoint(run: $0, number: scenariosBefore + index + 1) }
            switch selection.decision(on: scenario) {
            case .leftOut: continue
            case .needsTag:
                report.scenarios.append(check.report(withoutRunning: .notRun(.needsTag(scenario.tags))))
            case .run where cancellation.isCancelled:
                report.scenarios.append(check.report(withoutRunning: .notRun(.interrupted)))
            case .run:
                let result = check.runOnce()
                diagnostics.add(result.diagnostics, of: scenario.name)
                report.scenarios.append(result.report)
                // What a search never began on says nothing.
                if let coverage = result.coverage, result.report.isSearched { coverages.append(coverage) }
            }
        }
        report.diagnostics += diagnostics.merged
        if options.output.wantsLifecycle {
            report.lifecycle =
                StateLifecycle(model: model, options: options, cancellation: cancellation).report()
        }
        // Where no configuration compiles, the diagnostics say it all.
        if report.scenarios.allSatisfy(\.isInvalid) { report.scenarios = [] }
        // Who picks scenarios or properties does not ask what the others would have exercised.
        if options.isStrict || options.scenarios.isEmpty && options.properties.isEmpty {
            report.coverage = CoverageReport(merging: coverages, basis: basis(of: report))
        }
        return report
    }

    /// What the coverage of the scenarios in `report` rests on.
    private func basis(of report: ModelReport) -> CoverageReport.Basis {
        if report.scenarios.contains(where: \.isCutShort) { return .unfinishedSearches }
        let isWhole = report.scenarios.count == model.scenarios.count && report.scenarios.allSatisfy(\.isSearched)
        return isWhole && options.properties.isEmpty ? .everything : .someScenarios
    }

    /// The work on one scenario.
    private func check(of scenario: Scenario) -> ScenarioCheck {
        ScenarioCheck(
            model: model, scenario: scenario, options: options, cancellation: cancellation,
            progress: progress.map { report in { report(scenario.name, $0) } })
    }
}

extension ScenarioReport {
    /// Whether its configuration does not compile.
    fileprivate var isInvalid: Bool { if case .invalid = outcome { true } else { false } }

    /// Whether its states were searched.
    fileprivate var isSearched: Bool { if case .searched = outcome { true } else { false } }

    /// Whether its search ended before every reachable state was visited.
    fileprivate var isCutShort: Bool {
        if case .searched(let search) = outcome { !search.isExhaustive } else { false }
    }
}
