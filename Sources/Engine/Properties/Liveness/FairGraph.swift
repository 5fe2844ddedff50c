/// The states that a search stored, by their numbers in the store, with the values of atoms, and with the transitions of a
/// state and the fair entities that are enabled there, found anew whenever they are asked for.
///
/// It asks the system by closures, so that what works on the graph is compiled once, for all systems.
final class FairGraph {
    /// Expands a state into the buffer; false where the system was interrupted.
    private let makeTransitions: (PackedStates) -> Bool
    /// Evaluates the atoms from that one on in a state.
    private let evaluate: (Int, PackedState) -> UInt64
    /// Writes the initial states into the buffer.
    private let makeInitialStates: () -> Void
    /// The states.
    private let numbering: StateNumbering
    /// What the system writes.
    let buffer: SuccessorBuffer
    /// The words of the state that is expanded.
    private let scratch: MemoryRegion<UInt64>
    /// The words of a state.
    private let wordCount: Int
    /// The values of atoms in each state.
    private var atoms: AtomTable?
    /// How many bytes a state's atoms take are counted there.
    private let budget: MemoryBudget

    /// The transitions of the state that was expanded last, as far as they lead to stored states.
    private(set) var targets: [Target] = []
    /// For each entity whether it is enabled there: 0 not, 1 weakly, 2 strongly fair.
    private(set) var enabled: [UInt8]
    /// Whether no fair entity is enabled there, so that a run may stop.
    private(set) var isResting = false
    /// Whether the transitions of some state were too many.
    private(set) var hasUnknownTransitions = false
    /// How many transitions have been made.
    private(set) var transitions = 0

    /// A transition.
    struct Target {
        /// The number of the state that it leads to.
        let slot: Int
        /// Its ordinal.
        let ordinal: Int32
        /// The fair entity that makes it, or -1.
        let entity: Int32
    }

    /// A graph over the states that `numbering` numbers; `nil` where there is no memory. `buffer` is the caller's.
    init?<System: LivenessSystem>(
        _ numbering: StateNumbering, system: System, buffer: SuccessorBuffer, budget: MemoryBudget
    ) {
        makeTransitions = { system.expand($0, into: buffer, until: 1) == 1 }
        evaluate = { system.evaluateAtoms(from: $0, in: $1, into: buffer) }
        makeInitialStates = {
            buffer.removeAll()
            system.initialStates(into: buffer)
        }
        self.buffer = buffer
        self.budget = budget
        self.numbering = numbering
        wordCount = max(1, system.layout.wordCount)
        enabled = [UInt8](repeating: 0, count: system.fairEntityCount)
        guard let scratch = MemoryRegion<UInt64>(reserving: wordCount), scratch.commit(wordCount) else {
            return nil
        }
        self.scratch = scratch
    }

    /// How many numbers states have; not each one has a state.
    var slotCount: Int { numbering.count }

    /// Whether there is a state with that number.
    func hasState(_ slot: Int) -> Bool { numbering.isOccupied(slot) }

    /// The words of the state with that number; `nil` where there is none.
    func words(of slot: Int) -> [UInt64]? { numbering.state(numbered: slot) }

    /// The number of a state; `nil` where it is not stored.
    func slot(of state: PackedState) -> Int? { numbering.number(of: state) }

    /// The initial states in their order, with their ordinals; those that are not stored are left out.
    func initialStates() -> [(slot: Int, ordinal: Int32)] {
        makeInitialStates()
        return (0..<buffer.count).compactMap { index in
            slot(of: buffer[index]).map { ($0, buffer.ordinal(of: index)) }
        }
    }

    /// How many fair entities there are.
    var entityCount: Int { enabled.count }

    /// The values of the atoms that were evaluated, in the state with that number.
    @inline(__always) func atoms(of slot: Int) -> UInt64 { atoms?[slot] ?? 0 }

    /// Evaluates the atoms of `range` in all states; false where there is no memory, or `mayGoOn` says no. What goes wrong is
    /// handed to `report`.
    func evaluateAtoms(_ range: Range<Int>, while mayGoOn: () -> Bool, report: (Finding) -> Void)
        -> Bool
    {
        atoms = nil
        if range.isEmpty { return true }
        guard let table = AtomTable(range, slotCount: slotCount, budget: budget) else { return false }
        for slot in 0..<slotCount {
            if slot % 4096 == 0 && !mayGoOn() { return false }
            guard load(slot) else { continue }
            buffer.removeAll()
            table[slot] = evaluate(range.lowerBound, scratch.states(count: 1, wordCount: wordCount)[0])
            if buffer.hasFindings { buffer.findings.forEach(report) }
        }
        atoms = table
        return true
    }

    /// Frees the memory of the values of atoms.
    func forgetAtoms() { atoms = nil }

    /// Reads the words of a state; false where there is none with that number.
    private func load(_ slot: Int) -> Bool { numbering.copyState(numbered: slot, to: scratch) }

    /// Finds the transitions of the state with that number; false where the system was interrupted.
    func expand(_ slot: Int) -> Bool {
        guard load(slot) else { preconditionFailure("there is no such state") }
        buffer.removeAll()
        targets.removeAll(keepingCapacity: true)
        for entity in enabled.indices { enabled[entity] = 0 }
        guard makeTransitions(scratch.states(count: 1, wordCount: wordCount)) else { return false }
        transitions += buffer.transitionCount(of: 1)
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
        let (runs, count) = (buffer.fairRuns, buffer.targetEnd(of: 1))
        for position in 0..<count { numbering.prefetch(buffer.batchTarget(position)) }
        var run = 0
        for position in 0..<count {
            guard let slot = numbering.number(of: buffer.batchTarget(position)) else { continue }
            let ordinal = buffer.batchOrdinal(position)
            var entity: Int32 = -1
            if let runs {
                while run < runs.count && runs[run].end <= ordinal { run += 1 }
                if run < runs.count && runs[run].first <= ordinal { entity = runs[run].owner >> 1 }
            }
            targets.append(Target(slot: slot, ordinal: ordinal, entity: entity))
        }
    }
}

/// The values of some atoms in all states, in as few bytes as they take.
final class AtomTable {
    /// The atoms.
    let range: Range<Int>
    /// The bytes of a state.
    private let bytes: Int
    /// The values.
    private let values: BudgetedList<UInt8>

    /// A table of zeros; `nil` where there is no memory.
    init?(_ range: Range<Int>, slotCount: Int, budget: MemoryBudget) {
        self.range = range
        bytes = (range.count + 7) / 8
        guard let values = BudgetedList<UInt8>(zeros: max(1, slotCount * bytes), budget: budget) else {
            return nil
        }
        self.values = values
    }

    /// The values in a state, a bit each.
    @inline(__always) subscript(slot: Int) -> UInt64 {
        get {
            if bytes == 1 { return UInt64(values[slot]) }
            var result: UInt64 = 0
            for index in 0..<bytes { result |= UInt64(values[slot * bytes + index]) << UInt64(8 * index) }
            return result
        }
        set {
            for index in 0..<bytes {
                values[slot * bytes + index] = UInt8(truncatingIfNeeded: newValue >> UInt64(8 * index))
            }
        }
    }
}
