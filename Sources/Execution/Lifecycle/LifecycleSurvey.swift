import Engine
import Language

/// Finds the life cycle of a query's expressions: a pass over all reachable states, which keeps every transition, and one
/// that follows each call from where it was made to where it returns.
///
/// No state is taken for another: who made which call must be told apart.
///
/// - Complexity: memory for each state, 8 bytes for each transition and 4 for each state and thread.
public final class LifecycleSurvey {
    /// The states.
    private let survey: StateSurvey
    /// Whether what leaves the value as it is, is asked for too.
    private let keepsStays: Bool

    /// Prepares a survey of the states of `system`.
    ///
    /// - Parameter keepsStays: whether `Lifecycle.stays` is asked for.
    public init(system: ModelSystem, query: Query, limits: Limits, keepsStays: Bool = false) {
        survey = StateSurvey(system: system, query: query, limits: limits)
        self.keepsStays = keepsStays
    }

    /// Looks at every state.
    ///
    /// - Parameters:
    ///   - cancellation: ends it soon after it is set.
    ///   - progress: called now and then with the numbers of states that were found and looked at.
    /// - Returns: the life cycle as far as it was seen, and why not everything was; `nil` where it was.
    public func run(
        cancellation: CancellationFlag? = nil, progress: ((_ found: Int, _ done: Int) -> Void)? = nil
    ) -> (lifecycle: Lifecycle, stop: IncompleteReason?) {
        var stop = survey.explore(cancellation, progress)
        var follower = CallFollower(survey)
        let returns = follower.follow(cancellation)
        if returns == nil { stop = .interrupted }
        return (lifecycle(returns ?? [], keepsStays ? follower.stays() : [:]), stop)
    }

    /// The values of the query.
    private var values: QueryValues { survey.values }

    /// Puts everything into the order in which it is shown.
    private func lifecycle(_ returns: Set<CallFollower.Return>, _ stays: [Int: Set<Int32>]) -> Lifecycle {
        let order = values.tuples.indices.sorted {
            values.ordinals(of: values.tuples[$0]).lexicographicallyPrecedes(values.ordinals(of: values.tuples[$1]))
        }
        var positions = [Int](repeating: 0, count: order.count)
        for (position, number) in order.enumerated() { positions[number] = position }
        let initial = Set(
            (0..<survey.initialCount).flatMap { values.lists[Int(survey.lists[$0])] }.map { positions[$0] })
        let changes = changes(positions)
        return Lifecycle(
            values: order.map { values.text(of: values.tuples[$0]) }, absentValues: absentValues,
            initial: initial.sorted(),
            edges: changes.map { Lifecycle.Edge(from: $0.ends[0], to: $0.ends[1], causes: causes($0.kinds)) },
            causes: causes(changes.reduce(into: Set<Int32>()) { $0.formUnion($1.kinds) }),
            stays: order.indices.map { causes(stays[order[$0]] ?? []) }, contracts: contracts(returns, positions),
            states: survey.states.count, transitions: survey.targets.count, errors: values.errorTexts)
    }

    /// What the kinds of those numbers are put down to, in declared order.
    private func causes(_ numbers: Set<Int32>) -> [Lifecycle.Cause] {
        let sorted = numbers.map { survey.kinds[Int($0)] }.sorted {
            ($0.rank, $0.cause.step ?? "") < ($1.rank, $1.cause.step ?? "")
        }
        var shown: Set<Lifecycle.Cause> = []
        return sorted.map(\.cause).filter { shown.insert($0).inserted }
    }

    /// The values of a single expression that do not occur.
    private var absentValues: [String] {
        guard values.query.expressions.count == 1, let expression = values.query.expressions.first else { return [] }
        let present = Set(values.tuples)
        return survey.system.program.values(of: expression.type).filter { !present.contains([$0]) }.map {
            survey.system.program.text(of: $0, type: expression.type)
        }
    }

    /// What changes the value of some binding: the values before and after, and the kinds of transitions.
    private func changes(_ positions: [Int]) -> [(ends: [Int], kinds: Set<Int32>)] {
        var found: [[Int]: Set<Int32>] = [:]
        var seen: Set<[Int32]> = []
        for state in 0..<survey.expandedCount {
            for edge in survey.starts[state]..<survey.starts[state + 1] {
                let (before, after) = (survey.lists[state], survey.lists[Int(survey.targets[edge])])
                let number = survey.kindNumbers[edge]
                guard before != after, seen.insert([before, after, number]).inserted else { continue }
                for (old, new) in zip(values.lists[Int(before)], values.lists[Int(after)]) where old != new {
                    found[[positions[old], positions[new]], default: []].insert(number)
                }
            }
        }
        return found.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, $0.value) }
    }

    /// What each operation returned.
    private func contracts(_ returns: Set<CallFollower.Return>, _ positions: [Int]) -> [Lifecycle.Contract] {
        var outcomes: [Int: [Int: Set<Lifecycle.Outcome>]] = [:]
        // What can come without interference is told without it.
        for item in returns.sorted(by: { !$0.context.isDisturbed && $1.context.isDisturbed }) {
            let kind = survey.kinds[Int(item.kind)]
            guard let result = kind.result else { continue }
            func outcome(_ isDisturbed: Bool) -> Lifecycle.Outcome {
                Lifecycle.Outcome(
                    result: result, step: result.isErrno ? kind.cause.step : nil,
                    next: item.context.own < 0 ? nil : positions[item.context.own], isDisturbed: isDisturbed)
            }
            let value = positions[item.context.atCall]
            if item.context.isDisturbed, outcomes[kind.rank]?[value]?.contains(outcome(false)) == true { continue }
            outcomes[kind.rank, default: [:]][value, default: []].insert(outcome(item.context.isDisturbed))
        }
        return outcomes.sorted { $0.key < $1.key }.map { rank, found in
            Lifecycle.Contract(
                operation: survey.system.program.operations[rank].routine.name,
                outcomes: positions.indices.map {
                    (found[$0] ?? []).sorted { $0.key.lexicographicallyPrecedes($1.key) }
                })
        }
    }
}

extension TransitionDescription.Result {
    /// Whether it is an errno.
    fileprivate var isErrno: Bool { if case .errno = self { true } else { false } }
}

extension Lifecycle.Outcome {
    /// What outcomes are ordered by: success, values, errnos by name, then the step and the value that follows.
    fileprivate var key: [String] {
        let number = next.map { String($0 + 100_000) } ?? ""
        return switch result {
        case .success: ["0", "", step ?? "", number]
        case .value(let text): ["1", text, step ?? "", number]
        case .errno(let name): ["2", name, step ?? "", number]
        }
    }
}
