import Execution
import Language
import Reports

/// The traces that a check of a model finds, ready to be written in another form.
struct ModelTraces: TraceSource {
    /// The path of the model as the user sees it.
    let path: String
    /// The model.
    let model: LoadedModel
    /// What the check found.
    let report: ModelReport
    /// The values of parameters that win over the scenarios.
    let overrides: [ParameterOverride]

    /// Checks the model with the options of `check`, states included.
    init(path: String, model: LoadedModel, options: CheckOptions, console: Console) {
        self.path = path
        self.model = model
        overrides = options.overrides
        var options = options
        options.output.format = .json
        let line = console.showsProgress(options.progress) ? ProgressLine(console: console) : nil
        let progress = line.map { line in { line.show($0, $1) } }
        let check = ModelCheck(model: model, options: options, cancellation: console.cancellation, progress: progress)
        report = check.run()
        line?.erase()
    }

    /// All traces in the order of the scenarios.
    var found: [Counterexample] {
        report.scenarios.flatMap { scenario -> [Counterexample] in
            guard case .searched(let search) = scenario.outcome else { return [] }
            return traces(of: search, scenario)
        }
    }

    /// The traces of a search.
    private func traces(of search: SearchReport, _ scenario: ScenarioReport) -> [Counterexample] {
        func example(
            _ outcome: Counterexample.Outcome, _ evidence: Evidence, _ property: PropertyReport? = nil,
            waits: [DeadlockDescription.Wait] = []
        ) -> Counterexample {
            Counterexample(
                path: path, model: report.name, scenario: scenario.name, settings: scenario.settings,
                outcome: outcome, kind: property?.kind.rawValue, title: property?.title,
                explanations: evidence.explanations, threads: scenario.threads, trace: evidence.trace, waits: waits,
                loop: evidence.loop)
        }
        var found = search.properties.compactMap { property -> Counterexample? in
            switch property.verdict {
            case .violated(let evidence): example(.violated(property.name), evidence, property)
            case .reached(let evidence): example(.reached(property.name), evidence, property)
            default: nil
            }
        }
        if case .found(let trace, let description) = search.deadlock {
            found.append(example(.deadlock, Evidence(trace: trace), waits: description.waits))
        }
        return found
            + search.errors.map { example(.error($0.error.message), Evidence(trace: $0.trace)) }
    }

    /// The program in the scenario of a trace; `nil` where it does not compile, so that there is no trace.
    func program(of example: Counterexample) -> Program? {
        guard let scenario = model.scenarios.first(where: { $0.name == example.scenario }) else { return nil }
        return model.check(settings: scenario.settings, overrides: overrides).program
    }
}
