/// Writes lists of transitions one after the other into a part of their memory.
final class TransitionWriter {
    /// What it writes.
    private unowned let lists: TransitionLists
    /// The bytes of the lists.
    private let memory: SlotMemory
    /// Where the list of each state begins.
    private let starts: BudgetedList<UInt32>
    /// The code behind the last run of a list.
    private let endCode: UInt64
    /// The bytes of an entity's code, and of the number of a state.
    private let (ownerBytes, numberBytes): (Int, Int)
    /// Where the part begins, and where it ends.
    private let part: Range<Int>
    /// Up to where memory was taken.
    private var taken: Int
    /// Where the next list begins.
    private var end: Int

    /// Where something is written.
    struct Cursor {
        /// Where the next byte goes.
        fileprivate var end: Int
        /// Where the head of the present run is.
        fileprivate var head = 0
        /// How many transitions it has.
        fileprivate var count = 0
    }

    /// The most transitions of a run.
    private static var longest: Int { 255 }
    /// What the first list leaves free, because 0 stands for an empty one.
    private static var reserved: Int { 8 }

    /// Makes a writer of the part with that number.
    init(_ lists: TransitionLists, part number: Int) {
        (self.lists, memory, starts) = (lists, lists.memory, lists.starts)
        endCode = lists.endCode
        (ownerBytes, numberBytes) = (lists.ownerBytes, lists.numberBytes)
        part = number * lists.partBytes..<(number + 1) * lists.partBytes
        (taken, end) = (part.lowerBound, part.lowerBound + Self.reserved)
    }

    /// Makes room for a list of so many transitions in so many runs; false where there is none.
    func reserve(targets: Int, runs: Int) -> Bool {
        let headBytes = ownerBytes + 1
        // Whole words are written, though less may be needed.
        let needed = end + targets * numberBytes + (runs + 2 + targets / Self.longest) * headBytes + 8
        if needed <= taken { return true }
        guard needed <= part.upperBound else { return false }
        let least = needed - taken
        let preferred = min(
            max(least, min(lists.mostStep, max(1 << 16, taken - part.lowerBound))), part.upperBound - taken)
        guard let step = [preferred, least].first(where: lists.take) else { return false }
        memory.adviseHugePages(from: taken, to: taken + step)
        taken += step
        return true
    }

    /// Where the next list is written.
    var cursor: Cursor { Cursor(end: end) }

    /// Ends the list of the state with that number.
    func endList(of number: Int, at cursor: Cursor) {
        memory.store(endCode, cursor.end, bytes: 8)
        starts[number] = UInt32(truncatingIfNeeded: end)
        end = cursor.end + ownerBytes
    }

    /// Begins with a run of transitions of `owner`, see `FairRun`; of nobody where it is -1.
    @inline(__always) func beginRun(of owner: Int32, _ cursor: inout Cursor) {
        cursor.head = cursor.end
        cursor.count = 0
        // Nothing is written behind the end yet: the whole word may be.
        memory.store(UInt64(truncatingIfNeeded: owner &+ 1), cursor.end, bytes: 8)
        cursor.end &+= ownerBytes &+ 1
    }

    /// Adds a transition to the state with that number to the present run, which is one of `owner`.
    @inline(__always) func add(_ number: Int, of owner: Int32, _ cursor: inout Cursor) {
        if cursor.count == Self.longest { beginRun(of: owner, &cursor) }
        cursor.count &+= 1
        memory.store(UInt64(truncatingIfNeeded: cursor.count), cursor.head &+ ownerBytes, bytes: 1)
        memory.store(UInt64(truncatingIfNeeded: number), cursor.end, bytes: 8)
        cursor.end &+= numberBytes
    }

    /// Forgets all lists; their memory is written anew.
    func removeAll() { end = part.lowerBound + Self.reserved }
}
