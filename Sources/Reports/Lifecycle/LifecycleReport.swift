import Engine
import Execution
import Language

/// What was found of a life cycle: the one value that every format is a function of.
public struct LifecycleReport: Sendable {
    /// The path of the model as the user sees it.
    public let path: String
    /// The model's name.
    public let model: String
    /// The name of the scenario.
    public let scenario: String
    /// The parameters that the scenario or the command line sets.
    public let settings: [TransitionDescription.Binding]
    /// The expressions as they were written.
    public let expressions: [String]
    /// The free names with their types.
    public let free: [TransitionDescription.Binding]
    /// The life cycle.
    public let lifecycle: Lifecycle
    /// Whether every reachable state was looked at.
    public let completeness: Completeness

    /// Makes a report.
    public init(
        path: String, model: String, scenario: String, settings: [TransitionDescription.Binding],
        expressions: [String], free: [TransitionDescription.Binding], lifecycle: Lifecycle, completeness: Completeness
    ) {
        self.path = path
        self.model = model
        self.scenario = scenario
        self.settings = settings
        self.expressions = expressions
        self.free = free
        self.lifecycle = lifecycle
        self.completeness = completeness
    }

    /// The code that a process with this report exits with.
    public var exitCode: ExitCode { completeness == .complete ? .success : .incomplete }

    /// `file[f].state, for every f: File`.
    var subject: String { ReportWording.subject(expressions, free) }

    /// `scenario small with VMS = 2`.
    var configuration: String { ReportWording.configuration(scenario, settings) }

    /// `20,612 states, 86,876 transitions`, and why not all.
    var counts: String {
        let counted =
            "\(Wording.count(lifecycle.states, "state")), \(Wording.count(lifecycle.transitions, "transition"))"
        if case .stopped(let reason) = completeness {
            let calls = reason == .interrupted ? ", before it was known what calls return" : ""
            return "\(counted); incomplete: \(reason.text)\(calls)"
        }
        return counted
    }
}

extension Lifecycle.Cause {
    /// `bind`, `bind at set`, `reset (rule)`.
    var text: String {
        if isRule { return "\(action) (rule)" }
        return step.map { "\(action) at \($0)" } ?? action
    }
}

extension Lifecycle.Outcome {
    /// `0 → BOUND`, `-EBUSY`, `-EAGAIN at map *`, by the names of the values.
    func text(_ values: [String]) -> String {
        let place = step.map { " at \($0)" } ?? ""
        return result.text + place + (next.map { " → \(values[$0])" } ?? "") + (isDisturbed ? " *" : "")
    }
}

extension Lifecycle {
    /// Whether some outcome needs the interference of others.
    var isDisturbed: Bool { contracts.contains { $0.outcomes.joined().contains(where: \.isDisturbed) } }

    /// What is refused in each state without changing it: the operations with their errnos.
    func refusals(in value: Int) -> [String] {
        contracts.compactMap { contract in
            var names: [String] = []
            for case .errno(let name) in contract.outcomes[value].filter({ $0.next == nil && !$0.isDisturbed }).map(
                \.result)
            where !names.contains(name) {
                names.append(name)
            }
            return names.isEmpty ? nil : "\(contract.operation): \(names.joined(separator: ", "))"
        }
    }
}
