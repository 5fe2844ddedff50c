import Engine
import Execution
import Language
import Reports

/// Searches scenarios for what other checkers are to be compared with.
struct PeerSearch {
    /// The model.
    let model: LoadedModel
    /// How it is searched.
    let options: CheckOptions
    /// Set when the user interrupts.
    var cancellation = CancellationFlag()

    /// What of a scenario is compared.
    struct Subject {
        /// The scenario's program.
        let program: Program
        /// What the search found.
        let expected: PeerExpectation
        /// Whether each `liveness` property that was judged holds.
        let liveness: [PropertyID: Bool]
    }

    /// Why a scenario is not compared.
    struct Refusal: Error {
        /// The reason as a clause.
        let text: String
        /// Whether the model is wrong.
        var isInvalid = false
    }

    /// Searches a scenario, every state of it.
    func subject(_ scenario: Scenario) throws(Refusal) -> Subject {
        let names = Set(model.parameterNames)
        let overrides = options.overrides.filter { names.contains($0.name) }
        guard let program = model.check(settings: scenario.settings, overrides: overrides).program else {
            throw Refusal(text: "it does not compile", isInvalid: true)
        }
        var options = options
        options.symmetry = .off
        options.workers = 1
        let check = ScenarioCheck(
            model: model, scenario: scenario, options: options, cancellation: cancellation, progress: nil)
        guard case .searched(let search) = check.run().report.outcome else {
            throw Refusal(text: "it cannot be searched", isInvalid: true)
        }
        guard search.isExhaustive else {
            throw Refusal(text: "more than \(Wording.number(options.maxStates ?? 0)) states")
        }
        let selection = PropertySelection(program: program, scenario: scenario, names: []).judged
        return Subject(
            program: program, expected: PeerExpectation(search, of: program, selection: selection),
            liveness: Self.liveness(search))
    }

    /// The `liveness` properties with whether they hold, as far as they were judged.
    private static func liveness(_ search: SearchReport) -> [PropertyID: Bool] {
        var result: [PropertyID: Bool] = [:]
        for (index, property) in search.properties.enumerated() where property.kind == .liveness {
            switch property.verdict {
            case .holds: result[PropertyID(index)] = true
            case .violated: result[PropertyID(index)] = false
            default: continue
            }
        }
        return result
    }
}
