/// Numbers of the states of a finished search without gaps: the n-th stored state, in the order of the table, has number n.
/// States can be marked.
///
/// Two words for each 32 slots of the table: which of them hold a state, how many states come before, and which are marked
/// (rank and select: Jacobson, Space-efficient static trees and graphs, 1989). About a byte a state.
final class StateRanks {
    /// For each 32 slots a word with which of them hold a state in its low half, and how many states come before in its high
    /// half; then one with which of these are marked.
    private let words: BudgetedList<UInt64>
    /// How many states there are.
    let count: Int

    /// Numbers the states, all of which are marked; `nil` where there is no memory.
    ///
    /// - Complexity: one walk along the table.
    init?(_ numbering: StateNumbering, budget: MemoryBudget) {
        let slots = numbering.count
        guard let words = BudgetedList<UInt64>(zeros: 2 * (slots / 32 + 1), budget: budget) else { return nil }
        var count = 0
        for index in stride(from: 0, to: words.count, by: 2) {
            var occupied: UInt64 = 0
            for slot in index * 16..<min(slots, index * 16 + 32) where numbering.isOccupied(slot) {
                occupied |= 1 &<< UInt64(truncatingIfNeeded: slot & 31)
            }
            words[index] = UInt64(count) << 32 | occupied
            words[index + 1] = occupied
            count += occupied.nonzeroBitCount
        }
        (self.words, self.count) = (words, count)
    }

    /// The number of the state in a slot, which holds one.
    @inline(__always) func number(of slot: Int) -> Int {
        let word = words[(slot >> 5) << 1]
        let before = word & ((1 &<< UInt64(truncatingIfNeeded: slot & 31)) &- 1)
        return Int(truncatingIfNeeded: word >> 32) &+ before.nonzeroBitCount
    }

    /// How many states come before a slot, whose number is a multiple of 32.
    func count(before slot: Int) -> Int { Int(words[(slot >> 5) << 1] >> 32) }

    /// The number of the state in a slot where it is marked, -1 where it is not.
    @inline(__always) func markedNumber(of slot: Int) -> Int { isMarked(slot) ? number(of: slot) : -1 }

    /// Whether the state in a slot is marked.
    @inline(__always) func isMarked(_ slot: Int) -> Bool {
        words[(slot >> 5) << 1 | 1] &>> UInt64(truncatingIfNeeded: slot & 31) & 1 == 1
    }

    /// Asks for the memory in which something of a slot near that one is looked up.
    @inline(__always) func prefetch(_ slot: Int) { words.prefetch((slot >> 5) << 1) }

    /// How many states are marked.
    var markedCount: Int {
        stride(from: 1, to: words.count, by: 2).reduce(0) { $0 + words[$1].nonzeroBitCount }
    }

    /// Removes all marks.
    func removeMarks() { for index in stride(from: 1, to: words.count, by: 2) { words[index] = 0 } }

    /// Marks the states whose numbers `isMarked` says yes to, besides those that are.
    func mark(_ isMarked: (Int) -> Bool) {
        var number = 0
        for index in stride(from: 0, to: words.count, by: 2) {
            var left = words[index] & 0xffff_ffff
            while left != 0 {
                if isMarked(number) { words[index + 1] |= left & (~left &+ 1) }
                left &= left &- 1
                number &+= 1
            }
        }
    }

    /// The slot of the state with that number, which is below `count`.
    func slot(of number: Int) -> Int {
        var (low, high) = (0, words.count / 2)
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(words[2 * middle] >> 32) <= number { low = middle } else { high = middle }
        }
        var left = words[2 * low] & 0xffff_ffff
        for _ in 0..<number - Int(words[2 * low] >> 32) { left &= left - 1 }
        return low * 32 + left.trailingZeroBitCount
    }
}
