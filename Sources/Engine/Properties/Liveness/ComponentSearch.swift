/// Finds the strongly connected components of a product that hold a fair accepting cycle.
///
/// A depth-first search along a path of components (Gabow, Path-based depth-first search for strong and biconnected
/// components, 2000), which collects what a component's states and edges say as it grows (Couvreur, 1999). A component
/// where only strong fairness is missing is searched again without the nodes in which an entity that is never taken is
/// enabled (Emerson and Lei, 1987): as often as there are entities, at most.
///
/// A node takes 4 bytes, and more only while its component is open. The edges of the nodes on the search's path are kept
/// as far as there is room, and made again otherwise.
///
/// - Complexity: time linear in the edges of the product, and as often again as strong fairness is missing.
final class ComponentSearch {
    /// What is searched.
    let product: ProductGraph
    /// For each node: 0 before it is met; its position among the nodes of open components, by the order in which they were
    /// met; `closed` where its component holds no fair accepting cycle; from `fair` on the number of one that does.
    let order: BudgetedList<UInt32>
    /// How many components hold a fair accepting cycle.
    private(set) var fairCount: UInt32 = 0
    /// The entities whose fairness excluded a cycle that the automaton accepts.
    private(set) var bindingEntities: Set<Int> = []
    /// Whether memory ended, the system was interrupted, or `mayGoOn` said no.
    private(set) var hasFailed = false

    /// The nodes of open components.
    private let active: BudgetedList<UInt32>
    /// The nodes on the path.
    private let path: BudgetedList<UInt32>
    /// The open components: the order of the first node of each, and the label of the edge into it.
    private let (rootOrders, rootLabels): (BudgetedList<UInt32>, BudgetedList<UInt32>)
    /// The bits of the open components.
    private let rootMarks: BudgetedList<UInt64>
    /// The nodes that are to be searched again.
    private let repeated: BudgetedList<UInt32>
    /// Which of these belong together.
    private var repetitions: [Repetition] = []
    /// The edges that are still to be followed, behind a `boundary` for each node of the path.
    private var edges: [UInt64] = []
    /// How many nodes of the path, from its start, have lost their edges.
    private var lostCount = 0
    /// How many nodes were met.
    private var counter: UInt32 = 0
    /// How many words the bits of a component take.
    private let wordCount: Int
    /// Asked now and then whether to go on.
    private let mayGoOn: (Int) -> Bool
    /// The expansions made.
    private var expansions = 0

    /// What says that a node's component holds no fair accepting cycle.
    static var closed: UInt32 { 0x7fff_ffff }
    /// What is added to the number of a component that does.
    static var fair: UInt32 { 0x8000_0000 }
    /// What stands before the edges of a node.
    private static var boundary: UInt64 { .max }
    /// The most edges that are kept.
    private let edgeLimit: Int

    /// Nodes that are searched again, or where those of a repetition begin that is over.
    private struct Repetition {
        /// The first of them.
        let start: Int
        /// The one behind the last; `nil` where they are done with.
        let end: Int?
        /// The entities in whose way the cycles are.
        let starved: [Int]
    }

    /// Makes a search; `nil` where there is no memory. `mayGoOn` is told now and then how many nodes were expanded.
    init?(
        _ product: ProductGraph, budget: MemoryBudget, edgeLimit: Int = 1 << 20,
        while mayGoOn: @escaping (Int) -> Bool
    ) {
        let count = product.cycleNodeCount
        guard product.nodeCount < Int(Self.closed),
            let order = BudgetedList<UInt32>(zeros: max(1, count), budget: budget),
            let active = BudgetedList<UInt32>(atMost: count + 1, budget: budget),
            let path = BudgetedList<UInt32>(atMost: count + 1, budget: budget),
            let rootOrders = BudgetedList<UInt32>(atMost: count + 1, budget: budget),
            let rootLabels = BudgetedList<UInt32>(atMost: count + 1, budget: budget),
            let rootMarks = BudgetedList<UInt64>(
                atMost: (count + 1) * product.marks.wordCount, budget: budget),
            let repeated = BudgetedList<UInt32>(atMost: 2 * count + 1, budget: budget)
        else { return nil }
        self.product = product
        (self.order, self.active, self.path, self.repeated) = (order, active, path, repeated)
        (self.rootOrders, self.rootLabels) = (rootOrders, rootLabels)
        self.rootMarks = rootMarks
        self.mayGoOn = mayGoOn
        self.edgeLimit = edgeLimit
        wordCount = product.marks.wordCount
    }

    /// Searches everything that can be reached from `node`; false where it has failed.
    func search(from node: UInt32) -> Bool {
        explore(node)
        while !hasFailed, let repetition = repetitions.popLast() { searchAgain(repetition) }
        return !hasFailed
    }

    /// The same, but for what is to be searched again.
    private func explore(_ node: UInt32) {
        guard order[Int(node)] == 0, product.isAlive(node) else { return }
        // No component is open now.
        counter = 0
        open(node, label: 0)
        while path.count > 0 && !hasFailed {
            guard let edge = edges.popLast() else {
                lostCount -= 1
                expand(path[path.count - 1])
                continue
            }
            if edge == Self.boundary {
                close()
            } else {
                visit(UInt32(truncatingIfNeeded: edge), UInt32(truncatingIfNeeded: edge >> 32))
            }
        }
    }

    /// Follows an edge from the last node of the path.
    private func visit(_ node: UInt32, _ label: UInt32) {
        let number = order[Int(node)]
        if number == 0 {
            open(node, label: label)
        } else if number < Self.closed {
            merge(from: number, label)
        }
    }

    /// Begins with a node, which is a component of its own at first.
    private func open(_ node: UInt32, label: UInt32) {
        counter += 1
        order[Int(node)] = counter
        var isDone = active.append(node) && path.append(node) && rootOrders.append(counter)
        isDone = isDone && rootLabels.append(label)
        for _ in 0..<wordCount { isDone = isDone && rootMarks.append(0) }
        guard isDone else {
            hasFailed = true
            return
        }
        expand(node)
    }

    /// Looks at the edges of the last node of the path: those to nodes that were met are followed at once.
    private func expand(_ node: UInt32) {
        expansions += 1
        guard expansions % 256 != 0 || mayGoOn(expansions), product.graph.expand(product.slot(of: node))
        else {
            hasFailed = true
            return
        }
        let top = rootMarks.count - wordCount
        product.forEachStateBit { setBit($0, from: top) }
        if !product.graph.isResting { noteWhoKeepsFromStopping(at: node) }
        edges.append(Self.boundary)
        let (slot, atoms) = (product.slot(of: node), product.graph.atoms(of: product.slot(of: node)))
        for position in product.positions(of: product.state(of: node)) {
            let transition = product.transitions[position]
            guard transition.isEnabled(by: atoms) else { continue }
            if product.graph.isResting { look(at: slot, transition.target, .init(transition: position, entity: -1)) }
            for target in product.graph.targets {
                look(at: target.slot, transition.target, .init(transition: position, entity: target.entity))
            }
        }
        if edges.count > edgeLimit { forgetEdges() }
    }

    /// Notes the entities that are enabled in the state that was expanded last, where a run that stopped there would be one
    /// that the automaton accepts.
    private func noteWhoKeepsFromStopping(at node: UInt32) {
        let enabled = product.graph.enabled
        guard bindingEntities.count < enabled.count, product.acceptsStaying(at: node) else { return }
        for entity in enabled.indices where enabled[entity] != 0 { bindingEntities.insert(entity) }
    }

    /// Forgets the edges of the first half of the path.
    private func forgetEdges() {
        // The last node keeps its own.
        guard let last = edges.lastIndex(of: Self.boundary), last > 0 else { return }
        let end = edges[(min(edges.count / 2, last))...].firstIndex(of: Self.boundary) ?? last
        lostCount += edges[..<end].count { $0 == Self.boundary }
        edges.removeSubrange(..<end)
    }

    /// Looks at an edge from the last node of the path.
    @inline(__always) private func look(at slot: Int, _ state: Int, _ label: ProductGraph.Label) {
        let node = product.node(slot, state)
        let number = order[Int(node)]
        if number == 0 {
            if product.isAlive(slot, state) { edges.append(UInt64(node) | UInt64(label.code) << 32) }
        } else if number < Self.closed {
            merge(from: number, label.code)
        }
    }

    /// Makes one component of those from that of a node on, which an edge leads back to.
    private func merge(from number: UInt32, _ label: UInt32) {
        while rootOrders[rootOrders.count - 1] > number {
            let (_, into) = (rootOrders.popLast(), rootLabels.popLast())
            let top = rootMarks.count - wordCount
            for word in top..<top + wordCount { rootMarks[word - wordCount] |= rootMarks[word] }
            rootMarks.truncate(to: top)
            if let into { note(into) }
        }
        note(label)
    }

    /// Sets the bits of an edge in the last component.
    @inline(__always) private func note(_ label: UInt32) {
        let top = rootMarks.count - wordCount
        product.forEachBit(of: .init(code: label)) { setBit($0, from: top) }
    }

    /// Sets a bit of the component whose bits begin at `start`.
    @inline(__always) private func setBit(_ bit: Int, from start: Int) {
        rootMarks[start + (bit >> 6)] |= 1 << UInt64(bit & 63)
    }

    /// Ends with the last node of the path, and with its component where it is the first one of it.
    private func close() {
        guard let node = path.popLast(), rootOrders[rootOrders.count - 1] == order[Int(node)] else {
            return
        }
        let top = rootMarks.count - wordCount
        // Most components are single nodes without an edge to themselves.
        let hasEdge = rootMarks[top] >> UInt64(CycleMarks.edge) & 1 == 1
        let bits = hasEdge ? (top..<top + wordCount).map { rootMarks[$0] } : []
        _ = (rootOrders.popLast(), rootLabels.popLast())
        rootMarks.truncate(to: top)
        if hasEdge { judge(node, bits) } else { leave(node, as: Self.closed) }
    }

    /// Judges the component that begins with `node`.
    private func judge(_ node: UInt32, _ bits: [UInt64]) {
        guard product.marks.isAccepting(bits) else { return leave(node, as: Self.closed) }
        let (weak, strong) = (product.marks.starvedWeakly(bits), product.marks.starvedStrongly(bits))
        bindingEntities.formUnion(weak)
        bindingEntities.formUnion(strong)
        if !weak.isEmpty { return leave(node, as: Self.closed) }
        if strong.isEmpty {
            leave(node, as: Self.fair + fairCount)
            fairCount += 1
        } else {
            let start = repeated.count
            leave(node, as: Self.closed, keeping: true)
            repetitions.append(Repetition(start: start, end: repeated.count, starved: strong))
        }
    }

    /// Closes the component that begins with `node`.
    private func leave(_ node: UInt32, as number: UInt32, keeping isKept: Bool = false) {
        while let member = active.popLast() {
            order[Int(member)] = number
            if isKept && !repeated.append(member) { hasFailed = true }
            if member == node { return }
        }
    }

    /// Searches nodes again, without those in which one of the starved entities is enabled.
    private func searchAgain(_ repetition: Repetition) {
        guard let end = repetition.end else { return repeated.truncate(to: repetition.start) }
        for index in repetition.start..<end {
            let node = repeated[index]
            expansions += 1
            guard expansions % 256 != 0 || mayGoOn(expansions),
                product.graph.expand(product.slot(of: node))
            else {
                hasFailed = true
                return
            }
            let isInTheWay = repetition.starved.contains { product.graph.enabled[$0] == 2 }
            order[Int(node)] = isInTheWay ? Self.closed : 0
        }
        repetitions.append(Repetition(start: repetition.start, end: nil, starved: []))
        for index in repetition.start..<end where !hasFailed { explore(repeated[index]) }
    }
}
