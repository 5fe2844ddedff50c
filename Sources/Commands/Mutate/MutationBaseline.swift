import Engine
import Execution
import Language
import Reports

/// A scenario as it comes out without a mutation: what mutants are compared with.
struct MutationBaseline: Sendable {
    /// The scenario.
    let scenario: Scenario
    /// The program.
    let program: Program
    /// What runs.
    let code: ModelCode
    /// The types whose identities are taken for interchangeable.
    let symmetricTypes: [String]
    /// What was found.
    let result: MutantSearch.Result
    /// What ended the search early; `nil` where nothing did.
    let stop: StopReason?
    /// Whether it has more states than the scenarios that are wanted.
    let isTooLarge: Bool

    /// What something was found of.
    var known: Set<Subject> { Set(result.found.keys) }

    /// What came out otherwise in `mutant`; `nil` where nothing did, as far as it was searched.
    func difference(in mutant: MutantSearch.Result) -> MutantKill? {
        if let (subject, finding) = mutant.firstFinding(beyond: known) {
            return MutantKill(
                cause: cause(subject, isFound: true), scenario: scenario.name, transitions: finding.length)
        }
        guard mutant.outcome == .complete else { return nil }
        let lost = result.found.filter { mutant.found[$0.key] == nil }.min { $0.value.subject < $1.value.subject }
        return lost.map {
            MutantKill(cause: cause($0.key, isFound: false), scenario: scenario.name, transitions: nil)
        }
    }

    /// What tells the transitions of `system` from those of the model; `nil` where their states differ in form, or other
    /// ones count as one.
    func comparison(with system: ModelSystem, symmetricTypes: [String]) -> TransitionComparison? {
        symmetricTypes == self.symmetricTypes ? TransitionComparison(code, system) : nil
    }

    /// What it means that something is found of a subject, or is not found any more.
    private func cause(_ subject: Subject, isFound: Bool) -> MutantKill.Cause {
        switch subject {
        case .deadlock: return isFound ? .deadlock : .noDeadlock
        case .error(let error): return isFound ? .error(error.message) : .noError(error.message)
        case .property(let id):
            let property = program.properties[id.index]
            if case .reachable = property.content {
                return isFound ? .reached(property.name) : .notReached(property.name)
            }
            return isFound ? .violated(property.name) : .notViolated(property.name)
        }
    }
}
