/// From which stored states which goals can be reached: backward reachability, for up to eight goals in one pass.
///
/// Each state has a bit for each goal, set once it is known that the goal holds there or that there is a way to where it
/// holds. First the goals are evaluated in all states. Then each state that lacks a bit is expanded: it takes over the
/// bits of its targets, and where it still lacks one, its edges are kept; a bit that a state gains is passed on to its
/// predecessors along kept edges at once. A state some of whose targets are not known gets all bits, because nothing bad
/// can be said of it: so what is lost in a part of the graph is lost in the whole.
///
/// - Complexity: time linear in the transitions for each goal; 5 bytes a state and 8 for each transition between states
///   that lack the same bit, of which there are few where most states have a short way.
final class Recoverability<System: GoalSystem> {
    /// What is asked for goals and transitions.
    private let system: System
    /// The states.
    private let store: StateIndex
    /// The goals, eight at most.
    let goals: [SubjectID]
    /// What the system writes.
    private let buffer: SuccessorBuffer
    /// For each state its bits.
    private let reaches: BudgetedList<UInt8>
    /// The edges that are kept.
    private let lists: PredecessorLists
    /// The states whose new bits are still to be passed on; in `countStates`, those still to be expanded.
    private let waiting: BudgetedList<UInt32>
    /// The targets of the state that is being expanded.
    private var targets: [StateID] = []

    /// What went wrong in the evaluation of goals, with the first state where it did.
    private(set) var errors: [SubjectID: StateID] = [:]
    /// The transitions that were made.
    private(set) var transitions = 0

    /// The most goals of one pass.
    static var mostGoals: Int { 8 }

    /// Makes ready for a pass; `nil` where there is no memory for it.
    ///
    /// `buffer` is the caller's and used during the calls only.
    init?(system: System, store: StateIndex, goals: [SubjectID], buffer: SuccessorBuffer, budget: MemoryBudget) {
        precondition(goals.count <= Self.mostGoals)
        guard let reaches = BudgetedList<UInt8>(zeros: store.count, budget: budget),
            let lists = PredecessorLists(stateCount: store.count, budget: budget),
            let waiting = BudgetedList<UInt32>(atMost: store.count * goals.count + 1, budget: budget)
        else { return nil }
        self.system = system
        self.store = store
        self.goals = goals
        self.buffer = buffer
        self.reaches = reaches
        self.lists = lists
        self.waiting = waiting
    }

    /// The bits of all goals.
    private var allBits: UInt8 { UInt8(truncatingIfNeeded: (1 << goals.count) - 1) }

    /// Evaluates the goals in the states of `ids`; false where there is no memory.
    func evaluateGoals(in ids: Range<Int>) -> Bool {
        buffer.removeAll()
        for id in ids {
            buffer.beginState()
            system.evaluateGoals(in: store[StateID(id)], into: buffer)
            buffer.endState()
        }
        for found in unsafe Array(buffer.batchFindings) {
            note(found.finding, in: StateID(ids.lowerBound + Int(found.source)))
        }
        return !buffer.hasOverflowed
    }

    /// Notes that a goal holds in a state, or that something went wrong there.
    private func note(_ finding: Finding, in id: StateID) {
        if finding.isViolation {
            if errors[finding.subject].map({ id < $0 }) ?? true { errors[finding.subject] = id }
        } else if let goal = goals.firstIndex(of: finding.subject) {
            reaches[id.index] |= 1 << UInt8(goal)
        }
    }

    /// Looks at the transitions of the states of `ids`, after the goals were evaluated in all states; false where there
    /// is no memory, or the system was interrupted.
    func expand(_ ids: Range<Int>) -> Bool {
        var next = ids.lowerBound
        while next < ids.upperBound {
            var end = next
            while end < ids.upperBound && reaches[end] != allBits { end += 1 }
            if end == next {
                next += 1
            } else {
                let done = makeTargets(of: next..<end)
                if done == 0 { return false }
                for source in 0..<done where !settle(StateID(next + source), source) { return false }
                next += done
            }
        }
        return true
    }

    /// Lets a state take over the bits of its targets, which are those of `source` in the batch.
    private func settle(_ id: StateID, _ source: Int) -> Bool {
        let known = reaches[id.index]
        if known == allBits { return true }
        let reached = findTargets(of: id, source) ? targets.reduce(known) { $0 | reaches[$1.index] } : allBits
        if reached != allBits {
            for target in targets where !lists.insert(id, before: target) { return false }
        }
        return reached == known || passOn(reached, to: id)
    }

    /// Whether no way leads from a state to where the goal at that index holds, after all states were expanded.
    func isLost(_ id: StateID, goal: Int) -> Bool { reaches[id.index] >> UInt8(goal) & 1 == 0 }

    /// The targets that a batch holds, about.
    private var targetsPerBatch: Int { 512 }

    /// Expands the first states of `ids` and returns how many.
    private func makeTargets(of ids: Range<Int>) -> Int {
        buffer.removeAll()
        let states = store.states(from: StateID(ids.lowerBound), count: ids.count)
        let done = system.expand(states, into: buffer, until: targetsPerBatch)
        transitions += buffer.transitionCount(of: done)
        return done
    }

    /// Finds the states other than `id` to which its transitions lead, which are those of `source` in the batch; false
    /// where not all of them are stored.
    private func findTargets(of id: StateID, _ source: Int) -> Bool {
        targets.removeAll(keepingCapacity: true)
        // What overflows is the last state of a batch.
        if buffer.hasOverflowed && source + 1 >= buffer.batchSourceCount { return false }
        for position in buffer.batchTargets(of: source) {
            guard let target = store.find(buffer.batchTarget(position)) else { return false }
            if target != id && target != targets.last { targets.append(target) }
        }
        return true
    }

    /// Gives a state the bits in `reached`, and with it everything from where there is a way to it.
    private func passOn(_ reached: UInt8, to id: StateID) -> Bool {
        reaches[id.index] = reached
        guard waiting.append(id.rawValue) else { return false }
        while let next = waiting.popLast() {
            let bits = reaches[Int(next)]
            for source in lists.predecessors(of: StateID(rawValue: next)) {
                let before = reaches[source.index]
                if before | bits == before { continue }
                reaches[source.index] = before | bits
                guard waiting.append(source.rawValue) else { return false }
            }
        }
        return true
    }
}

extension Recoverability {
    /// How many states can be reached from one that is lost, itself included; `nil` where memory ends or `mayGoOn`, asked
    /// now and then, says no. It uses up the goal's bits: afterwards those states are no longer `isLost`.
    func countStates(from id: StateID, goal: Int, while mayGoOn: () -> Bool) -> Int? {
        let bit: UInt8 = 1 << UInt8(goal)
        var count = 0
        waiting.removeAll()
        reaches[id.index] |= bit
        guard waiting.append(id.rawValue) else { return nil }
        while let next = waiting.popLast() {
            count += 1
            if count % 256 == 0 && !mayGoOn() { return nil }
            guard makeTargets(of: Int(next)..<Int(next) + 1) == 1, findTargets(of: StateID(rawValue: next), 0) else {
                return nil
            }
            for target in targets where reaches[target.index] & bit == 0 {
                reaches[target.index] |= bit
                guard waiting.append(target.rawValue) else { return nil }
            }
        }
        return count
    }
}
