/// A numbering of the states of a finished search, for what looks at the whole graph again.
///
/// Each stored state has a number below `count`; about one number in five has no state. So an array with an element for
/// each number can hold what is found out of states. The numbers depend on the states alone where each is kept by itself,
/// and change when another one is inserted.
struct StateNumbering {
    /// Where the states, or the roots of their trees, are.
    fileprivate let table: CompactTable
    /// What folds states into trees; `nil` where they are kept by themselves.
    fileprivate let tree: TreeStore?

    /// Numbers the states of `table`.
    init(_ table: CompactTable) { (self.table, tree) = (table, nil) }

    /// Numbers the states of a store; `nil` where these cannot be told from what is kept of them.
    init?(_ store: any StateStore) {
        if let store = store as? TreeStore {
            (table, tree) = (store.roots.table, store)
        } else if let store = store as? TableStore, store.table.coder.form != .hashed {
            (table, tree) = (store.table, nil)
        } else {
            return nil
        }
    }

    /// How many numbers there are.
    var count: Int { table.slotCount * table.coder.partitionCount }

    /// The number of a state; `nil` where it is not stored.
    func number(of state: PackedState) -> Int? {
        let place: CompactTable.Place
        if let tree {
            guard let root = tree.root(of: state) else { return nil }
            let key = table.coder.key(ofWord: root)
            place = table.find(key.value, from: table.home(key, slotBytes: table.slotBytes))
        } else {
            place = table.place(of: state)
        }
        return place.isFound ? place.offset / table.slotBytes : nil
    }

    /// The state with that number; `nil` where there is none. Only where the states are stored exactly.
    func state(numbered number: Int) -> [UInt64]? {
        let (coder, offset) = (table.coder, number * table.slotBytes)
        let value = table.memory.load(offset, bytes: table.valueBytes)
        if value == 0 { return nil }
        let key = StateKey(partition: number / table.slotCount, value: value)
        if let tree { return tree.state(ofRoot: coder.word(of: key)) }
        let rest = table.memory.bytes(from: offset + table.valueBytes, count: coder.restBytes)
        return coder.state(of: key, rest: rest)
    }
}

extension StateNumbering {
    /// Copies the words of the state with that number; false where there is none. Only where the states are stored exactly.
    func copyState(numbered number: Int, to words: MemoryRegion<UInt64>) -> Bool {
        let (coder, offset) = (table.coder, number * table.slotBytes)
        let value = table.memory.load(offset, bytes: table.valueBytes)
        if value == 0 { return false }
        if let tree {
            let key = StateKey(partition: number / table.slotCount, value: value)
            tree.copyState(ofRoot: coder.word(of: key), to: words)
            return true
        }
        coder.decode(StateKey(partition: number / table.slotCount, value: value), into: words) { index in
            table.memory.load(offset + table.valueBytes + index, bytes: 1)
        }
        return true
    }

    /// Whether there is a state with that number.
    func isOccupied(_ number: Int) -> Bool {
        table.memory.load(number * table.slotBytes, bytes: table.valueBytes) != 0
    }

    /// A look-up that was begun.
    struct Query {
        /// What is looked for; 0 where it is known not to be there.
        fileprivate let value: UInt64
        /// The offset at which the look-up begins.
        fileprivate let home: Int

        /// What nothing is looked up for.
        static var none: Query { Query(value: 0, home: 0) }
    }

    /// Begins to look up a state, and asks for the memory in which it would be.
    @inline(__always) func query(_ state: PackedState) -> Query {
        let key: StateKey
        if let tree {
            guard let root = tree.root(of: state) else { return .none }
            key = table.coder.key(ofWord: root)
        } else {
            key = table.coder.key(of: state)
        }
        let home = table.home(key, slotBytes: table.slotBytes)
        table.memory.prefetch(home)
        return Query(value: key.value, home: home)
    }

    /// A slot near which the look-up will end.
    @inline(__always) func guess(_ query: Query) -> Int { query.home / table.slotBytes }

    /// Ends a look-up of `state`: its number, -1 where it is not stored.
    @inline(__always) func number(of state: PackedState, by query: Query) -> Int {
        if query.value == 0 { return -1 }
        let (slotBytes, restBytes) = (table.slotBytes, tree == nil ? table.coder.restBytes : 0)
        let place = table.find(query.value, of: state, from: query.home, slotBytes: slotBytes, restBytes: restBytes)
        return place.isFound ? place.offset / slotBytes : -1
    }
}
