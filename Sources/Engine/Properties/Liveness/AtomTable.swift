/// The values of some atoms in all states, in as few bytes as they take. Threads may write those of states of their own.
final class AtomTable {
    /// The atoms.
    let range: Range<Int>
    /// The bytes of a state.
    let bytes: Int
    /// The values.
    private let values: BudgetedList<UInt8>

    /// A table of zeros; `nil` where there is no memory.
    init?(_ range: Range<Int>, stateCount: Int, budget: MemoryBudget) {
        self.range = range
        bytes = (range.count + 7) / 8
        guard let values = BudgetedList<UInt8>(zeros: max(1, stateCount * bytes), budget: budget) else {
            return nil
        }
        self.values = values
    }

    /// Begins to load the values in the state with that number.
    @inline(__always) func prefetch(_ number: Int) { values.prefetch(number &* bytes) }

    /// The values in the state with that number, a bit each.
    @inline(__always) subscript(number: Int) -> UInt64 {
        get {
            if bytes == 1 { return UInt64(values[number]) }
            var result: UInt64 = 0
            for index in 0..<bytes { result |= UInt64(values[number * bytes + index]) << UInt64(8 * index) }
            return result
        }
        set {
            if bytes == 1 { return values[number] = UInt8(truncatingIfNeeded: newValue) }
            for index in 0..<bytes {
                values[number * bytes + index] = UInt8(truncatingIfNeeded: newValue >> UInt64(8 * index))
            }
        }
    }
}
