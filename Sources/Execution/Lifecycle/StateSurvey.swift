import Engine
import Language

/// Every reachable state of a system, each with its transitions and with the values of a query in it.
///
/// No state is taken for another.
///
/// - Complexity: memory for each state, and 8 bytes for each transition.
final class StateSurvey {
    /// The system, which nobody else uses.
    let system: ModelSystem
    /// The values of the query.
    let values: QueryValues
    /// What is done with states beyond `Limits.states`.
    private let excess: Excess
    /// What ends it early.
    private let limits: Limits

    /// The states that were found.
    private(set) var states: StateSet
    /// The number of the list of values of each state.
    private(set) var lists: [Int32] = []
    /// The depth of each state.
    private(set) var depths: [Int32] = []
    /// How many initial states there are.
    private(set) var initialCount = 0
    /// Where the transitions of each state that was expanded begin, and where the last ones end.
    private(set) var starts: [Int] = []
    /// The target of each transition.
    private(set) var targets: [Int32] = []
    /// The kind of each transition.
    private(set) var kindNumbers: [Int32] = []
    /// The kinds of transitions.
    private(set) var kinds: [TransitionKind] = []
    /// What the machine notes of a transition of each kind.
    private(set) var notes: [TransitionNote] = []
    /// How many transitions of each state lead to states that are left out, where there are any.
    private(set) var omitted: [Int: Int] = [:]

    private var numbers: [TransitionNote: Int32] = [:]
    /// Whether a state was left out because there were as many as there may be.
    private var isFull = false

    /// What is done with states beyond the limit.
    enum Excess {
        /// The first ends the survey.
        case ends
        /// They are left out, and the others get all their transitions.
        case isLeftOut
    }

    /// Prepares a survey of the states of `system`.
    init(system: ModelSystem, query: Query, limits: Limits, excess: Excess = .ends) {
        self.system = system.replica()
        self.limits = limits
        self.excess = excess
        values = QueryValues(query, system.compiled)
        states = StateSet(wordCount: system.layout.wordCount)
    }

    /// How many states have their transitions.
    var expandedCount: Int { max(0, starts.count - 1) }

    /// Finds the states and their transitions; why it ended early, if it did.
    func explore(
        _ cancellation: CancellationFlag?, _ progress: ((_ found: Int, _ done: Int) -> Void)?
    ) -> IncompleteReason? {
        defer {
            starts.append(targets.count)
            // What is described afterwards is whole.
            system.finish()
        }
        let buffer = SuccessorBuffer(layout: system.layout)
        buffer.byteLimit = limits.memory ?? .max
        let clock = ContinuousClock()
        let begin = clock.now
        system.initialStates(into: buffer)
        for index in 0..<buffer.count { _ = insert(buffer[index], depth: 0) }
        initialCount = states.count
        if system.machine.isStopped { return interruption(cancellation) }
        if isFull, excess == .ends { return fullness }
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
            guard let isWhole = expand(next, buffer) else { return interruption(cancellation) }
            if !isWhole { return .memory }
            if isFull, excess == .ends { return fullness }
            next += 1
        }
        return nil
    }

    /// Why a step was given up.
    private func interruption(_ cancellation: CancellationFlag?) -> IncompleteReason {
        cancellation?.isCancelled == true ? .interrupted : .time
    }

    /// Why there are no more states.
    private var fullness: IncompleteReason { limits.states == nil ? .tooManyStates : .states }

    /// The bytes that states and transitions take, about.
    private var memoryFootprint: Int {
        states.memoryFootprint + (targets.capacity + kindNumbers.capacity) * 4
            + lists.capacity * (16 + 4 * system.threadNames.count)
    }

    /// Keeps the transitions of a state; false where they are too many for the memory, `nil` where a step was given up.
    private func expand(_ index: Int, _ buffer: SuccessorBuffer) -> Bool? {
        buffer.removeAll()
        system.machine.notes.removeAll(keepingCapacity: true)
        system.makeTransitions(of: states[index], into: buffer)
        if system.machine.isStopped { return nil }
        starts.append(targets.count)
        for position in 0..<buffer.count {
            guard let target = insert(buffer[position], depth: depths[index] + 1) else {
                omitted[index, default: 0] += 1
                continue
            }
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
        notes.append(note)
        numbers[note] = number
        return number
    }
}
