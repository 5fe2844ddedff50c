import Engine
import Execution
import Language
import Reports

/// A model in one scenario, with the expressions that a command asks of its states.
struct ScenarioQuery {
    /// The path of the model as the user sees it.
    let path: String
    /// The scenario.
    let scenario: Scenario
    /// The program.
    let program: Program
    /// The expressions.
    let query: Query
    /// The program, ready to run; nothing is judged.
    let system: ModelSystem

    /// What there is of a query.
    enum Outcome {
        /// It can be asked.
        case ready(ScenarioQuery)
        /// It cannot; that has been said.
        case refused(ExitCode)
    }

    /// Loads the model that `options` name and types `expressions` in the scenario that they name, else in the first that
    /// needs no tag; `excesses` finds what of it is too large.
    static func load(
        _ options: CheckOptions, _ expressions: [String], _ console: Console, _ excesses: (QueryLimits) -> [Diagnostic]
    ) throws(UsageError) -> Outcome {
        switch try SingleModel(options, console) {
        case .refused(let code): return .refused(code)
        case .loaded(let model, let path):
            let scenario = try model.scenario(named: options.scenarios.first)
            let checked = model.check(
                settings: scenario.settings, overrides: options.overrides, expressions: expressions, path: "--of")
            func refuse(_ diagnostics: [Diagnostic], _ code: ExitCode) -> Outcome {
                console.writeError(
                    DiagnosticRenderer(sources: checked.sources, isColoured: false).render(diagnostics))
                return .refused(code)
            }
            guard let program = checked.program else { return refuse(checked.diagnostics, .model) }
            let faults = checked.queryDiagnostics.map(\.withAdviceOnFreeNames) + checked.clashes.map(QueryMessage.clash)
            guard let query = checked.query, faults.isEmpty else { return refuse(faults, .usage) }
            let excesses = excesses(QueryLimits(program: program, query: query))
            guard excesses.isEmpty else { return refuse(excesses, .usage) }
            do throws(ExecutionLimit) {
                let system = try ModelSystem(
                    program: program, selection: Selection(properties: [], deadlock: false),
                    interruption: options.interruption(console.cancellation))
                return .ready(
                    ScenarioQuery(path: path, scenario: scenario, program: program, query: query, system: system))
            } catch {
                return refuse([Diagnostic(ExecutionLimitMessage(text: error.text), at: error.span)], .model)
            }
        }
    }

    /// What a report on `expressions`, as they were written, is about.
    func subject(_ expressions: [String]) -> QuerySubject {
        QuerySubject(
            path: path, model: program.name, scenario: scenario.name, settings: settings, expressions: expressions,
            free: free)
    }

    /// The parameters that the scenario or the command line sets.
    private var settings: [TransitionDescription.Binding] {
        program.parameters.filter(\.isSet).map { $0.binding(in: program) }
    }

    /// The free names with their types.
    private var free: [TransitionDescription.Binding] {
        query.free.map { local in
            let name = query.locals[local.index]
            return .init(name: name.name, value: program.text(of: name.type))
        }
    }
}

/// A survey of all states for which `options` set the limits, with a line that says how far it has come.
struct QuerySurvey {
    /// How far it goes.
    let options: CheckOptions
    /// Where progress is shown, and what is told from outside.
    let console: Console

    /// What ends the survey early.
    var limits: Limits {
        Limits(
            states: options.maxStates, depth: options.maxDepth, time: options.seconds.map { .seconds($0) },
            memory: options.bytes ?? MachineMemory.current().defaultLimit)
    }

    /// Runs `survey` with something to call now and then; what it found, and whether that is all.
    func run<Found>(
        _ survey: (@escaping (_ found: Int, _ done: Int) -> Void) -> (found: Found, stop: IncompleteReason?)
    ) -> (Found, Completeness) {
        let line = console.showsProgress(options.progress) ? ProgressLine(console: console) : nil
        let result = survey { found, done in
            line?.show("\(Wording.magnitude(found)) states, \(Wording.magnitude(found - done)) left")
        }
        line?.erase()
        let stop = result.stop.flatMap {
            ExplorationOutcome.incomplete($0).stopReason(limits, seconds: options.seconds)
        }
        return (result.found, stop.map { .stopped($0) } ?? .complete)
    }
}
