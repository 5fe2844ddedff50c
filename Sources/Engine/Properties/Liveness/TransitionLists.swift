/// The transitions of states that lead to states that matter, with the fair entities that are enabled: a list for each state.
///
/// A list is a sequence of runs. A run has a head, which tells the entity that makes its transitions (or that nobody is owed
/// anything) and how many they are, and then the numbers of the states that they lead to, in as few bytes as numbers take.
/// Each enabled entity has a run, though it may be empty. About three bytes a transition and six a state.
final class TransitionLists {
    /// The bytes of all lists.
    private let memory: SlotMemory
    /// Where the list of each state ends.
    private let ends: BudgetedList<UInt32>
    /// What memory comes out of.
    private let budget: MemoryBudget
    /// The bytes of an entity's code, and of the number of a state.
    private let (ownerBytes, numberBytes): (Int, Int)
    /// How many bytes may be written.
    private let limit: Int
    /// How many bytes were taken from the budget.
    private var taken = 0
    /// Where the next list begins.
    private(set) var end = 0

    /// Where something is written.
    struct Cursor {
        /// Where the next byte goes.
        fileprivate(set) var end: Int
        /// Where the head of the present run is.
        fileprivate var head = 0
        /// How many transitions it has.
        fileprivate var count = 0
    }

    /// The most bytes that are taken though fewer are needed.
    private static var mostStep: Int { 4 << 20 }
    /// The most bytes of all lists.
    private static var most: Int { Int(UInt32.max) }

    /// Makes empty lists of at most `limit` bytes; `nil` where there is no memory. `stateCount` is how many there may be.
    init?(stateCount: Int, entityCount: Int, limit: Int, budget: MemoryBudget) {
        numberBytes = max(1, (Int.bitWidth - stateCount.leadingZeroBitCount + 7) / 8)
        ownerBytes = 2 * entityCount + 2 > 0xff ? 2 : 1
        self.limit = min(limit, Self.most)
        self.budget = budget
        guard let memory = SlotMemory(capacity: max(1 << 12, self.limit), least: 1 << 12),
            let ends = BudgetedList<UInt32>(atMost: stateCount + 1, budget: budget)
        else { return nil }
        (self.memory, self.ends) = (memory, ends)
    }

    deinit { budget.giveBack(taken) }

    /// How many bytes `targets` transitions in `runs` runs take at most.
    private func bytes(targets: Int, runs: Int) -> Int {
        targets * numberBytes + (2 * runs + 1 + targets / Self.longest) * headBytes
    }

    /// The bytes of a head.
    private var headBytes: Int { ownerBytes + 1 }
    /// The most transitions of a run.
    private static var longest: Int { 255 }

    // MARK: Writing

    /// Makes room for so many transitions in so many runs; false where there is none.
    func reserve(targets: Int, runs: Int) -> Bool {
        let needed = end + bytes(targets: targets, runs: runs)
        guard needed <= min(limit, memory.capacity) else { return false }
        if needed <= taken { return true }
        let step = min(max(needed - taken, min(Self.mostStep, max(1 << 16, taken))), memory.capacity - taken)
        guard budget.take(step) else { return false }
        taken += step
        memory.adviseHugePages(upTo: taken)
        return true
    }

    /// Where the next list is written.
    var cursor: Cursor { Cursor(end: end) }

    /// Ends the present list.
    func endList(at cursor: Cursor) { end = cursor.end }

    /// Begins with a run of transitions of `owner`, see `FairRun`; of nobody where it is -1.
    @inline(__always) func beginRun(of owner: Int32, _ cursor: inout Cursor) {
        cursor.head = cursor.end
        cursor.count = 0
        // Nothing is written behind the end yet: the whole word may be.
        memory.store(UInt64(truncatingIfNeeded: owner &+ 1), cursor.end, bytes: 8)
        cursor.end &+= headBytes
    }

    /// Adds a transition to the state with that number to the present run, which is one of `owner`.
    @inline(__always) func add(_ number: Int, of owner: Int32, _ cursor: inout Cursor) {
        if cursor.count == Self.longest { beginRun(of: owner, &cursor) }
        cursor.count &+= 1
        memory.store(UInt64(truncatingIfNeeded: cursor.count), cursor.head &+ ownerBytes, bytes: 1)
        memory.store(UInt64(truncatingIfNeeded: number), cursor.end, bytes: 8)
        cursor.end &+= numberBytes
    }

    /// Ends the lists of all states before the one with that number, of which those without one are empty; false where there
    /// is no memory.
    func endLists(before number: Int) -> Bool {
        while ends.count < number { guard ends.append(UInt32(end)) else { return false } }
        return true
    }

    /// Removes everything.
    func removeAll() {
        end = 0
        ends.removeAll()
    }

    // MARK: Reading

    /// The bytes of the list of the state with that number.
    @inline(__always) func list(of number: Int) -> Range<Int> {
        Int(number == 0 ? 0 : ends[number &- 1])..<Int(ends[number])
    }

    /// Asks for the memory that says where the list of the state with that number is.
    @inline(__always) func prefetchEnd(of number: Int) { ends.prefetch(number) }

    /// Asks for the memory in which the list of the state with that number begins.
    @inline(__always) func prefetchList(of number: Int) { memory.prefetch(list(of: number).lowerBound) }

    /// A run of transitions.
    struct Run {
        /// Whose they are, see `FairRun`; -1 where they are nobody's.
        let owner: Int32
        /// Where the numbers of the targets begin.
        let start: Int
        /// Where they end, and the next run begins.
        let end: Int

        /// The entity that makes them, or -1.
        @inline(__always) var entity: Int32 { owner >> 1 }
    }

    /// The run whose head is at `offset`.
    @inline(__always) func run(at offset: Int) -> Run {
        let owner = memory.load(offset, bytes: ownerBytes)
        let count = Int(truncatingIfNeeded: memory.load(offset &+ ownerBytes, bytes: 1))
        let start = offset &+ headBytes
        return Run(
            owner: Int32(truncatingIfNeeded: owner) &- 1, start: start, end: start &+ count &* numberBytes)
    }

    /// Calls `body` with the number of each target of a run.
    @inline(__always) func forEachTarget(of run: Run, _ body: (Int) -> Void) {
        var offset = run.start
        while offset < run.end {
            body(Int(truncatingIfNeeded: memory.load(offset, bytes: numberBytes)))
            offset &+= numberBytes
        }
    }
}
