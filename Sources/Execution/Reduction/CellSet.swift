/// A set of cells (see `CellMap`), a bit each.
struct CellSet: Hashable, Sendable {
    /// The bits.
    private var words: [UInt64] = []

    /// Adds a cell.
    mutating func insert(_ cell: Int) {
        while words.count <= cell / 64 { words.append(0) }
        words[cell / 64] |= 1 << UInt64(cell % 64)
    }

    /// Adds cells that follow each other.
    mutating func insert(_ cells: Range<Int>) { for cell in cells { insert(cell) } }

    /// Adds the cells of another set.
    mutating func formUnion(_ other: CellSet) {
        while words.count < other.words.count { words.append(0) }
        for index in other.words.indices { words[index] |= other.words[index] }
    }

    /// Whether a cell is in both.
    func intersects(_ other: CellSet) -> Bool { zip(words, other.words).contains { $0 & $1 != 0 } }

    /// Whether a cell is in it.
    func contains(_ cell: Int) -> Bool { cell / 64 < words.count && words[cell / 64] >> UInt64(cell % 64) & 1 == 1 }
}

/// What a step reads and writes of what other threads, rules or properties can read or write too.
struct Footprint: Hashable, Sendable {
    /// What decides whether the step can be taken, what it does and what it finds.
    var reads = CellSet()
    /// What it may change.
    var writes = CellSet()

    /// Adds what another step reads and writes.
    mutating func formUnion(_ other: Footprint) {
        reads.formUnion(other.reads)
        writes.formUnion(other.writes)
    }

    /// Whether two steps may not commute, or one may enable or disable the other.
    func conflicts(with other: Footprint) -> Bool {
        writes.intersects(other.reads) || writes.intersects(other.writes) || reads.intersects(other.writes)
    }
}
