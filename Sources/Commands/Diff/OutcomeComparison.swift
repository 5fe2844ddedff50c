import Execution
import Reports

/// What two models reach of the view, and what their calls return there, once all states of both were looked at.
struct OutcomeComparison {
    /// What the numbers of the observers mean.
    private let events: EventTable
    /// The states of the view of both sides.
    private let views: [DiffSide: Set<Int32>]
    /// The states of the view in which each operation has each result, whoever calls it.
    private let results: [DiffSide: [Outcome: Set<Int32>]]
    /// What every state of the view has.
    private let constant: [TransitionDescription.Binding]

    /// A result of an operation.
    private struct Outcome: Hashable, Comparable {
        let operation: String
        let result: String

        /// Orders by operation, then by result.
        static func < (a: Outcome, b: Outcome) -> Bool { (a.operation, a.result) < (b.operation, b.result) }
    }

    /// Compares what was observed.
    init(old: ModelObserver, new: ModelObserver, events: EventTable) {
        self.events = events
        views = [.old: old.views, .new: new.views]
        constant = Self.common(to: old.views.union(new.views), events, besides: [])
        var results: [DiffSide: [Outcome: Set<Int32>]] = [:]
        for (side, observer) in [(DiffSide.old, old), (.new, new)] {
            for outcome in observer.outcomes {
                guard case .result(_, let operation, let result) = events[outcome.result] else { continue }
                results[side, default: [:]][Outcome(operation: operation, result: result), default: []]
                    .insert(outcome.view)
            }
        }
        self.results = results
    }

    /// The states of the view that one side reaches only.
    var viewStates: [DiffViewStates] {
        [DiffSide.new, .old].compactMap { side in
            let only = views[side, default: []].subtracting(views[side.other, default: []])
            return only.isEmpty ? nil : states(only, side)
        }
    }

    /// The results that calls have on one side only: at all, or in states of the view that the other side reaches too.
    var outcomes: [DiffOutcome] {
        [DiffSide.old, .new].flatMap { side in
            results[side, default: [:]].sorted { $0.key < $1.key }.compactMap { outcome, found -> DiffOutcome? in
                let others = results[side.other]?[outcome]
                let only = others.map {
                    found.subtracting($0).intersection(views[side.other, default: []])
                }
                guard let only else { return change(outcome, isNew: true, states(found, side)) }
                return only.isEmpty ? nil : change(outcome, isNew: false, states(only, side))
            }
        }
    }

    /// A result that one side has only.
    private func change(_ outcome: Outcome, isNew: Bool, _ states: DiffViewStates) -> DiffOutcome {
        DiffOutcome(operation: outcome.operation, result: outcome.result, isNew: isNew, states: states)
    }

    /// States of the view with what they have in common.
    private func states(_ numbers: Set<Int32>, _ side: DiffSide) -> DiffViewStates {
        DiffViewStates(
            side: side, count: numbers.count, common: Self.common(to: numbers, events, besides: constant))
    }

    /// The parts of the view that are the same in all states of `numbers`, those of `known` left out.
    private static func common(
        to numbers: Set<Int32>, _ events: EventTable, besides known: [TransitionDescription.Binding]
    ) -> [TransitionDescription.Binding] {
        var parts: [TransitionDescription.Binding]?
        for number in numbers.sorted() where number >= 0 {
            guard case .view(let list) = events[number] else { continue }
            parts = parts.map { $0.filter(list.contains) } ?? list
        }
        return (parts ?? []).filter { !known.contains($0) }
    }
}
