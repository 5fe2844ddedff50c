/// For each state the states that lead to it, as chains through one list of edges.
///
/// Four bytes a state and eight an edge: no more than rows would take while they are made, and edges come in any order, so
/// that each state is expanded once.
final class PredecessorLists {
    /// For each state the number of the last edge to it plus one, 0 where there is none.
    private let heads: BudgetedList<UInt32>
    /// For each edge its source, and above it what `heads` held before it.
    private let edges: BudgetedList<UInt64>

    /// The most edges that can be numbered.
    private static let most = Int(UInt32.max)

    /// Makes lists without edges for `stateCount` states; `nil` where there is no memory for them.
    init?(stateCount: Int, budget: MemoryBudget) {
        guard let heads = BudgetedList<UInt32>(zeros: stateCount, budget: budget),
            let edges = BudgetedList<UInt64>(atMost: Self.most, budget: budget)
        else { return nil }
        self.heads = heads
        self.edges = edges
    }

    /// Adds the edge from `source` to `target`; false where there is no memory for it.
    @inline(__always) func insert(_ source: StateID, before target: StateID) -> Bool {
        let edge = UInt64(source.rawValue) | UInt64(heads[target.index]) << 32
        guard edges.append(edge) else { return false }
        heads[target.index] = UInt32(truncatingIfNeeded: edges.count)
        return true
    }

    /// The states that lead to `target`, the last inserted first.
    @inline(__always) func predecessors(of target: StateID) -> Chain {
        Chain(edges: edges, number: heads[target.index])
    }

    /// The sources of the edges to one state.
    struct Chain: Sequence, IteratorProtocol {
        /// All edges.
        fileprivate let edges: BudgetedList<UInt64>
        /// The number of the edge that comes next plus one, 0 at the end.
        fileprivate var number: UInt32

        /// The source of the edge that comes next.
        @inline(__always) mutating func next() -> StateID? {
            if number == 0 { return nil }
            let edge = edges[Int(number) &- 1]
            number = UInt32(truncatingIfNeeded: edge >> 32)
            return StateID(rawValue: UInt32(truncatingIfNeeded: edge))
        }
    }
}
