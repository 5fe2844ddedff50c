import Execution

/// Which lifelines a chart has, and what of a transition belongs to which of them.
struct LifelinePlan {
    /// The lifelines from left to right.
    let lifelines: [SequenceChart.Lifeline]
    /// The positions of threads and of the environment by their names.
    private let actors: [String: Int]
    /// The positions of objects by their names.
    private let objects: [String: Int]
    /// The names of all threads, which are no objects.
    private let threads: Set<String>

    /// The name of the lifeline of rules.
    private static let environment = "environment"

    /// Finds the lifelines: threads that act, hold a lock or wait, the environment where a rule happens, and objects that are
    /// acted on.
    init(
        threads: [String], transitions: [TransitionDescription], holders: [String], waiting: [String],
        states: [StateDescription]
    ) {
        self.threads = Set(threads)
        let involved = Set(transitions.compactMap(\.threadName) + holders + waiting)
        // A trace that was made without the list of all threads still has lifelines for those that act.
        let acting = transitions.compactMap(\.threadPlace).sorted { $0.index < $1.index }.map(\.name)
        let known = threads.filter(involved.contains)
        let rest = (acting + holders + waiting).withoutRepetitions.filter { !known.contains($0) }
        var names = known + rest
        var lifelines = names.map { SequenceChart.Lifeline(name: $0, kind: .thread) }
        if transitions.contains(where: { $0.actor == .environment }) {
            names.append(Self.environment)
            lifelines.append(SequenceChart.Lifeline(name: Self.environment, kind: .environment))
        }
        actors = Dictionary(names.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
        let found = Self.objects(of: transitions, states, threads: self.threads)
        objects = Dictionary(uniqueKeysWithValues: found.enumerated().map { ($0.element, names.count + $0.offset) })
        self.lifelines = lifelines + found.map { SequenceChart.Lifeline(name: $0, kind: .object) }
    }

    /// The objects that are acted on, in the order in which the trace meets them.
    private static func objects(
        of transitions: [TransitionDescription], _ states: [StateDescription], threads: Set<String>
    ) -> [String] {
        let paths = (states.first?.variables.map(\.name) ?? []) + transitions.flatMap(\.changes).map(\.path)
        let known = Set(paths.compactMap { ChartPath($0, threads: threads).object })
        let met = transitions.enumerated().flatMap { number, transition in
            let locks = Self.locks(around: number, in: states)
            let changed = transition.changes.filter { !locks.contains($0.path) }
                .compactMap { ChartPath($0.path, threads: threads).object }
            let named = transition.arguments.map(\.value).filter(known.contains)
            // A call names what it is about in the order of its arguments; what it only changes comes behind.
            let targets = changed.isEmpty && transition.part == .call ? Array(named.prefix(1)) : changed
            return named.filter(targets.contains) + targets
        }
        return Array(met.withoutRepetitions.prefix(SequenceChart.mostObjects))
    }

    /// The locks that somebody holds before or behind a transition.
    private static func locks(around number: Int, in states: [StateDescription]) -> Set<String> {
        Set([number, number + 1].filter(states.indices.contains).flatMap { states[$0].locks.map(\.path) })
    }

    /// The position of a thread's lifeline.
    func position(ofThread name: String) -> Int { actors[name] ?? 0 }

    /// The row of a transition.
    func row(
        _ number: Int, _ transition: TransitionDescription, moves: LockMoves, states: [StateDescription],
        _ message: String?
    ) -> SequenceChart.Row {
        let actor = position(ofThread: transition.threadName ?? Self.environment)
        let locks = Self.locks(around: number, in: states)
        let changes = transition.changes.filter { !locks.contains($0.path) }.map { change in
            let path = ChartPath(change.path, threads: threads)
            let object = path.object.flatMap { objects[$0] }
            return SequenceChart.Change(
                lifeline: object ?? actor, path: change.path, part: object == nil ? change.path : path.part,
                before: change.before, after: change.after)
        }
        let changed = changes.map(\.lifeline).filter { $0 != actor }.withoutRepetitions
        let named = transition.part == .call ? transition.arguments.lazy.compactMap { objects[$0.value] }.first : nil
        return SequenceChart.Row(
            lifeline: actor, action: transition.action, arguments: transition.arguments.map(\.value),
            part: transition.part, choices: transition.choices, result: transition.result,
            targets: changed.isEmpty ? named.map { [$0] } ?? [] : changed.sorted(),
            taken: moves.taken[number] ?? [], released: moves.released[number] ?? [], changes: changes,
            error: transition.endsInError ? message ?? "" : nil, span: transition.span)
    }
}

extension TransitionDescription {
    /// The name of the thread that acts; `nil` for a rule.
    fileprivate var threadName: String? {
        if case .thread(let name, _) = actor { name } else { nil }
    }

    /// The position and the name of the thread that acts; `nil` for a rule.
    fileprivate var threadPlace: ThreadPlace? {
        if case .thread(let name, let index) = actor { ThreadPlace(index: index, name: name) } else { nil }
    }
}

/// A thread by its position and its name.
private struct ThreadPlace: Hashable {
    /// The position.
    let index: Int
    /// The name.
    let name: String
}
