/// A numbering of the states of a finished search, for what looks at the whole graph again.
///
/// Each stored state has a number below `count`; about one number in five has no state. So an array with an element for
/// each number can hold what is found out of states. The numbers depend on the states alone where the store is exact, and
/// change when another one is inserted.
struct StateNumbering {
    /// Where the states are.
    fileprivate let table: CompactTable

    /// Numbers the states of `table`.
    init(_ table: CompactTable) { self.table = table }

    /// How many numbers there are.
    var count: Int { table.slotCount * table.coder.partitionCount }

    /// The number of a state; `nil` where it is not stored.
    func number(of state: PackedState) -> Int? {
        let place = table.place(of: state)
        return place.isFound ? place.offset / table.slotBytes : nil
    }

    /// The state with that number; `nil` where there is none. Only where the states are stored exactly.
    func state(numbered number: Int) -> [UInt64]? {
        let (coder, offset) = (table.coder, number * table.slotBytes)
        let value = table.memory.load(offset, bytes: table.valueBytes)
        if value == 0 { return nil }
        let rest = table.memory.bytes(from: offset + table.valueBytes, count: coder.restBytes)
        return coder.state(of: StateKey(partition: number / table.slotCount, value: value), rest: rest)
    }
}

extension StateNumbering {
    /// Copies the words of the state with that number; false where there is none. Only where the states are stored exactly.
    func copyState(numbered number: Int, to words: MemoryRegion<UInt64>) -> Bool {
        let (coder, offset) = (table.coder, number * table.slotBytes)
        let value = table.memory.load(offset, bytes: table.valueBytes)
        if value == 0 { return false }
        coder.decode(StateKey(partition: number / table.slotCount, value: value), into: words) { index in
            table.memory.load(offset + table.valueBytes + index, bytes: 1)
        }
        return true
    }

    /// Whether there is a state with that number.
    func isOccupied(_ number: Int) -> Bool {
        table.memory.load(number * table.slotBytes, bytes: table.valueBytes) != 0
    }

    /// Asks for the memory in which the number of a state is looked up.
    @inline(__always) func prefetch(_ state: PackedState) {
        table.memory.prefetch(table.home(table.coder.key(of: state), slotBytes: table.slotBytes))
    }
}
