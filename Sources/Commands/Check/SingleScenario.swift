import Engine
import Execution
import Language
import Reports

/// One scenario of a command's only model, compiled.
enum SingleScenario {
    /// It can be run.
    case ready(CompiledScenario)
    /// It cannot; that has been said.
    case refused(ExitCode)

    /// Loads the model that `options` name, and compiles the scenario that they name, else the first that needs no tag.
    /// With `isTimed` a step is ended too when the time of `options` is over, which begins now.
    init(_ options: CheckOptions, _ console: Console, isTimed: Bool = false) throws(UsageError) {
        let (model, path): (LoadedModel, String)
        switch try SingleModel(options, console) {
        case .refused(let code):
            self = .refused(code)
            return
        case .loaded(let loaded, let name): (model, path) = (loaded, name)
        }
        let scenario = try model.scenario(named: options.scenarios.first)
        let checked = model.check(settings: scenario.settings, overrides: options.overrides)
        let errors = (model.diagnostics + checked.diagnostics).filter(\.isError)
        guard let program = checked.program, errors.isEmpty else {
            self = Self.refuse(errors, model, console)
            return
        }
        let selection = PropertySelection(program: program, scenario: scenario, names: options.properties)
        do throws(ExecutionLimit) {
            let system = try ModelSystem(
                program: program, selection: selection.judged, engine: options.engine, native: options.native,
                interruption: (isTimed ? options : CheckOptions()).interruption(console.cancellation))
            self = .ready(
                CompiledScenario(path: path, model: model, scenario: scenario, selection: selection, system: system))
        } catch {
            self = Self.refuse([Diagnostic(ExecutionLimitMessage(text: error.text), at: error.span)], model, console)
        }
    }

    /// Says what is wrong with the model.
    private static func refuse(_ diagnostics: [Diagnostic], _ model: LoadedModel, _ console: Console) -> SingleScenario
    {
        let renderer = DiagnosticRenderer(sources: model.sources, isColoured: false)
        console.writeError(renderer.render(diagnostics.inOrder()))
        return .refused(.model)
    }
}

/// A scenario that can be run.
struct CompiledScenario {
    /// The path of the model as the user sees it.
    let path: String
    /// The model.
    let model: LoadedModel
    /// The scenario.
    let scenario: Scenario
    /// What is judged.
    let selection: PropertySelection
    /// What runs.
    let system: ModelSystem

    /// The model in this configuration.
    var program: Program { system.program }

    /// The parameters that are not as the model declares them.
    var settings: [TransitionDescription.Binding] {
        program.parameters.filter(\.isSet).map { $0.binding(in: program) }
    }
}

extension LoadedModel {
    /// The scenario of that name; without a name the first that needs no tag, else the first.
    func scenario(named name: String?) throws(UsageError) -> Scenario {
        let found =
            name.map { name in scenarios.first { $0.name == name } }
            ?? (scenarios.first(where: \.tags.isEmpty) ?? scenarios.first)
        guard let found else { throw .nothingSelected }
        return found
    }
}
