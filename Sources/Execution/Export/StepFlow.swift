import Language

/// The blocks of one step in an order in which they can be written without jumps: each inside the block that every way
/// to it goes through.
struct StepFlow {
    let graph: ActionGraph
    let start: BlockID
    /// The blocks of the step, each after the blocks that lead to it but for loops.
    let order: [BlockID]
    private let positions: [BlockID: Int]
    private var dominators: [Int] = []
    private var predecessors: [[Int]] = []

    init(_ graph: ActionGraph, from start: BlockID) {
        self.graph = graph
        self.start = start
        order = Self.postorder(graph, from: start).reversed()
        positions = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($0.element, $0.offset) })
        predecessors = Array(repeating: [], count: order.count)
        for (index, block) in order.enumerated() {
            for next in graph.successorsInStep(of: block) {
                if let position = positions[next] { predecessors[position].append(index) }
            }
        }
        findDominators()
    }

    private static func postorder(_ graph: ActionGraph, from start: BlockID) -> [BlockID] {
        var seen: Set<BlockID> = [start]
        var result: [BlockID] = []
        var stack: [(block: BlockID, next: [BlockID])] = [(start, graph.successorsInStep(of: start))]
        while let top = stack.last {
            if let next = top.next.first {
                stack[stack.count - 1].next.removeFirst()
                if seen.insert(next).inserted { stack.append((next, graph.successorsInStep(of: next))) }
            } else {
                result.append(top.block)
                stack.removeLast()
            }
        }
        return result
    }

    /// The algorithm of Cooper, Harvey and Kennedy.
    private mutating func findDominators() {
        dominators = Array(repeating: -1, count: order.count)
        dominators[0] = 0
        var changed = true
        while changed {
            changed = false
            for index in order.indices.dropFirst() {
                var found = -1
                for before in predecessors[index] where dominators[before] >= 0 {
                    found = found < 0 ? before : common(found, before)
                }
                if found >= 0, dominators[index] != found {
                    dominators[index] = found
                    changed = true
                }
            }
        }
    }

    private func common(_ a: Int, _ b: Int) -> Int {
        var (a, b) = (a, b)
        while a != b {
            while a > b { a = dominators[a] }
            while b > a { b = dominators[b] }
        }
        return a
    }

    private func dominates(_ a: Int, _ b: Int) -> Bool {
        var b = b
        while b > a { b = dominators[b] }
        return a == b
    }

    /// Whether the edge goes back to the head of a loop.
    func isBack(from: BlockID, to: BlockID) -> Bool {
        guard let a = positions[from], let b = positions[to] else { return false }
        return dominates(b, a)
    }

    /// Whether some edge goes back to the block.
    func isLoopHead(_ block: BlockID) -> Bool {
        guard let index = positions[block] else { return false }
        return predecessors[index].contains { dominates(index, $0) }
    }

    /// How many edges lead to the block, those back from its own loop left out.
    func forwardCount(_ block: BlockID) -> Int {
        guard let index = positions[block] else { return 0 }
        return predecessors[index].filter { !dominates(index, $0) }.count
    }

    /// The blocks that several ways from `block` meet in.
    func joins(of block: BlockID) -> [BlockID] {
        guard let index = positions[block] else { return [] }
        return order.indices.filter { $0 > 0 && dominators[$0] == index && forwardCount(order[$0]) > 1 }.map {
            order[$0]
        }
    }

    /// How often the step can come by the block at most; `nil` where no bound is known.
    func turns(of block: BlockID, in program: Program) -> Int? {
        guard let index = positions[block] else { return nil }
        var product = 1
        for (position, head) in order.enumerated() where isLoopHead(head) && dominates(position, index) {
            let inside = graph.reachable(from: graph.successorsInStep(of: block), along: graph.successorsInStep(of:))
            guard inside.contains(head) else { continue }
            guard let bound = bound(of: head, in: program) else { return nil }
            product = product.multipliedReportingOverflow(by: max(1, bound)).partialValue
        }
        return product
    }

    /// How often a loop goes round at most, as the test at its head tells.
    private func bound(of head: BlockID, in program: Program) -> Int? {
        guard case .branch(let test, _, _) = graph[head].terminator, case .compare(let o, let a, let b) = test.kind
        else { return nil }
        switch (o, a.kind) {
        case (.notEqual, .size(let rest)):
            guard case .set(let element) = rest.type, !isVisible(rest) else { return nil }
            return program.cardinality(of: element)
        case (.lessOrEqual, .local), (.less, .local):
            guard !isVisible(a), case .range(let low, _) = a.type, case .range(_, let high) = b.type,
                high >= low, high - low < 1 << 20
            else { return nil }
            return Int(high - low) + (o == .less ? 0 : 1)
        default: return nil
        }
    }

    /// Whether a local is one that the model's text declares.
    private func isVisible(_ e: Expression) -> Bool {
        guard case .local(let id) = e.kind else { return true }
        return graph.locals[id.index].isVisible
    }

    /// The blocks from which one of `wanted` can be reached, with them.
    func leading(to wanted: Set<BlockID>) -> Set<BlockID> {
        var result = wanted
        var changed = true
        while changed {
            changed = false
            for block in order.reversed() where !result.contains(block) {
                if graph.successorsInStep(of: block).contains(where: result.contains) {
                    result.insert(block)
                    changed = true
                }
            }
        }
        return result
    }
}
