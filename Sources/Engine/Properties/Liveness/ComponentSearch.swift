/// Finds the strongly connected components of a product that hold a fair accepting cycle.
///
/// A depth-first search along a path of components (Gabow, Path-based depth-first search for strong and biconnected
/// components, 2000), which collects what a component's states and edges say as it grows (Couvreur, 1999). A component
/// where only strong fairness is missing is searched again without the nodes in which an entity that is never taken is
/// enabled (Emerson and Lei, 1987): as often as there are entities, at most.
///
/// A node takes 4 bytes, and more only while its component is open. The edges of the nodes on the search's path are kept
/// as far as there is room, and looked for again otherwise.
///
/// - Complexity: time linear in the edges of the product, and as often again as strong fairness is missing.
final class ComponentSearch {
    /// What is searched.
    let product: ProductGraph
    /// For each node: 0 before it is met; its position among the nodes of open components, by the order in which they were
    /// met; `closed` where its component holds no fair accepting cycle, or the automaton cannot go on; from `fair` on the
    /// number of a component that does hold one.
    let order: BudgetedList<UInt32>
    /// How many components hold a fair accepting cycle.
    private(set) var fairCount: UInt32 = 0
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
    private let edges: BudgetedList<UInt64>
    /// How many nodes of the path, from its start, have lost their edges.
    private var lostCount = 0
    /// How many nodes were met.
    private var counter: UInt32 = 0
    /// The bits of edges, of states, and of entities whose fairness excluded a cycle that the automaton accepts.
    private let bits: ComponentBits
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
        guard product.nodeCount < Int(Self.closed), let bits = ComponentBits(product),
            let order = BudgetedList<UInt32>(zeros: max(1, count), budget: budget),
            let active = BudgetedList<UInt32>(atMost: count + 1, budget: budget),
            let path = BudgetedList<UInt32>(atMost: count + 1, budget: budget),
            let rootOrders = BudgetedList<UInt32>(atMost: count + 1, budget: budget),
            let rootLabels = BudgetedList<UInt32>(atMost: count + 1, budget: budget),
            let rootMarks = BudgetedList<UInt64>(
                atMost: (count + 1) * product.marks.wordCount, budget: budget),
            let repeated = BudgetedList<UInt32>(atMost: 2 * count + 1, budget: budget),
            let edges = BudgetedList<UInt64>(atMost: 1 << 32, budget: budget)
        else { return nil }
        self.product = product
        (self.order, self.active, self.path, self.repeated) = (order, active, path, repeated)
        (self.rootOrders, self.rootLabels, self.edges) = (rootOrders, rootLabels, edges)
        (self.rootMarks, self.bits) = (rootMarks, bits)
        self.mayGoOn = mayGoOn
        // Beside them there must be room for what cannot be forgotten.
        self.edgeLimit = min(edgeLimit, max(1 << 10, budget.left / 32))
        wordCount = product.marks.wordCount
        closeDeadNodes()
    }

    /// Closes the nodes in which the automaton cannot go on.
    private func closeDeadNodes() {
        let states = product.cycleStates
        for number in 0..<product.graph.stateCount {
            let atoms = product.graph.atoms(of: number)
            for state in states where !product.moves.canMove(from: state, atoms) {
                order[Int(product.node(number, state))] = Self.closed
            }
        }
    }

    /// The entities whose fairness excluded a cycle that the automaton accepts.
    var bindingEntities: Set<Int> { bits.bindingEntities }

    /// Searches everything that can be reached from `node`; false where it has failed.
    func search(from node: UInt32) -> Bool {
        explore(node)
        while !hasFailed, let repetition = repetitions.popLast() { searchAgain(repetition) }
        return !hasFailed
    }

    /// The same, but for what is to be searched again.
    private func explore(_ node: UInt32) {
        guard order[Int(node)] == 0 else { return }
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
        let number = product.slot(of: node)
        guard let (lists, start) = list(of: number) else {
            hasFailed = true
            return
        }
        let moves = product.moves.moves(from: product.state(of: node), product.graph.atoms(of: number))
        let areRecorded = product.graph.recorded != nil
        let isResting = readState(lists, start, moves.list[0].target, areRecorded)
        for word in 0..<wordCount { rootMarks[rootMarks.count - wordCount + word] |= bits.state[word] }
        if !isResting && moves.acceptsStaying { bits.noteWhoIsEnabled() }
        guard edges.append(Self.boundary) else {
            hasFailed = true
            return
        }
        if isResting {
            for move in moves.list {
                _ = look(at: number, move.target, .init(transition: move.position, entity: -1))
            }
        }
        var run = lists.run(at: start)
        while run.isPresent {
            lists.forEachTarget(of: run) { target in
                for move in moves.list {
                    let label = ProductGraph.Label(transition: move.position, entity: run.entity)
                    if look(at: target, move.target, label) && areRecorded { prefetch(target, lists) }
                }
            }
            run = lists.run(at: run.end)
        }
        if edges.count > edgeLimit { forgetEdges() }
    }

    /// Asks for what is known of a state that is to be expanded soon.
    @inline(__always) private func prefetch(_ number: Int, _ lists: TransitionLists) {
        lists.prefetchList(of: number)
        product.graph.atoms?.prefetch(number)
    }

    /// The transitions of a state as a list, and where it begins; `nil` where the search is to end.
    @inline(__always) private func list(of number: Int) -> (TransitionLists, Int)? {
        expansions &+= 1
        guard expansions & 1023 != 0 || mayGoOn(expansions) else { return nil }
        return product.graph.list(of: number)
    }

    /// Reads the bits of a state, and asks for what is known of the nodes of its targets with a state of the automaton, and
    /// for where the transitions of these are; whether a run may stop there.
    @inline(__always) private func readState(
        _ lists: TransitionLists, _ start: Int, _ state: Int, _ areRecorded: Bool
    ) -> Bool {
        bits.beginState()
        var isResting = true
        var run = lists.run(at: start)
        while run.isPresent {
            if run.owner >= 0 {
                isResting = false
                bits.noteEnabled(run.owner)
            }
            lists.forEachTarget(of: run) { target in
                order.prefetch(prefetchIndex(target, state))
                if areRecorded { lists.prefetchStart(of: target) }
            }
            run = lists.run(at: run.end)
        }
        return isResting
    }

    /// The position in `order` of a node, or of one nearby where it takes part in no cycle.
    @inline(__always) private func prefetchIndex(_ slot: Int, _ state: Int) -> Int {
        min(Int(product.node(slot, state)), order.count &- 1)
    }

    /// Forgets the edges of the first half of the path.
    private func forgetEdges() {
        // The last node keeps its own.
        var last = edges.count - 1
        while last > 0 && edges[last] != Self.boundary { last -= 1 }
        guard last > 0 else { return }
        var end = min(edges.count / 2, last)
        while edges[end] != Self.boundary { end += 1 }
        for index in 0..<end where edges[index] == Self.boundary { lostCount += 1 }
        edges.removeFirst(end)
    }

    /// Looks at an edge from the last node of the path; whether it leads to a node that was not met yet.
    @inline(__always) private func look(at slot: Int, _ state: Int, _ label: ProductGraph.Label) -> Bool {
        let node = product.node(slot, state)
        if Int(node) >= order.count { return false }
        let number = order[Int(node)]
        if number == 0 {
            if !edges.append(UInt64(node) | UInt64(label.code) << 32) { hasFailed = true }
            return true
        }
        if number < Self.closed { merge(from: number, label.code) }
        return false
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
        for word in 0..<wordCount { rootMarks[top + word] |= bits.word(word, of: .init(code: label)) }
    }

    /// Ends with the last node of the path, and with its component where it is the first one of it.
    private func close() {
        guard let node = path.popLast(), rootOrders[rootOrders.count - 1] == order[Int(node)] else {
            return
        }
        let top = rootMarks.count - wordCount
        // Most components are single nodes without an edge to themselves.
        let isAccepting = (0..<wordCount).allSatisfy { rootMarks[top + $0] & bits.wanted[$0] == bits.wanted[$0] }
        let words = isAccepting ? (top..<top + wordCount).map { rootMarks[$0] } : []
        _ = (rootOrders.popLast(), rootLabels.popLast())
        rootMarks.truncate(to: top)
        if isAccepting { judge(node, words) } else { leave(node, as: Self.closed) }
    }

    /// Judges the component that begins with `node`, which has a cycle that the automaton accepts.
    private func judge(_ node: UInt32, _ words: [UInt64]) {
        if bits.noteWhoIsStarved(words) { return leave(node, as: Self.closed) }
        let strong = product.marks.starvedStrongly(words)
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
            guard let (lists, start) = list(of: product.slot(of: node)) else {
                hasFailed = true
                return
            }
            var isInTheWay = false
            var run = lists.run(at: start)
            while run.isPresent {
                let isStrong = run.owner > 0 && run.owner & 1 == 1
                if isStrong && repetition.starved.contains(Int(run.entity)) { isInTheWay = true }
                run = lists.run(at: run.end)
            }
            order[Int(node)] = isInTheWay ? Self.closed : 0
        }
        repetitions.append(Repetition(start: repetition.start, end: nil, starved: []))
        for index in repetition.start..<end where !hasFailed { explore(repeated[index]) }
    }
}
