import Engine
import Language

/// Finds the life cycle of a query's expressions: a pass over all reachable states, which keeps every transition, and one
/// that follows each call from where it was made to where it returns.
///
/// No state is taken for another: who made which call must be told apart.
///
/// - Complexity: memory for each state, 8 bytes for each transition and 4 for each state and thread.
public final class LifecycleSurvey {
    /// The system, which nobody else uses.
    private let system: ModelSystem
    /// The values of the query.
    private let values: QueryValues
    /// What ends it early.
    private let limits: Limits

    /// The states that were found.
    private var states: StateSet
    /// The number of the list of values of each state.
    private var lists: [Int32] = []
    /// The depth of each state.
    private var depths: [Int32] = []
    /// Whether a state was left out because there were as many as there may be.
    private var isFull = false
    /// How many initial states there are.
    private var initialCount = 0
    /// Where the transitions of each state begin.
    private var starts: [Int] = []
    /// The target and the kind of each transition.
    private var targets: [Int32] = []
    private var kindNumbers: [Int32] = []
    /// The kinds of transitions.
    private var kinds: [TransitionKind] = []
    private var numbers: [TransitionNote: Int32] = [:]

    /// Prepares a survey of the states of `system`.
    public init(system: ModelSystem, query: Query, limits: Limits) {
        self.system = system.replica()
        self.limits = limits
        values = QueryValues(query, system.compiled)
        states = StateSet(wordCount: system.layout.wordCount)
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
        var stop = explore(cancellation, progress)
        starts.append(targets.count)
        let returns = followCalls(cancellation)
        if returns == nil { stop = .interrupted }
        return (lifecycle(returns ?? []), stop)
    }

    // MARK: States

    /// Finds the states and their transitions; why it ended early, if it did.
    private func explore(
        _ cancellation: CancellationFlag?, _ progress: ((Int, Int) -> Void)?
    ) -> IncompleteReason? {
        let buffer = SuccessorBuffer(layout: system.layout)
        buffer.byteLimit = limits.memory ?? .max
        let clock = ContinuousClock()
        let begin = clock.now
        system.initialStates(into: buffer)
        for index in 0..<buffer.count { _ = insert(buffer[index], depth: 0) }
        initialCount = states.count
        if isFull { return limits.states == nil ? .tooManyStates : .states }
        system.machine.wanted = VirtualMachine.everyTransition
        defer { system.machine.wanted = -1 }
        var next = 0
        while next < states.count {
            if next % 256 == 0 {
                if next % 8192 == 0 { progress?(states.count, next) }
                if cancellation?.isCancelled == true { return .interrupted }
                if let limit = limits.time, clock.now - begin > limit { return .time }
                if let limit = limits.memory, memoryFootprint > limit { return .memory }
            }
            if let limit = limits.depth, Int(depths[next]) >= limit { return .depth }
            if !expand(next, buffer) { return .memory }
            if isFull { return limits.states == nil ? .tooManyStates : .states }
            next += 1
        }
        return nil
    }

    /// The bytes that states and transitions take, about.
    private var memoryFootprint: Int {
        states.memoryFootprint + (targets.capacity + kindNumbers.capacity) * 4
            + lists.capacity * (16 + 4 * system.threadNames.count)
    }

    /// Keeps the transitions of a state; false where they are too many for the memory.
    private func expand(_ index: Int, _ buffer: SuccessorBuffer) -> Bool {
        starts.append(targets.count)
        buffer.removeAll()
        system.machine.notes.removeAll(keepingCapacity: true)
        system.makeTransitions(of: states[index], into: buffer)
        for position in 0..<buffer.count {
            guard let target = insert(buffer[position], depth: depths[index] + 1) else { continue }
            targets.append(Int32(target))
            kindNumbers.append(kind(of: system.machine.notes[Int(buffer.ordinal(of: position))]))
        }
        return !buffer.hasOverflowed
    }

    /// The number of a state, which is kept if it is new; `nil` where there are as many as there may be.
    private func insert(_ state: PackedState, depth: Int32) -> Int? {
        let count = states.count
        guard let index = states.insert(state, limit: limits.states ?? Int(Int32.max)) else {
            isFull = true
            return nil
        }
        if index == count {
            lists.append(Int32(values.list(in: state.array)))
            depths.append(depth)
        }
        return index
    }

    /// The number of the kind of a transition.
    private func kind(of note: TransitionNote) -> Int32 {
        if let number = numbers[note] { return number }
        let number = Int32(kinds.count)
        kinds.append(system.kind(of: note, about: values))
        numbers[note] = number
        return number
    }

    // MARK: Calls

    /// What a call came to: with the number of the kind of its last step.
    private struct Return: Hashable {
        let kind: Int32
        let context: CallContexts.Context
    }

    /// Follows every call to its end, until nothing new is learnt of any; `nil` where the user interrupts.
    private func followCalls(_ cancellation: CancellationFlag?) -> Set<Return>? {
        let members = system.threadNames.count
        var contexts = CallContexts()
        var running = [Int32](repeating: 0, count: states.count * members)
        var waiting = [Bool](repeating: true, count: max(0, starts.count - 1))
        var queue = Array(waiting.indices)
        var head = 0
        var calls: [Int64: Int32] = [:]
        var seen: Set<[Int32]> = []
        var returns: Set<Return> = []
        while head < queue.count {
            if head % 4096 == 0, cancellation?.isCancelled == true { return nil }
            let state = queue[head]
            head += 1
            waiting[state] = false
            for edge in starts[state]..<starts[state + 1] {
                let target = Int(targets[edge])
                let kind = kinds[Int(kindNumbers[edge])]
                var isNew = false
                for member in 0..<members {
                    let isOwn = member == kind.member
                    var set = running[state * members + member]
                    if isOwn, kind.isCall {
                        let key = Int64(kindNumbers[edge]) << 32 | Int64(lists[state])
                        set = calls[key] ?? contexts.set(begin(kind, Int(lists[state])))
                        calls[key] = set
                    }
                    guard set != 0 else { continue }
                    set = contexts.moved(set, isOwn: isOwn, Int(lists[state]), Int(lists[target]), values.lists)
                    if isOwn, kind.result != nil {
                        if seen.insert([kindNumbers[edge], set]).inserted {
                            returns.formUnion(contexts[set].map { Return(kind: kindNumbers[edge], context: $0) })
                        }
                        continue
                    }
                    let place = target * members + member
                    let union = contexts.union(running[place], set)
                    if union != running[place] {
                        running[place] = union
                        isNew = true
                    }
                }
                if isNew, target < waiting.count, !waiting[target] {
                    waiting[target] = true
                    queue.append(target)
                }
            }
            if head > 1 << 20 {
                queue.removeFirst(head)
                head = 0
            }
        }
        return returns
    }

    /// What is known of a call when it is made in a state with that list of values.
    private func begin(_ kind: TransitionKind, _ list: Int) -> [CallContexts.Context] {
        kind.bindings.map {
            CallContexts.Context(binding: $0, atCall: values.lists[list][$0], own: -1, isDisturbed: false)
        }
    }

    // MARK: The result

    /// Puts everything into the order in which it is shown.
    private func lifecycle(_ returns: Set<Return>) -> Lifecycle {
        let order = values.tuples.indices.sorted {
            values.ordinals(of: values.tuples[$0]).lexicographicallyPrecedes(values.ordinals(of: values.tuples[$1]))
        }
        var positions = [Int](repeating: 0, count: order.count)
        for (position, number) in order.enumerated() { positions[number] = position }
        let initial = Set((0..<initialCount).flatMap { values.lists[Int(lists[$0])] }.map { positions[$0] })
        return Lifecycle(
            values: order.map { values.text(of: values.tuples[$0]) }, absentValues: absentValues,
            initial: initial.sorted(), edges: edges(positions), contracts: contracts(returns, positions),
            states: states.count, transitions: targets.count)
    }

    /// The values of a single expression that do not occur.
    private var absentValues: [String] {
        guard values.query.expressions.count == 1, let expression = values.query.expressions.first else { return [] }
        let present = Set(values.tuples)
        return system.program.values(of: expression.type).filter { !present.contains([$0]) }.map {
            system.program.text(of: $0, type: expression.type)
        }
    }

    /// What changes the value of some binding.
    private func edges(_ positions: [Int]) -> [Lifecycle.Edge] {
        var causes: [[Int]: Set<Int32>] = [:]
        var seen: Set<[Int32]> = []
        for state in 0..<(starts.count - 1) {
            for edge in starts[state]..<starts[state + 1] {
                let (before, after) = (lists[state], lists[Int(targets[edge])])
                guard before != after, seen.insert([before, after, kindNumbers[edge]]).inserted else { continue }
                for (old, new) in zip(values.lists[Int(before)], values.lists[Int(after)]) where old != new {
                    causes[[positions[old], positions[new]], default: []].insert(kindNumbers[edge])
                }
            }
        }
        return causes.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ends, numbers in
            let sorted = numbers.map { kinds[Int($0)] }.sorted {
                ($0.rank, $0.cause.step ?? "") < ($1.rank, $1.cause.step ?? "")
            }
            var shown: Set<Lifecycle.Cause> = []
            return Lifecycle.Edge(
                from: ends[0], to: ends[1], causes: sorted.map(\.cause).filter { shown.insert($0).inserted })
        }
    }

    /// What each operation returned.
    private func contracts(_ returns: Set<Return>, _ positions: [Int]) -> [Lifecycle.Contract] {
        var outcomes: [Int: [Int: Set<Lifecycle.Outcome>]] = [:]
        // What can come without interference is told without it.
        for item in returns.sorted(by: { !$0.context.isDisturbed && $1.context.isDisturbed }) {
            let kind = kinds[Int(item.kind)]
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
                operation: system.program.operations[rank].routine.name,
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
