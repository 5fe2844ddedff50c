/// Finds a shortest way from an initial state into a fair accepting component of a product.
///
/// A breadth-first search in the order of initial states and transitions, so that what it finds depends on the system
/// alone. It writes the way back of each node over what `order` says of nodes outside such components.
struct StemSearch {
    /// What is searched.
    private let product: ProductGraph
    /// For nodes that can be part of cycles what the search for components left; then the node before each plus one.
    private let order: BudgetedList<UInt32>
    /// The same for the nodes at the automaton's start, where it waits.
    private let waiting: BudgetedList<UInt32>
    /// The nodes in the order in which they were met.
    private let queue: BudgetedList<UInt32>

    /// What stands for the node before that of an initial state.
    private static var start: UInt32 { 0x7fff_ffff }

    /// Makes a search; `nil` where there is no memory.
    init?(_ product: ProductGraph, order: BudgetedList<UInt32>, budget: MemoryBudget) {
        guard
            let waiting = BudgetedList<UInt32>(
                zeros: max(1, product.nodeCount - product.cycleNodeCount), budget: budget),
            let queue = BudgetedList<UInt32>(atMost: product.nodeCount + 1, budget: budget)
        else { return nil }
        (self.product, self.order, self.waiting, self.queue) = (product, order, waiting, queue)
    }

    /// The nodes from one of an initial state to the first one in a fair accepting component; `nil` where memory ends, the
    /// system is interrupted or `mayGoOn` says no.
    func find(while mayGoOn: () -> Bool) -> [UInt32]? {
        for index in 0..<product.cycleNodeCount where order[index] < ComponentSearch.fair {
            order[index] = 0
        }
        for (slot, _) in product.graph.initialStates() {
            if let end = meet(product.node(slot, 0), after: Self.start) { return way(to: end) }
        }
        var next = 0
        while next < queue.count {
            if next % 256 == 0 && !mayGoOn() { return nil }
            let node = queue[next]
            next += 1
            guard product.graph.expand(product.slot(of: node)) else { return nil }
            var end: End?
            product.forEachEdge(of: node) { target, _, _ in
                if end == nil { end = meet(target, after: node + 1) }
            }
            if let end { return way(to: end) }
        }
        return nil
    }

    /// Where the search ends: at a fair node with the number of the one before it plus one; nowhere where memory ends.
    private enum End {
        case fair(UInt32, after: UInt32)
        case noMemory
    }

    /// Notes a node with the one before it, and those that the automaton can come to in the same state: formulas without a
    /// next state do not see that a state is repeated.
    private func meet(_ node: UInt32, after source: UInt32) -> End? {
        let index = Int(node)
        let isWaiting = index >= product.cycleNodeCount
        let known = isWaiting ? waiting[index - product.cycleNodeCount] : order[index]
        if known >= ComponentSearch.fair { return .fair(node, after: source) }
        if known != 0 || !product.isAlive(node) { return nil }
        if isWaiting { waiting[index - product.cycleNodeCount] = source } else { order[index] = source }
        guard queue.append(node) else { return .noMemory }
        let (slot, state) = (product.slot(of: node), product.state(of: node))
        let atoms = product.graph.atoms(of: slot)
        for position in product.positions(of: state) where product.transitions[position].isEnabled(by: atoms) {
            let target = product.transitions[position].target
            if target != state, let end = meet(product.node(slot, target), after: node + 1) { return end }
        }
        return nil
    }

    /// The nodes from one of an initial state to the end; `nil` where memory ended.
    private func way(to end: End) -> [UInt32]? {
        guard case .fair(var node, var source) = end else { return nil }
        var list = [node]
        while source != Self.start {
            node = source - 1
            list.append(node)
            let index = Int(node)
            source = index >= product.cycleNodeCount ? waiting[index - product.cycleNodeCount] : order[index]
        }
        return list.reversed()
    }
}
