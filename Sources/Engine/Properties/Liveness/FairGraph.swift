/// The states that a search stored, by numbers without gaps, with the values of atoms, and with the transitions of a
/// state and the fair entities that are enabled there.
///
/// Transitions are found anew whenever they are asked for, unless they were recorded: see `record`.
final class FairGraph {
    /// What looks at states again, for each thread; the first one is for the thread that asks.
    let expanders: [FairExpander]
    /// The other threads; `nil` where there are none.
    let pool: WorkerPool?
    /// The slots of the states.
    let numbering: StateNumbering
    /// The numbers of the states.
    let ranks: StateRanks
    /// The values of the atoms of the property that is judged.
    var atoms: AtomTable?
    /// Where memory is counted.
    let budget: MemoryBudget
    /// The transitions of all states that matter, once they were recorded.
    var recorded: TransitionLists?
    /// The transitions of one state.
    private let single: TransitionLists
    /// Whether it was noted which states matter: those that are marked by `ranks`.
    var hasNotedRelevant = false

    /// The transitions of the state that was expanded last, as far as they lead to stored states.
    private(set) var targets: [Target] = []
    /// For each entity whether it is enabled there: 0 not, 1 weakly, 2 strongly fair.
    private(set) var enabled: [UInt8]
    /// Whether no fair entity is enabled there, so that a run may stop.
    private(set) var isResting = false
    /// Whether a list of transitions could not be made for want of memory.
    private var hasLostTransitions = false

    /// A transition.
    struct Target {
        /// The number of the state that it leads to.
        let slot: Int
        /// Its ordinal.
        let ordinal: Int32
        /// The fair entity that makes it, or -1.
        let entity: Int32
    }

    /// A graph over the states that `numbering` finds, all of which are looked at by up to `workers` threads; `nil` where
    /// there is no memory. `buffer` is the caller's and notes fair runs.
    init?<System: LivenessSystem>(
        _ numbering: StateNumbering, system: System, buffer: SuccessorBuffer, budget: MemoryBudget, workers: Int = 1
    ) {
        self.budget = budget
        self.numbering = numbering
        enabled = [UInt8](repeating: 0, count: system.fairEntityCount)
        guard let ranks = StateRanks(numbering, budget: budget),
            let first = FairExpander(numbering, ranks: ranks, system: system, buffer: buffer),
            let single = TransitionLists(
                stateCount: ranks.count, entityCount: system.fairEntityCount, limit: 1 << 28, listCount: 1,
                budget: budget)
        else { return nil }
        (self.ranks, self.single) = (ranks, single)
        let others = (1..<max(1, workers)).compactMap { _ in
            Self.expander(numbering, ranks, system, byteLimit: buffer.byteLimit)
        }
        pool = others.isEmpty ? nil : WorkerPool(count: others.count + 1)
        expanders = [first] + others.prefix((pool?.count ?? 1) - 1)
    }

    deinit { pool?.end() }

    /// What looks at states in another thread; `nil` where there is no memory.
    private static func expander<System: LivenessSystem>(
        _ numbering: StateNumbering, _ ranks: StateRanks, _ system: System, byteLimit: Int
    ) -> FairExpander? {
        guard let numbering = StateNumbering(forAnotherThread: numbering) else { return nil }
        let buffer = SuccessorBuffer(layout: system.layout, capacity: 1024)
        buffer.notesFairRuns(true)
        buffer.byteLimit = byteLimit
        return FairExpander(numbering, ranks: ranks, system: system.replica(), buffer: buffer)
    }

    /// What the thread that asks looks at states with.
    private var expander: FairExpander { expanders[0] }

    /// How many transitions have been made.
    var transitions: Int { expanders.reduce(0) { $0 + $1.transitions } }

    /// How many the thread that asks has made.
    var ownTransitions: Int { expander.transitions }

    /// Whether the transitions of some state were too many.
    var hasUnknownTransitions: Bool { hasLostTransitions || expanders.contains(where: \.hasUnknownTransitions) }

    /// How many states there are.
    var stateCount: Int { ranks.count }

    /// The words of the state with that number.
    func words(of number: Int) -> [UInt64]? { numbering.state(numbered: ranks.slot(of: number)) }

    /// The initial states in their order, with their ordinals; those that are not stored are left out.
    func initialStates() -> [(slot: Int, ordinal: Int32)] { expander.initialStates() }

    /// How many fair entities there are.
    var entityCount: Int { enabled.count }

    /// The values of the atoms of the property that is judged, in the state with that number.
    @inline(__always) func atoms(of number: Int) -> UInt64 { atoms?[number] ?? 0 }

    /// Finds the transitions of the state with that number; false where the system was interrupted.
    func expand(_ number: Int) -> Bool {
        targets.removeAll(keepingCapacity: true)
        for entity in enabled.indices { enabled[entity] = 0 }
        guard expander.makeTransitions(of: number) else { return false }
        if expander.buffer.hasOverflowed {
            // Nothing can be said of what is not known: it is neither a loop nor an end.
            isResting = false
            for entity in enabled.indices { enabled[entity] = 1 }
            return true
        }
        readOwners()
        readTargets()
        return true
    }

    /// The transitions of the state with that number as a list, and where it begins, valid until the next one is asked for;
    /// `nil` where the system was interrupted, or where there is no memory.
    @inline(__always) func list(of number: Int) -> (TransitionLists, Int)? {
        if let recorded { return (recorded, recorded.start(of: number)) }
        return listAnew(number)
    }

    /// The same where nothing was recorded.
    private func listAnew(_ number: Int) -> (TransitionLists, Int)? {
        guard expander.makeTransitions(of: number) else { return nil }
        single.writers[0].removeAll()
        expander.numbers[0] = 0
        guard expander.writeLists(1, from: 0, to: single.writers[0], entityCount) else {
            // An empty list would say that a run may end here.
            hasLostTransitions = true
            return nil
        }
        return (single, single.start(of: 0))
    }

    /// Reads which entities are enabled.
    private func readOwners() {
        isResting = true
        guard let runs = expander.buffer.fairRuns else { return }
        for index in 0..<runs.count {
            let owner = runs[index].owner
            enabled[Int(owner >> 1)] = max(enabled[Int(owner >> 1)], owner & 1 == 1 ? 2 : 1)
            isResting = false
        }
    }

    /// Reads the targets that are stored, with their entities.
    private func readTargets() {
        let (expander, buffer, runs) = (expander, expander.buffer, expander.buffer.fairRuns)
        var run = 0
        for position in 0..<buffer.targetEnd(of: 1) {
            guard let target = expander.number(of: buffer.batchTarget(position)) else { continue }
            let ordinal = buffer.batchOrdinal(position)
            var entity: Int32 = -1
            if let runs {
                while run < runs.count && runs[run].end <= ordinal { run += 1 }
                if run < runs.count && runs[run].first <= ordinal { entity = runs[run].owner >> 1 }
            }
            targets.append(Target(slot: target, ordinal: ordinal, entity: entity))
        }
    }
}
