import Engine
import Execution
import Language

/// What was found of a life cycle: the one value that every format is a function of.
public struct LifecycleReport: Sendable {
    /// What it is about.
    public let asked: QuerySubject
    /// The life cycle.
    public let lifecycle: Lifecycle
    /// Whether every reachable state was looked at.
    public let completeness: Completeness

    /// Makes a report.
    public init(_ asked: QuerySubject, lifecycle: Lifecycle, completeness: Completeness) {
        self.asked = asked
        self.lifecycle = lifecycle
        self.completeness = completeness
    }

    /// The code that a process with this report exits with.
    public var exitCode: ExitCode { completeness == .complete ? .success : .incomplete }

    /// `20,612 states, 86,876 transitions`, and why not all.
    var counts: String {
        var counted =
            "\(Wording.count(lifecycle.states, "state")), \(Wording.count(lifecycle.transitions, "transition"))"
        for error in lifecycle.errors { counted += "; no value in some states: \(error)" }
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
