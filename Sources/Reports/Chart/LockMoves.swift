/// Which locks each row of a chart takes and gives back, by their positions in the list of holdings.
struct LockMoves {
    /// What is taken, by the number of the row.
    let taken: [Int: [Int]]
    /// What is given back, by the number of the row.
    let released: [Int: [Int]]

    /// Sorts `holdings` by their rows.
    init(_ holdings: [LockHolding]) {
        taken = Dictionary(grouping: holdings.indices) { holdings[$0].first }
        released = Dictionary(grouping: holdings.indices) { holdings[$0].last ?? -1 }
    }
}
