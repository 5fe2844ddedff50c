import Engine
import Execution
import Language
import Reports

/// Runs the scenarios of a matrix.
struct MatrixRun {
    /// What the command line asks for.
    let options: CheckOptions
    /// Set when the user interrupts.
    let cancellation: CancellationFlag
    /// Where progress is shown; `nil` where nobody looks.
    let progress: ProgressLine?

    /// What became of the columns.
    struct Result {
        /// The columns that were searched.
        var columns: [MatrixColumn] = []
        /// The models that do not compile.
        var failures: [FileReport] = []
    }

    /// Runs `columns` in order.
    func run(_ columns: [MatrixSelection.Column]) -> Result {
        var result = Result()
        for column in columns {
            guard !cancellation.isCancelled else {
                let report = check(of: column).report(withoutRunning: .notRun(.interrupted))
                result.columns.append(matrixColumn(column, report, vacuous: []))
                continue
            }
            let outcome = check(of: column).run()
            if outcome.diagnostics.contains(where: \.isError) || column.model.hasErrors {
                Self.add(failure(of: column, outcome.diagnostics), to: &result.failures)
            } else {
                let vacuous = outcome.coverage?.vacuousProperties ?? []
                result.columns.append(matrixColumn(column, outcome.report, vacuous: vacuous))
            }
        }
        progress?.erase()
        return result
    }

    /// The work on one column.
    private func check(of column: MatrixSelection.Column) -> ScenarioCheck {
        ScenarioCheck(
            model: column.model, scenario: column.scenario, options: options, cancellation: cancellation,
            progress: progress.map { [options] line in
                { snapshot in
                    line.show(column.label, snapshot)
                    line.warn(column.label, snapshot, options.generalRemedies)
                }
            })
    }

    /// A column with what came of it.
    private func matrixColumn(
        _ column: MatrixSelection.Column, _ report: ScenarioReport, vacuous: Set<String>
    ) -> MatrixColumn {
        MatrixColumn(
            label: column.label, path: column.path, model: column.model.name, title: column.model.title,
            scenario: report,
            bounds: bounds(of: column), vacuous: vacuous, sources: column.model.sources)
    }

    /// The integer parameters with their values, and the others that the scenario or the command line sets.
    private func bounds(of column: MatrixSelection.Column) -> [TransitionDescription.Binding] {
        let names = Set(column.model.parameterNames)
        let overrides = options.overrides.filter { names.contains($0.name) }
        let checked = column.model.check(settings: column.scenario.settings, overrides: overrides)
        guard let program = checked.program else { return [] }
        return program.parameters.filter { $0.isSet || $0.isBound }.map { $0.binding(in: program) }
    }

    /// The report of a model that does not compile in this configuration.
    private func failure(of column: MatrixSelection.Column, _ diagnostics: [Diagnostic]) -> FileReport {
        let all = column.model.diagnostics + diagnostics
        return FileReport(
            path: column.path,
            content: .model(
                ModelReport(
                    name: column.model.name, title: column.model.title, sources: column.model.sources,
                    diagnostics: all.map { ReportedDiagnostic($0) })))
    }

    /// Adds a failure unless the same file has one.
    private static func add(_ failure: FileReport, to list: inout [FileReport]) {
        if !list.contains(where: { $0.path == failure.path }) { list.append(failure) }
    }
}

extension Parameter {
    /// Whether it is a number that bounds the model.
    fileprivate var isBound: Bool { if case .range = type { true } else { false } }
}

extension LoadedModel {
    /// Whether its text has an error.
    fileprivate var hasErrors: Bool { diagnostics.contains(where: \.isError) }
}
