/// What one thread needs to look at stored states again: a system, its buffer, and memory for states and look-ups.
///
/// It asks the system by closures, so that what works on it is compiled once, for all systems.
final class FairExpander {
    /// Expands states into the buffer until there are so many targets; how many are done, none where the system was
    /// interrupted.
    let makeTransitions: (PackedStates, Int) -> Int
    /// Evaluates the atoms from that one on in states.
    let evaluate: (Int, PackedStates, AtomValues) -> Void
    /// Writes the initial states into the buffer.
    private let makeInitialStates: () -> Void
    /// What the system writes.
    let buffer: SuccessorBuffer
    /// The slots of the states.
    let numbering: StateNumbering
    /// The numbers of the states.
    let ranks: StateRanks
    /// The words of a state.
    let wordCount: Int
    /// The words of the state that is loaded.
    let scratch: MemoryRegion<UInt64>
    /// The words of states that are looked at together, and for each a word that says something of it.
    let (batch, batchWords): (MemoryRegion<UInt64>, MemoryRegion<UInt64>)
    /// Of the states that are looked at together the numbers.
    let numbers: MemoryRegion<Int>
    /// Of targets of the buffer the look-ups that were begun, three words each.
    private var queries: MemoryRegion<UInt64>
    /// Of targets of the buffer the numbers, -1 for those that are not stored or do not matter.
    private(set) var targetNumbers: MemoryRegion<Int>

    /// What went wrong when atoms were evaluated.
    var errors: Set<SubjectID> = []
    /// How many transitions have been made.
    var transitions = 0
    /// Whether the transitions of some state were too many.
    var hasUnknownTransitions = false
    /// Whether the system was interrupted while transitions were recorded.
    var isInterrupted = false

    /// The most states that are looked at together.
    static var mostStates: Int { 256 }

    /// Makes an expander; `nil` where there is no memory. `buffer` notes fair runs.
    init?<System: LivenessSystem>(
        _ numbering: StateNumbering, ranks: StateRanks, system: System, buffer: SuccessorBuffer
    ) {
        makeTransitions = { system.expand($0, into: buffer, until: $1) }
        evaluate = { system.evaluateAtoms(from: $0, in: $1, into: buffer, values: $2) }
        makeInitialStates = {
            buffer.removeAll()
            system.initialStates(into: buffer)
        }
        (self.buffer, self.numbering, self.ranks) = (buffer, numbering, ranks)
        wordCount = max(1, system.layout.wordCount)
        guard let scratch: MemoryRegion<UInt64> = Self.memory(wordCount),
            let batch: MemoryRegion<UInt64> = Self.memory(Self.mostStates * wordCount),
            let batchWords: MemoryRegion<UInt64> = Self.memory(Self.mostStates),
            let numbers: MemoryRegion<Int> = Self.memory(Self.mostStates),
            let queries: MemoryRegion<UInt64> = Self.memory(3), let targetNumbers: MemoryRegion<Int> = Self.memory(1)
        else { return nil }
        (self.scratch, self.batch, self.batchWords) = (scratch, batch, batchWords)
        (self.numbers, self.queries, self.targetNumbers) = (numbers, queries, targetNumbers)
    }

    /// Memory for so many elements.
    private static func memory<Element>(_ count: Int) -> MemoryRegion<Element>? {
        guard let region = MemoryRegion<Element>(reserving: count), region.commit(count) else { return nil }
        return region
    }

    /// The number of a state; `nil` where it is not stored.
    func number(of state: PackedState) -> Int? { numbering.number(of: state).map { ranks.number(of: $0) } }

    /// The initial states in their order, with their ordinals; those that are not stored are left out.
    func initialStates() -> [(slot: Int, ordinal: Int32)] {
        makeInitialStates()
        return (0..<buffer.count).compactMap { index in
            number(of: buffer[index]).map { ($0, buffer.ordinal(of: index)) }
        }
    }

    /// Finds the transitions of the state with that number into the buffer; false where the system was interrupted.
    func makeTransitions(of number: Int) -> Bool {
        guard numbering.copyState(numbered: ranks.slot(of: number), to: scratch) else {
            preconditionFailure("there is no such state")
        }
        buffer.removeAll()
        guard makeTransitions(scratch.states(count: 1, wordCount: wordCount), 1) == 1 else { return false }
        transitions += buffer.transitionCount(of: 1)
        if buffer.hasOverflowed { hasUnknownTransitions = true }
        return true
    }

    /// Looks up all targets in the buffer; false where there is no memory.
    func findTargets() -> Bool {
        let count = buffer.batchTargetCount
        if targetNumbers.committedCount < count {
            guard let queries: MemoryRegion<UInt64> = Self.memory(6 * count),
                let numbers: MemoryRegion<Int> = Self.memory(2 * count)
            else { return false }
            (self.queries, targetNumbers) = (queries, numbers)
        }
        let (numbering, ranks, queries, numbers) = (numbering, ranks, queries, targetNumbers)
        for position in 0..<count {
            let query = numbering.query(buffer.batchTarget(position))
            ranks.prefetch(query.slot)
            query.write(to: queries, 3 &* position)
        }
        for position in 0..<count {
            let query = StateNumbering.Query(from: queries, 3 &* position)
            let slot = numbering.number(of: buffer.batchTarget(position), by: query)
            numbers[position] = slot < 0 ? -1 : ranks.markedNumber(of: slot)
        }
        return true
    }

    /// Forgets what went wrong.
    func forgetErrors() { errors = [] }
}
