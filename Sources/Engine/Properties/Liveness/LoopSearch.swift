/// Finds a short loop through a node of a fair accepting component, which has everything that the automaton and fairness
/// ask for.
///
/// From the node on it takes the shortest way to something that is still missing, until nothing is, and then the shortest
/// way back; the order of transitions decides between ways of the same length.
struct LoopSearch {
    /// What is searched.
    let product: ProductGraph
    /// For each node the component that it is in.
    let order: BudgetedList<UInt32>

    /// A step along an edge.
    struct Step {
        /// The node that it leaves.
        let source: UInt32
        /// The node that it leads to.
        let target: UInt32
        /// What is said of the edge.
        let label: ProductGraph.Label
        /// The ordinal of the transition, -1 for staying.
        let ordinal: Int32
    }

    /// The loop from `node` back to it; `nil` where the system is interrupted or `mayGoOn` says no.
    func find(from node: UInt32, while mayGoOn: () -> Bool) -> [Step]? {
        var steps: [Step] = []
        var found = product.marks.none
        var wanted = product.marks.none
        for mark in 0..<product.marks.acceptanceCount {
            CycleMarks.set(CycleMarks.acceptance + mark, in: &wanted)
        }
        for entity in 0..<product.marks.entityCount {
            CycleMarks.set(product.marks.weak(entity), in: &wanted)
        }
        while true {
            let missing = zip(wanted, found).map { $0 & ~$1 }
            let isWhole = missing.allSatisfy { $0 == 0 }
            let last = steps.last?.target ?? node
            if !isWhole || steps.isEmpty || last != node {
                let next = isWhole ? way(from: last, to: .node(node), while: mayGoOn) : far(missing, last, mayGoOn)
                guard let way = next, note(way, from: last, in: &found) else { return nil }
                steps += way
                if way.isEmpty && !isWhole { continue }
                if steps.isEmpty || steps.last?.target != node || !isWhole { continue }
            }
            // Who is enabled on the loop where strong fairness is owed to it, must be taken.
            let starved = product.marks.starvedStrongly(found)
            if starved.isEmpty { return shortened(steps) }
            for entity in starved { CycleMarks.set(product.marks.taken(entity), in: &wanted) }
        }
    }

    /// What a way leads to.
    private enum Goal {
        /// An edge or state that has one of these bits.
        case bits([UInt64])
        /// A node, by one step at least.
        case node(UInt32)
    }

    /// The longest of the shortest ways to each of some missing bits, since others are met along it; the shortest way to any
    /// where they are many.
    private func far(_ missing: [UInt64], _ start: UInt32, _ mayGoOn: () -> Bool) -> [Step]? {
        let bits = (0..<missing.count * 64).filter { CycleMarks.isSet($0, in: missing) }
        guard bits.count <= Self.mostSingleGoals else { return way(from: start, to: .bits(missing), while: mayGoOn) }
        var longest: [Step] = []
        for bit in bits {
            var single = product.marks.none
            CycleMarks.set(bit, in: &single)
            guard let way = way(from: start, to: .bits(single), while: mayGoOn) else { return nil }
            if way.count > longest.count { longest = way }
        }
        return longest
    }

    /// The most missing bits to which ways are compared.
    private static var mostSingleGoals: Int { 16 }

    /// The loop without those parts that lead back to where they begin and are not needed; as it is where that fails.
    private func shortened(_ steps: [Step]) -> [Step] {
        guard steps.count <= Self.mostShortened, var bits = bits(of: steps) else { return steps }
        var steps = steps
        var start = 0
        while start < steps.count {
            var end = steps.count
            while end > start + 1 {
                end -= 1
                if steps[end].source != steps[start].source { continue }
                let rest = Array(bits[..<start] + bits[end...])
                if isWhole(rest) {
                    steps.removeSubrange(start..<end)
                    bits = rest
                    end = steps.count
                }
            }
            start += 1
        }
        return steps
    }

    /// The longest loop in which unneeded parts are looked for.
    private static var mostShortened: Int { 256 }

    /// What each step, with the state that it leaves, says; `nil` where the system is interrupted.
    private func bits(of steps: [Step]) -> [[UInt64]]? {
        var list: [[UInt64]] = []
        for step in steps {
            var words = product.marks.none
            guard product.graph.expand(product.slot(of: step.source)) else { return nil }
            product.noteState(in: &words)
            product.note(step.label, in: &words)
            list.append(words)
        }
        return list
    }

    /// Whether a loop has everything that is asked for.
    private func isWhole(_ bits: [[UInt64]]) -> Bool {
        let all = bits.reduce(product.marks.none) { sum, words in zip(sum, words).map { $0 | $1 } }
        return product.marks.isAccepting(all) && product.marks.starvedWeakly(all).isEmpty
            && product.marks.starvedStrongly(all).isEmpty
    }

    /// Adds what the steps of a way, and the nodes on it, say; false where the system is interrupted.
    private func note(_ way: [Step], from start: UInt32, in found: inout [UInt64]) -> Bool {
        for node in [start] + way.map(\.target) {
            guard product.graph.expand(product.slot(of: node)) else { return false }
            product.noteState(in: &found)
        }
        for step in way { product.note(step.label, in: &found) }
        return true
    }

    /// A shortest way from a node within its component; empty where the node's own state has a bit that is wanted.
    private func way(from start: UInt32, to goal: Goal, while mayGoOn: () -> Bool) -> [Step]? {
        let component = order[Int(start)]
        var before: [UInt32: Step] = [:]
        var (queue, next) = ([start], 0)
        while next < queue.count {
            let node = queue[next]
            next += 1
            if next % 256 == 0 && !mayGoOn() { return nil }
            guard product.graph.expand(product.slot(of: node)) else { return nil }
            if case .bits(let wanted) = goal {
                var bits = product.marks.none
                product.noteState(in: &bits)
                if Self.intersect(bits, wanted) { return Self.way(to: node, from: start, before) }
            }
            var last: Step?
            product.forEachEdge(of: node) { target, label, ordinal in
                guard last == nil, Int(target) < order.count, order[Int(target)] == component else {
                    return
                }
                let step = Step(source: node, target: target, label: label, ordinal: ordinal)
                if isGoal(step, goal) {
                    last = step
                } else if target != start && before[target] == nil {
                    before[target] = step
                    queue.append(target)
                }
            }
            if let last { return Self.way(to: node, from: start, before) + [last] }
        }
        return nil
    }

    /// Whether a way ends with this step.
    private func isGoal(_ step: Step, _ goal: Goal) -> Bool {
        switch goal {
        case .node(let node): return step.target == node
        case .bits(let wanted):
            var bits = product.marks.none
            product.note(step.label, in: &bits)
            return Self.intersect(bits, wanted)
        }
    }

    /// Whether two lists of words have a bit in common.
    private static func intersect(_ a: [UInt64], _ b: [UInt64]) -> Bool {
        zip(a, b).contains { $0 & $1 != 0 }
    }

    /// The steps from `start` to `node`.
    private static func way(to node: UInt32, from start: UInt32, _ before: [UInt32: Step]) -> [Step] {
        var (steps, node) = ([Step](), node)
        while node != start, let step = before[node] {
            steps.append(step)
            node = step.source
        }
        return steps.reversed()
    }
}
