/// A graph made deterministic while it is walked through: its states are sets of nodes in which the graph can be after a
/// word, hidden edges followed (subset construction: Rabin and Scott, 1959).
///
/// Of a set only those nodes are kept from where something can be seen at once: they decide which words go on.
final class Determinization<Graph: EventGraph> {
    /// A transition of the deterministic graph.
    struct Step: BitwiseCopyable {
        /// The event.
        let event: Int32
        /// The set that it leads to.
        let target: Int32
    }

    /// The graph.
    private let graph: Graph
    /// What the comparison may take.
    private let budget: ComparisonBudget
    /// The nodes of each set, sorted.
    private var sets: [[Int32]] = []
    /// The number of each set.
    private var numbers: [[Int32]: Int32] = [:]
    /// The transitions of each set in the order of events, where they are known.
    private var steps: [[Step]?] = []

    /// Makes a walk through `graph`.
    init(_ graph: Graph, budget: ComparisonBudget) {
        self.graph = graph
        self.budget = budget
    }

    /// How many sets there are by now.
    var setCount: Int { sets.count }

    /// The set before anything is seen.
    func initialSet() throws(ComparisonStop) -> Int32 { try initialSet(of: graph.initialNodes()) }

    /// The set before anything is seen where the graph begins at `nodes`.
    func initialSet(of nodes: [Int32]) throws(ComparisonStop) -> Int32 { try set(closing: nodes) }

    /// The transitions of a set in the order of their events.
    func steps(from set: Int32) throws(ComparisonStop) -> [Step] {
        if let known = steps[Int(set)] { return known }
        var targets: [Int32: [Int32]] = [:]
        for node in sets[Int(set)] {
            for edge in try graph.edges(of: node) where edge.event >= 0 {
                targets[edge.event, default: []].append(edge.target)
            }
        }
        var result: [Step] = []
        for event in targets.keys.sorted() {
            result.append(Step(event: event, target: try self.set(closing: targets[event] ?? [])))
        }
        budget.take(result.count * MemoryLayout<Step>.stride + 32)
        steps[Int(set)] = result
        return result
    }

    /// The set of the nodes that hidden edges lead to from `nodes`.
    private func set(closing nodes: [Int32]) throws(ComparisonStop) -> Int32 {
        var seen = Set(nodes)
        var waiting = Array(seen)
        var kept: [Int32] = []
        while let node = waiting.popLast() {
            try budget.check()
            var isSeen = false
            for edge in try graph.edges(of: node) {
                if edge.event >= 0 {
                    isSeen = true
                } else if seen.insert(edge.target).inserted {
                    waiting.append(edge.target)
                }
            }
            if isSeen { kept.append(node) }
        }
        kept.sort()
        if let known = numbers[kept] { return known }
        try budget.check()
        let number = Int32(sets.count)
        sets.append(kept)
        steps.append(nil)
        numbers[kept] = number
        budget.take(kept.count * 8 + 160)
        return number
    }
}
