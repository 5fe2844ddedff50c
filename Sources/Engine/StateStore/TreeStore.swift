/// A store that folds states into trees, so that parts which states have in common are kept once; exact.
///
/// The bits of a state are cut into leaves (see `TreeShape`). Each node below the root has a table that gives a number to
/// each value that occurs: of a leaf its bits, of an inner node the numbers of its two parts. A state is then told by the
/// numbers of the two halves of its root, which a compact table keeps as states of one word. This is tree compression
/// (Laarman, van de Pol, Weber: Parallel Recursive State Compression for Free, SPIN 2011), with a table for each node
/// instead of one for all: so numbers are small, and a root takes no more bits than they need. When one of the halves
/// comes to have more values than its bits can tell, all roots are written anew with more of them.
///
/// - Complexity: of states of n words, time linear in n, if less where parts do not change; memory from three bytes a
///   state, and what the parts take.
final class TreeStore: StateStore {
    /// How states are folded.
    let shape: TreeShape
    /// For each node below the root its values.
    let tables: [NodeTable]
    /// The roots of the states that are stored.
    var roots: TableStore
    /// How many bits of a root each half takes.
    var rootBits: (left: Int, right: Int)
    /// How often roots were widened.
    private(set) var generation = 0
    /// The words of a state.
    let wordCount: Int
    /// The bits of a state.
    let bitCount: Int
    /// What folds states in the thread that inserts alone.
    let folder: TreeFolder
    /// The roots of a block, as the targets of a batch.
    private let batch: SuccessorBuffer
    /// The bytes that the store may allocate.
    var memoryLimit: Int { didSet { shareMemory() } }

    /// The bits of a half of the first roots.
    private static let firstBits = 12

    /// Makes an empty store; `nil` where it does not fit into the limit.
    init?(layout: StateLayout, maximumCount: Int = .max, memoryLimit: Int = .max) {
        let shape = TreeShape(layout)
        let tables = shape.nodes.compactMap { _ in NodeTable() }
        let bits = Self.firstBits
        guard tables.count == shape.nodes.count, let folder = TreeFolder(shape),
            let roots = Self.makeRoots(2 * bits, maximumCount, memoryLimit)
        else { return nil }
        // A folder begins with the number 0 for the value 0.
        for table in tables where table.number(of: 0, within: .max) != 0 { return nil }
        (self.shape, self.tables, self.folder, self.roots) = (shape, tables, folder, roots)
        (wordCount, bitCount) = (max(1, layout.wordCount), layout.bitCount)
        rootBits = (bits, bits)
        batch = SuccessorBuffer(layout: StateLayout(wordCount: 1, bitCount: 64))
        self.memoryLimit = memoryLimit
        guard memoryFootprint <= memoryLimit else { return nil }
        shareMemory()
    }

    /// An empty store for roots of that many bits.
    private static func makeRoots(_ bits: Int, _ maximumCount: Int, _ memoryLimit: Int) -> TableStore? {
        TableStore(
            coder: KeyCoder(layout: StateLayout(wordCount: 1, bitCount: bits)), density: .close,
            maximumCount: maximumCount, memoryLimit: memoryLimit)
    }

    /// Puts an empty table in place of the present one, for roots whose halves have that many bits.
    func takeRoots(of bits: (left: Int, right: Int)) throws(CheckpointError) {
        let left = memoryLimit - partFootprint
        guard let empty = Self.makeRoots(bits.left + bits.right, roots.maximumCount, left) else { throw .memory }
        (roots, rootBits) = (empty, bits)
    }

    /// How many states are stored.
    var count: Int { roots.count }

    /// The bytes of all tables.
    var memoryFootprint: Int { roots.memoryFootprint + partFootprint }

    /// The bytes of the tables of nodes.
    var partFootprint: Int { tables.reduce(0) { $0 + $1.memoryFootprint } }

    /// Tells the table of roots what it may allocate.
    func shareMemory() { roots.memoryLimit = memoryLimit - partFootprint }

    /// The root of the state that was folded last.
    @inline(__always) func root(_ folder: TreeFolder) -> UInt64 {
        folder.number(of: shape.root.left)
            | folder.number(of: shape.root.right) &<< UInt64(truncatingIfNeeded: rootBits.left)
    }

    /// Whether the numbers of both halves of the state that was folded last fit into a root.
    @inline(__always) func fits(_ folder: TreeFolder) -> Bool {
        folder.number(of: shape.root.left) &>> UInt64(truncatingIfNeeded: rootBits.left) == 0
            && folder.number(of: shape.root.right) &>> UInt64(truncatingIfNeeded: rootBits.right) == 0
    }

    /// Folds a state that is to be stored; false where there is not memory enough.
    @inline(__always) func fold(_ state: PackedState) -> Bool {
        // Nearly all parts of nearly all states are known.
        folder.find(state, in: tables) && fits(folder) || foldNew(state)
    }

    /// Folds a state of which a part is new.
    @inline(never) private func foldNew(_ state: PackedState) -> Bool {
        folder.insert(state, in: tables) { memoryLimit - memoryFootprint } && (fits(folder) || widen())
    }

    /// Inserts those of `count` targets of a batch, from `start`, that are not stored yet, in order.
    func insert(
        _ targets: SuccessorBuffer, from start: Int, count: Int, into discoveries: Discoveries
    ) -> (done: Int, refusal: StoreRefusal?) {
        let size = min(count, Discoveries.blockSize)
        let before = generation
        var folded = 0
        batch.removeAll()
        while folded < size, fold(targets.batchTarget(start &+ folded)) {
            // What was folded before roots were widened is folded again.
            if generation != before { return insert(targets, from: start, count: count, into: discoveries) }
            batch.appendTransition()[0] = root(folder)
            folded &+= 1
        }
        shareMemory()
        let (done, refusal) = roots.insert(batch, from: 0, count: folded, into: discoveries)
        for index in 0..<discoveries.count { discoveries.positions[index] &+= UInt32(truncatingIfNeeded: start) }
        return (done, refusal ?? (folded < size ? .memory : nil))
    }

    /// Writes all roots anew with bits enough for the numbers that there are, and some more; false where there is not
    /// memory enough.
    private func widen() -> Bool {
        let needed = [shape.root.left, shape.root.right].map { Int.bitWidth - tables[$0].count.leadingZeroBitCount }
        // Slots have whole bytes; with less than two bits more it would soon be the same again.
        let missing = 8 - (needed[0] + needed[1]) % 8
        let slack = missing < 2 ? missing + 8 : missing
        let right = min(32, needed[1] + slack / 2)
        let bits = (left: min(32, needed[0] + slack - slack / 2), right: right)
        let coder = KeyCoder(layout: StateLayout(wordCount: 1, bitCount: bits.left + bits.right))
        // What is moved is given back, so that there is never much more than one of the two.
        let expected = count * coder.slotBytes / 5 * 8 + roots.memoryFootprint / 8 + (1 << 20)
        let left = memoryLimit - partFootprint
        guard count == 0 || expected <= left,
            let wider = Self.makeRoots(bits.left + bits.right, roots.maximumCount, left),
            wider.table.memory.capacity >= expected,
            move(to: wider, bits)
        else { return false }
        (roots, rootBits) = (wider, bits)
        generation += 1
        shareMemory()
        return true
    }

    /// Moves all roots to a store whose roots have other bits.
    private func move(to wider: TableStore, _ bits: (left: Int, right: Int)) -> Bool {
        guard let discoveries = Discoveries() else { return false }
        // The room was looked at before: from here on nothing may be refused.
        wider.memoryLimit = .max
        let buffer = SuccessorBuffer(layout: StateLayout(wordCount: 1, bitCount: 64))
        let mask: UInt64 = ~(~0 << UInt64(rootBits.left))
        for partition in 0..<roots.table.coder.partitionCount {
            roots.table.forEachKey(in: partition) { key in
                let root = roots.table.coder.word(of: key)
                buffer.appendTransition()[0] = root & mask | (root >> UInt64(rootBits.left)) << UInt64(bits.left)
                if buffer.batchTargetCount == Discoveries.blockSize { flush(buffer, to: wider, discoveries) }
            }
            if partition % 16 == 15 { roots.table.memory.release(upTo: (partition + 1) * roots.table.partitionBytes) }
        }
        flush(buffer, to: wider, discoveries)
        precondition(wider.count == roots.count, "roots were lost")
        return true
    }

    /// Stores roots and empties the buffer.
    private func flush(_ buffer: SuccessorBuffer, to store: TableStore, _ discoveries: Discoveries) {
        _ = store.insert(buffer, from: 0, count: buffer.batchTargetCount, into: discoveries)
        buffer.removeAll()
    }
}

extension CompactTable {
    /// Calls `body` with each key of a partition in order.
    func forEachKey(in partition: Int, _ body: (StateKey) -> Void) {
        var offset = partition * partitionBytes
        while offset < (partition + 1) * partitionBytes {
            let value = memory.load(offset, bytes: valueBytes)
            if value != 0 { body(StateKey(partition: partition, value: value)) }
            offset += slotBytes
        }
    }
}
