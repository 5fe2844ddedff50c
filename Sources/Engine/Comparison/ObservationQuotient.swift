/// Two graphs as one, in which nodes that allow the same in every way are the same node: the classes of the coarsest strong
/// bisimulation, found by refining a partition until each class has one signature (Blom and Orzan, 2002).
///
/// Nodes of one class begin the same words. So sets of classes decide words as sets of nodes do, there are fewer of them,
/// and where both graphs are in the same set nothing can tell them apart from there on.
final class ObservationQuotient: EventGraph {
    /// The edges of each class.
    private let edges: [[EventEdge]]
    /// The classes where the first and where the second graph begins.
    let oldInitial: [Int32], newInitial: [Int32]

    /// At most so many nodes are put into classes.
    static var mostNodes: Int { 2_000_000 }

    /// Makes the quotient of two graphs all of whose nodes have been looked at.
    ///
    /// - Complexity: linear in the edges for each round; there are at most as many rounds as nodes, and in practice about
    ///   as many as the longest shortest way has transitions.
    init<Old, New>(
        _ old: ObservationGraph<Old>, _ new: ObservationGraph<New>, budget: ComparisonBudget
    ) throws(ComparisonStop) {
        let shift = Int32(old.nodeCount)
        var all: [[EventEdge]] = []
        for node in 0..<shift { all.append(try old.edges(of: node)) }
        for node in 0..<Int32(new.nodeCount) {
            all.append(try new.edges(of: node).map { EventEdge(event: $0.event, target: $0.target + shift) })
        }
        budget.take(all.count * 64)
        let classes = try Self.classes(of: all, budget)
        edges = Self.edges(between: classes, all)
        oldInitial = try old.initialNodes().map { classes[Int($0)] }
        newInitial = try new.initialNodes().map { classes[Int($0 + shift)] }
    }

    /// The class where the first graph begins, and then those of the second.
    func initialNodes() -> [Int32] { oldInitial + newInitial }

    /// The edges of a class.
    func edges(of node: Int32) -> [EventEdge] { edges[Int(node)] }

    /// The class of each node.
    private static func classes(of nodes: [[EventEdge]], _ budget: ComparisonBudget) throws(ComparisonStop) -> [Int32] {
        var classes = [Int32](repeating: 0, count: nodes.count)
        var count = 1
        while true {
            var numbers: [[UInt64]: Int32] = [:]
            var next: [Int32] = []
            next.reserveCapacity(nodes.count)
            for (node, edges) in nodes.enumerated() {
                try budget.check()
                let signature = signature(of: edges, classes[node], classes)
                let number = numbers[signature] ?? Int32(numbers.count)
                if Int(number) == numbers.count { numbers[signature] = number }
                next.append(number)
            }
            classes = next
            if numbers.count == count { return classes }
            count = numbers.count
        }
    }

    /// The class of a node, then what its edges lead to, in order and each once. A hidden edge within the class tells
    /// nothing.
    private static func signature(of edges: [EventEdge], _ own: Int32, _ classes: [Int32]) -> [UInt64] {
        var list: [UInt64] = []
        list.reserveCapacity(edges.count + 1)
        for edge in edges where edge.event != EventEdge.hidden || classes[Int(edge.target)] != own {
            list.append(
                UInt64(UInt32(bitPattern: edge.event)) << 32 | UInt64(UInt32(bitPattern: classes[Int(edge.target)])))
        }
        list.sort()
        var signature = [UInt64(UInt32(bitPattern: own))]
        for (index, word) in list.enumerated() where index == 0 || list[index - 1] != word { signature.append(word) }
        return signature
    }

    /// The edges of each class: those of its first node.
    private static func edges(between classes: [Int32], _ nodes: [[EventEdge]]) -> [[EventEdge]] {
        var result: [[EventEdge]] = []
        for (node, edges) in nodes.enumerated() where Int(classes[node]) == result.count {
            var seen: Set<EventEdge> = []
            result.append(
                edges.map { EventEdge(event: $0.event, target: classes[Int($0.target)]) }.filter {
                    ($0.event != EventEdge.hidden || $0.target != classes[node]) && seen.insert($0).inserted
                })
        }
        return result
    }
}
