/// A numbering of the states of a finished search, for what looks at the whole graph again.
///
/// Each stored state has a number below `count`; about one number in five has no state. So an array with an element for
/// each number can hold what is found out of states. The numbers depend on the states alone where each is kept by itself,
/// and change when another one is inserted.
struct StateNumbering {
    /// Where the states, or the roots of their trees, are.
    fileprivate let table: CompactTable
    /// What folds states into trees; `nil` where they are kept by themselves.
    fileprivate let tree: Tree?

    /// Where the parts of states are kept.
    fileprivate struct Tree {
        /// What knows the parts.
        let store: TreeStore
        /// What looks for them, in one thread.
        let folder: TreeFolder

        /// The root of a state; `nil` where it is known not to be stored.
        func root(of state: PackedState) -> UInt64? { store.root(of: state, by: folder) }
    }

    /// Numbers the states of `table`.
    init(_ table: CompactTable) { (self.table, tree) = (table, nil) }

    /// The same states and numbers, for another thread; `nil` where there is no memory.
    init?(forAnotherThread numbering: StateNumbering) {
        table = numbering.table
        guard let store = numbering.tree?.store else {
            tree = nil
            return
        }
        guard let folder = TreeFolder(store.shape) else { return nil }
        tree = Tree(store: store, folder: folder)
    }

    /// Numbers the states of a store; `nil` where these cannot be told from what is kept of them.
    init?(_ store: any StateStore) {
        if let store = store as? TreeStore {
            (table, tree) = (store.roots.table, Tree(store: store, folder: store.folder))
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
        if let tree { return tree.store.state(ofRoot: coder.word(of: key)) }
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
            tree.store.copyState(ofRoot: coder.word(of: key), to: words)
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
        /// The number of the slot there.
        let slot: Int

        /// What nothing is looked up for.
        static var none: Query { Query(value: 0, home: 0, slot: 0) }

        /// Makes a query.
        fileprivate init(value: UInt64, home: Int, slot: Int) {
            (self.value, self.home, self.slot) = (value, home, slot)
        }

        /// Reads a query that was written at `index`.
        @inline(__always) init(from words: MemoryRegion<UInt64>, _ index: Int) {
            value = words[index]
            home = Int(truncatingIfNeeded: words[index &+ 1])
            slot = Int(truncatingIfNeeded: words[index &+ 2])
        }

        /// Writes the query as three words from `index` on.
        @inline(__always) func write(to words: MemoryRegion<UInt64>, _ index: Int) {
            words[index] = value
            words[index &+ 1] = UInt64(truncatingIfNeeded: home)
            words[index &+ 2] = UInt64(truncatingIfNeeded: slot)
        }
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
        // The place in the partition, in slots: what `CompactTable.home` says of a table whose slots have one byte.
        let place = table.home(StateKey(partition: 0, value: key.value), slotBytes: 1)
        let home = key.partition &* table.partitionBytes &+ place &* table.slotBytes
        table.memory.prefetch(home)
        return Query(value: key.value, home: home, slot: key.partition &* table.slotCount &+ place)
    }

    /// Ends a look-up of `state`: its number, -1 where it is not stored.
    @inline(__always) func number(of state: PackedState, by query: Query) -> Int {
        if query.value == 0 { return -1 }
        let (slotBytes, restBytes) = (table.slotBytes, tree == nil ? table.coder.restBytes : 0)
        let place = table.find(query.value, of: state, from: query.home, slotBytes: slotBytes, restBytes: restBytes)
        if !place.isFound { return -1 }
        // Few steps from home, so that a short division will do.
        let bytes = UInt32(truncatingIfNeeded: place.offset &- query.home)
        return query.slot &+ Int(bytes / UInt32(truncatingIfNeeded: slotBytes))
    }
}
