import Synchronization

/// The transitions of states that lead to states that matter, with the fair entities that are enabled: a list for each state.
///
/// A list is a sequence of runs, and ends with what is no run. A run has a head, which tells the entity that makes its
/// transitions (or that nobody is owed anything) and how many they are, and then the numbers of the states that they lead
/// to, in as few bytes as numbers take. Each enabled entity has a run, though it may be empty. About three bytes a
/// transition and seven a state.
///
/// Thread safety: each `TransitionWriter` may be used by a thread of its own, which writes the lists of states of its own;
/// lists are read when nobody writes any more.
final class TransitionLists {
    /// The bytes of all lists.
    let memory: SlotMemory
    /// Where the list of each state begins; 0, where there is an empty one, of those that have none.
    let starts: BudgetedList<UInt32>
    /// What memory comes out of.
    private let budget: MemoryBudget
    /// The bytes of an entity's code, and of the number of a state.
    let (ownerBytes, numberBytes): (Int, Int)
    /// The code that stands behind the last run of a list.
    let endCode: UInt64
    /// How many bytes may be written.
    private let limit: Int
    /// How many bytes were taken from the budget.
    private let taken = Mutex(0)
    /// The bytes of the part of each writer.
    let partBytes: Int
    /// The most bytes that a writer takes though fewer are needed: others want some, too.
    let mostStep: Int
    /// What writes lists, each in a part of the memory of its own.
    private(set) var writers: [TransitionWriter] = []

    /// The most bytes of all parts.
    private static var most: Int { Int(UInt32.max) }

    /// Makes empty lists of at most `limit` bytes, of which the states below `listCount` have some; `nil` where there is no
    /// memory. `stateCount` is how many states they may lead to.
    init?(
        stateCount: Int, entityCount: Int, limit: Int, listCount: Int? = nil, writers writerCount: Int = 1,
        budget: MemoryBudget
    ) {
        numberBytes = max(1, (Int.bitWidth - stateCount.leadingZeroBitCount + 7) / 8)
        // Heads begin with a code for nobody, two for each entity and for one more, and one for the end of a list.
        ownerBytes = 2 * entityCount + 4 > 0x100 ? 2 : 1
        endCode = ownerBytes == 1 ? 0xff : 0xffff
        self.limit = limit
        self.budget = budget
        mostStep = min(4 << 20, max(1 << 12, limit / (8 * writerCount)))
        let part = max(1 << 12, min(limit, Self.most / writerCount))
        let unit = part >= SlotMemory.alignment ? SlotMemory.alignment : 1 << 12
        guard let memory = SlotMemory(capacity: part / unit * unit * writerCount, least: writerCount << 12),
            let starts = BudgetedList<UInt32>(zeros: max(1, listCount ?? stateCount), budget: budget)
        else { return nil }
        (self.memory, self.starts) = (memory, starts)
        partBytes = memory.capacity / writerCount
        memory.store(endCode, 0, bytes: ownerBytes)
        writers = (0..<writerCount).map { TransitionWriter(self, part: $0) }
    }

    deinit { budget.giveBack(taken.withLock { $0 }) }

    /// The bytes of a head.
    private var headBytes: Int { ownerBytes &+ 1 }

    /// Takes `bytes` for a writer; false where that would be too many.
    func take(_ bytes: Int) -> Bool {
        taken.withLock { taken in
            guard taken + bytes <= limit, budget.take(bytes) else { return false }
            taken += bytes
            return true
        }
    }

    /// Where the list of the state with that number begins.
    @inline(__always) func start(of number: Int) -> Int { Int(starts[number]) }

    /// Asks for the memory that says where the list of the state with that number is.
    @inline(__always) func prefetchStart(of number: Int) { starts.prefetch(number) }

    /// Asks for the memory in which the list of the state with that number begins.
    @inline(__always) func prefetchList(of number: Int) { memory.prefetch(start(of: number)) }

    /// A run of transitions, or the end of a list.
    struct Run {
        /// Whose they are, see `FairRun`; -1 where they are nobody's.
        let owner: Int32
        /// Where the numbers of the targets begin.
        let start: Int
        /// Where they end, and the next run begins.
        let end: Int
        /// Whether it is one, and not the end of the list.
        let isPresent: Bool

        /// The entity that makes them, or -1.
        @inline(__always) var entity: Int32 { owner >> 1 }
    }

    /// The run whose head is at `offset`.
    @inline(__always) func run(at offset: Int) -> Run {
        let owner = memory.load(offset, bytes: ownerBytes)
        let count = Int(truncatingIfNeeded: memory.load(offset &+ ownerBytes, bytes: 1))
        let start = offset &+ headBytes
        return Run(
            owner: Int32(truncatingIfNeeded: owner) &- 1, start: start, end: start &+ count &* numberBytes,
            isPresent: owner != endCode)
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
