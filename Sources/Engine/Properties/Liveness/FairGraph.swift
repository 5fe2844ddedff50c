/// The states that a search stored, by numbers without gaps, with the values of atoms, and with the transitions of a
/// state and the fair entities that are enabled there.
///
/// Transitions are found anew whenever they are asked for, unless they were recorded: see `record`. The graph asks the system
/// by closures, so that what works on the graph is compiled once, for all systems.
final class FairGraph {
    /// Expands states into the buffer until there are so many targets; how many are done, none where the system was
    /// interrupted.
    let makeTransitions: (PackedStates, Int) -> Int
    /// Evaluates the atoms from that one on in states.
    let evaluate: (Int, PackedStates, AtomValues) -> Void
    /// Writes the initial states into the buffer.
    private let makeInitialStates: () -> Void
    /// The slots of the states.
    let numbering: StateNumbering
    /// The numbers of the states.
    let ranks: StateRanks
    /// What the system writes.
    let buffer: SuccessorBuffer
    /// The words of the state that is loaded.
    private let scratch: MemoryRegion<UInt64>
    /// The words of states that are looked at together, and for each a word that says something of it.
    let (batch, batchWords): (MemoryRegion<UInt64>, MemoryRegion<UInt64>)
    /// The words of a state.
    let wordCount: Int
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
    /// Of targets of the buffer the look-ups that were begun.
    var queries: [StateNumbering.Query] = []
    /// Of targets of the buffer the numbers, -1 for those that are not stored or do not matter.
    var targetNumbers: [Int] = []

    /// The transitions of the state that was expanded last, as far as they lead to stored states.
    private(set) var targets: [Target] = []
    /// For each entity whether it is enabled there: 0 not, 1 weakly, 2 strongly fair.
    private(set) var enabled: [UInt8]
    /// Whether no fair entity is enabled there, so that a run may stop.
    private(set) var isResting = false
    /// Whether the transitions of some state were too many.
    var hasUnknownTransitions = false
    /// How many transitions have been made.
    var transitions = 0

    /// A transition.
    struct Target {
        /// The number of the state that it leads to.
        let slot: Int
        /// Its ordinal.
        let ordinal: Int32
        /// The fair entity that makes it, or -1.
        let entity: Int32
    }

    /// The most states that are looked at together.
    static var mostStates: Int { 256 }

    /// A graph over the states that `numbering` finds; `nil` where there is no memory. `buffer` is the caller's.
    init?<System: LivenessSystem>(
        _ numbering: StateNumbering, system: System, buffer: SuccessorBuffer, budget: MemoryBudget
    ) {
        makeTransitions = { system.expand($0, into: buffer, until: $1) }
        evaluate = { system.evaluateAtoms(from: $0, in: $1, into: buffer, values: $2) }
        makeInitialStates = {
            buffer.removeAll()
            system.initialStates(into: buffer)
        }
        self.buffer = buffer
        self.budget = budget
        self.numbering = numbering
        wordCount = max(1, system.layout.wordCount)
        enabled = [UInt8](repeating: 0, count: system.fairEntityCount)
        guard let ranks = StateRanks(numbering, budget: budget),
            let scratch = Self.words(wordCount), let batch = Self.words(Self.mostStates * wordCount),
            let batchWords = Self.words(Self.mostStates),
            let single = TransitionLists(
                stateCount: ranks.count, entityCount: system.fairEntityCount, limit: 1 << 28, budget: budget)
        else { return nil }
        self.ranks = ranks
        (self.scratch, self.batch, self.batchWords) = (scratch, batch, batchWords)
        self.single = single
    }

    /// Memory for so many words.
    private static func words(_ count: Int) -> MemoryRegion<UInt64>? {
        guard let region = MemoryRegion<UInt64>(reserving: count), region.commit(count) else { return nil }
        return region
    }

    /// How many states there are.
    var stateCount: Int { ranks.count }

    /// The words of the state with that number.
    func words(of number: Int) -> [UInt64]? { numbering.state(numbered: ranks.slot(of: number)) }

    /// The number of a state; `nil` where it is not stored.
    func number(of state: PackedState) -> Int? { numbering.number(of: state).map { ranks.number(of: $0) } }

    /// The initial states in their order, with their ordinals; those that are not stored are left out.
    func initialStates() -> [(slot: Int, ordinal: Int32)] {
        makeInitialStates()
        return (0..<buffer.count).compactMap { index in
            number(of: buffer[index]).map { ($0, buffer.ordinal(of: index)) }
        }
    }

    /// How many fair entities there are.
    var entityCount: Int { enabled.count }

    /// The values of the atoms of the property that is judged, in the state with that number.
    @inline(__always) func atoms(of number: Int) -> UInt64 { atoms?[number] ?? 0 }

    /// Loads the states of slots from `slot` on, the first of which has the number `number`, all of them or the marked ones;
    /// `number` and `slot` are moved on. Calls `body` with the position of each and its number.
    func loadBatch(
        slot: inout Int, number: inout Int, marked isMarked: Bool, _ body: (Int, Int) -> Void
    ) -> PackedStates {
        var count = 0
        while slot < numbering.count && count < Self.mostStates {
            if numbering.isOccupied(slot) {
                if !isMarked || ranks.isMarked(slot) {
                    _ = numbering.copyState(numbered: slot, to: scratch)
                    for word in 0..<wordCount { batch[count &* wordCount &+ word] = scratch[word] }
                    body(count, number)
                    count += 1
                }
                number += 1
            }
            slot += 1
        }
        return batch.states(count: count, wordCount: wordCount)
    }

    /// Finds the transitions of the state with that number into the buffer; false where the system was interrupted.
    private func makeTransitions(of number: Int) -> Bool {
        guard numbering.copyState(numbered: ranks.slot(of: number), to: scratch) else {
            preconditionFailure("there is no such state")
        }
        buffer.removeAll()
        guard makeTransitions(scratch.states(count: 1, wordCount: wordCount), 1) == 1 else { return false }
        transitions += buffer.transitionCount(of: 1)
        return true
    }

    /// Finds the transitions of the state with that number; false where the system was interrupted.
    func expand(_ number: Int) -> Bool {
        targets.removeAll(keepingCapacity: true)
        for entity in enabled.indices { enabled[entity] = 0 }
        guard makeTransitions(of: number) else { return false }
        if buffer.hasOverflowed {
            // Nothing can be said of what is not known: it is neither a loop nor an end.
            hasUnknownTransitions = true
            isResting = false
            for entity in enabled.indices { enabled[entity] = 1 }
            return true
        }
        readOwners()
        readTargets()
        return true
    }

    /// The transitions of the state with that number as a list, valid until the next one is asked for; `nil` where the
    /// system was interrupted, or where there is no memory.
    @inline(__always) func list(of number: Int) -> (TransitionLists, Range<Int>)? {
        if let recorded { return (recorded, recorded.list(of: number)) }
        return listAnew(number)
    }

    /// The same where nothing was recorded.
    private func listAnew(_ number: Int) -> (TransitionLists, Range<Int>)? {
        guard makeTransitions(of: number) else { return nil }
        single.removeAll()
        findTargets()
        var run = 0
        guard write(0, targetNumbers, to: single, run: &run) else {
            // An empty list would say that a run may end here.
            hasUnknownTransitions = true
            return nil
        }
        return (single, 0..<single.end)
    }

    /// Reads which entities are enabled.
    private func readOwners() {
        isResting = true
        guard let runs = buffer.fairRuns else { return }
        for index in 0..<runs.count {
            let owner = runs[index].owner
            enabled[Int(owner >> 1)] = max(enabled[Int(owner >> 1)], owner & 1 == 1 ? 2 : 1)
            isResting = false
        }
    }

    /// Reads the targets that are stored, with their entities.
    private func readTargets() {
        let runs = buffer.fairRuns
        var run = 0
        for position in 0..<buffer.targetEnd(of: 1) {
            guard let target = number(of: buffer.batchTarget(position)) else { continue }
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
