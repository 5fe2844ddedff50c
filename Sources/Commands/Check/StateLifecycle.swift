import Engine
import Execution
import Language
import Reports

/// The life cycle of what a model calls a state, for reports that show it beside the verdicts.
struct StateLifecycle {
    /// The model.
    let model: LoadedModel
    /// What the command line asks for.
    let options: CheckOptions
    /// Set when the user interrupts.
    let cancellation: CancellationFlag

    /// A report shows it beside other things: so many states at most are visited again for it.
    static let mostStates = 100_000

    /// The life cycle in the scenario that was asked for, or the first that needs no tag; `nil` where the model has no state,
    /// or it cannot be drawn.
    func report() -> LifecycleReport? {
        let named = model.scenarios.first { options.scenarios.contains($0.name) }
        guard let scenario = named ?? model.scenarios.first(where: \.tags.isEmpty) ?? model.scenarios.first,
            let expression = model.check(settings: scenario.settings, overrides: options.overrides).program?
                .stateExpression
        else { return nil }
        let checked = model.check(
            settings: scenario.settings, overrides: options.overrides, expressions: [expression], path: "--of")
        guard let program = checked.program, let query = checked.query, checked.queryDiagnostics.isEmpty,
            checked.clashes.isEmpty, QueryLimits(program: program, query: query).excesses.isEmpty,
            let system = try? ModelSystem(
                program: program, selection: Selection(properties: [], deadlock: false),
                interruption: CheckOptions().interruption(cancellation))
        else { return nil }
        let limits = Limits(states: min(options.maxStates ?? .max, Self.mostStates), memory: options.bytes)
        let result = LifecycleSurvey(system: system, query: query, limits: limits).run(cancellation: cancellation)
        let stop = result.stop.flatMap { ExplorationOutcome.incomplete($0).stopReason(limits, seconds: nil) }
        let asked = ScenarioQuery(
            path: model.sources.files.first?.path ?? "", scenario: scenario, program: program, query: query,
            system: system)
        return LifecycleReport(
            asked.subject([expression]), lifecycle: result.lifecycle,
            completeness: stop.map { .stopped($0) } ?? .complete)
    }
}

extension Program {
    /// The first part of a variable that is called `state` and has the type of an enumeration, for every index:
    /// `file[f].state`; `nil` where there is none.
    var stateExpression: String? {
        variables.lazy.compactMap { stateExpression($0.name, $0.type, isNamed: $0.name == "state", names: []) }.first
    }

    /// The same below `path`, whose indices have those names.
    private func stateExpression(_ path: String, _ type: Type, isNamed: Bool, names: [String]) -> String? {
        switch type {
        case .enumeration: return isNamed ? path : nil
        case .array(let index, let element):
            let letter = text(of: index).first { $0.isLetter }.map { $0.lowercased() } ?? "i"
            let name = names.contains(letter) ? "\(letter)\(names.count + 1)" : letter
            return stateExpression("\(path)[\(name)]", element, isNamed: isNamed, names: names + [name])
        case .structure(let id):
            return structures[id.index].fields.lazy.compactMap { field in
                stateExpression("\(path).\(field.name)", field.type, isNamed: field.name == "state", names: names)
            }.first
        default: return nil
        }
    }
}
