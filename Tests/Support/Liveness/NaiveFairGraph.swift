/// An explicit graph whose transitions belong to entities that are owed their turn, and a naive answer to whether a formula
/// is true on all fair runs (reference, section 6, fairness).
public struct NaiveFairGraph: Sendable {
    /// A transition.
    public struct Edge: Hashable, Sendable {
        /// The state that it leaves.
        public let source: Int
        /// The state that it leads to; `nil` where its path ends in an error.
        public let target: Int?
        /// The entity that makes it, if it is one to which fairness is owed.
        public let entity: Int?

        /// Makes a transition.
        public init(source: Int, target: Int?, entity: Int?) {
            (self.source, self.target, self.entity) = (source, target, entity)
        }
    }

    /// For each state its atoms, a bit each.
    public var atoms: [UInt64]
    /// The initial states.
    public var initial: [Int]
    /// The transitions.
    public var edges: [Edge]
    /// How many entities there are.
    public var entityCount: Int
    /// For each state the entities to which strong fairness is owed there; weak fairness is owed to all others.
    public var strong: [Set<Int>]

    /// Makes a graph.
    public init(atoms: [UInt64], initial: [Int], edges: [Edge], entityCount: Int, strong: [Set<Int>]) {
        (self.atoms, self.initial, self.edges) = (atoms, initial, edges)
        (self.entityCount, self.strong) = (entityCount, strong)
    }

    /// The entities that are enabled in a state.
    private func enabled(in state: Int) -> Set<Int> {
        Set(edges.filter { $0.source == state }.compactMap(\.entity))
    }

    /// Whether `formula` is true on all fair runs: no run through the product with all ways to guess which parts of the
    /// formula are true where makes it false.
    public func holds(_ formula: NaiveFormula) -> Bool {
        let closure = NaiveClosure(formula)
        var product = NaiveProduct(closure, entityCount: entityCount)
        var steps = edges.compactMap { edge in edge.target.map { (edge.source, $0, edge.entity) } }
        for state in atoms.indices where enabled(in: state).isEmpty { steps.append((state, state, nil)) }
        var numbers: [[Int]] = []
        for state in atoms.indices {
            let guesses = closure.guesses(atoms: atoms[state])
            numbers.append(guesses.indices.map { product.nodes.count + $0 })
            product.nodes += guesses.map {
                NaiveProduct.Node(guess: $0, enabled: enabled(in: state), strong: strong[state])
            }
        }
        for (source, target, entity) in steps {
            for a in numbers[source] {
                for b in numbers[target] where closure.follows(product.nodes[b].guess, product.nodes[a].guess) {
                    product.connect(a, b, entity)
                }
            }
        }
        let starts = Set(initial.flatMap { numbers[$0] }.filter { !(product.nodes[$0].guess[closure.parts.count - 1]) })
        return !product.hasFairCycle(among: product.reachable(from: starts))
    }
}

/// The parts of a formula, each behind its own parts, over `not`, `or` and `until` alone.
struct NaiveClosure {
    /// A part, by the positions of its parts.
    enum Part: Hashable {
        case constant(Bool)
        case atom(Int)
        case not(Int)
        case or(Int, Int)
        case until(Int, Int)
    }

    /// The parts; the last one is the formula.
    private(set) var parts: [Part] = []

    /// Takes a formula apart.
    init(_ formula: NaiveFormula) {
        let root = add(formula)
        // The formula itself is to be the last.
        if root != parts.count - 1 { parts.append(.or(root, root)) }
    }

    private mutating func add(_ part: Part) -> Int {
        if let known = parts.firstIndex(of: part) { return known }
        parts.append(part)
        return parts.count - 1
    }

    private mutating func negated(_ number: Int) -> Int { add(Part.not(number)) }

    private mutating func add(_ formula: NaiveFormula) -> Int {
        switch formula {
        case .constant(let value): return add(Part.constant(value))
        case .atom(let number): return add(Part.atom(number))
        case .not(let a): return negated(add(a))
        case .or(let a, let b):
            let (a, b) = (add(a), add(b))
            return add(Part.or(a, b))
        case .and(let a, let b):
            let (a, b) = (negated(add(a)), negated(add(b)))
            return negated(add(Part.or(a, b)))
        case .implies(let a, let b): return add(NaiveFormula.or(.not(a), b))
        case .until(let a, let b):
            let (a, b) = (add(a), add(b))
            return add(Part.until(a, b))
        case .eventually(let a): return add(NaiveFormula.until(.constant(true), a))
        case .always(let a): return negated(add(NaiveFormula.until(.constant(true), .not(a))))
        case .release(let a, let b): return negated(add(NaiveFormula.until(.not(a), .not(b))))
        case .leadsTo(let a, let b): return add(NaiveFormula.always(.implies(a, .eventually(b))))
        }
    }

    /// All ways to say which parts are true in a state: an `until` may be, where nothing forbids it.
    func guesses(atoms: UInt64) -> [[Bool]] {
        var list: [[Bool]] = [[]]
        for part in parts {
            list = list.flatMap { guess -> [[Bool]] in
                switch part {
                case .constant(let value): return [guess + [value]]
                case .atom(let number): return [guess + [atoms >> UInt64(number) & 1 == 1]]
                case .not(let a): return [guess + [!guess[a]]]
                case .or(let a, let b): return [guess + [guess[a] || guess[b]]]
                case .until(let a, let b):
                    if guess[b] { return [guess + [true]] }
                    return guess[a] ? [guess + [false], guess + [true]] : [guess + [false]]
                }
            }
        }
        return list
    }

    /// Whether what is said of the next state goes with what is said of this one.
    func follows(_ next: [Bool], _ guess: [Bool]) -> Bool {
        parts.indices.allSatisfy { number in
            guard case .until(let a, let b) = parts[number] else { return true }
            return guess[number] == (guess[b] || guess[a] && next[number])
        }
    }

    /// For each `until` where nothing is put off.
    func fulfilments(of guess: [Bool]) -> [Bool] {
        parts.indices.compactMap { number in
            guard case .until(_, let b) = parts[number] else { return nil }
            return !guess[number] || guess[b]
        }
    }
}

/// A product of a graph and the guesses of a formula.
struct NaiveProduct {
    /// A node.
    struct Node {
        /// What is said to be true there.
        let guess: [Bool]
        /// The entities that are enabled.
        let enabled: Set<Int>
        /// Those to which strong fairness is owed.
        let strong: Set<Int>
    }

    /// The parts of the formula.
    let closure: NaiveClosure
    /// How many entities there are.
    let entityCount: Int

    /// Makes a product without nodes.
    init(_ closure: NaiveClosure, entityCount: Int) { (self.closure, self.entityCount) = (closure, entityCount) }

    /// The nodes.
    var nodes: [Node] = []
    /// The edges with the entities that make them.
    private(set) var edges: [(source: Int, target: Int, entity: Int?)] = []
    /// The targets of the edges of each node, and the sources of those to it.
    private var (outgoing, incoming): ([[Int]], [[Int]]) = ([], [])

    /// Adds an edge between nodes that are there.
    mutating func connect(_ source: Int, _ target: Int, _ entity: Int?) {
        while outgoing.count < nodes.count {
            outgoing.append([])
            incoming.append([])
        }
        edges.append((source, target, entity))
        outgoing[source].append(target)
        incoming[target].append(source)
    }

    /// What can be reached from `starts`, these included, within `area`, along edges or against them.
    func reachable(from starts: Set<Int>, within area: Set<Int>? = nil, backwards: Bool = false) -> Set<Int> {
        let ways = backwards ? incoming : outgoing
        if ways.isEmpty { return starts }
        var (found, list) = (starts, Array(starts))
        while let node = list.popLast() {
            for next in ways[node] where area?.contains(next) ?? true && found.insert(next).inserted {
                list.append(next)
            }
        }
        return found
    }

    /// Whether a run can stay among `area` for ever, fulfil every `until`, and be fair.
    func hasFairCycle(among area: Set<Int>) -> Bool {
        var left = area
        while let node = left.first {
            let cycle = reachable(from: [node], within: left)
                .intersection(reachable(from: [node], within: left, backwards: true))
            left.subtract(cycle)
            if isFair(cycle) { return true }
        }
        return false
    }

    /// The same of nodes each of which can be reached from each.
    private func isFair(_ cycle: Set<Int>) -> Bool {
        if cycle.count == 1, !cycle.contains(where: { !outgoing.isEmpty && outgoing[$0].contains($0) }) {
            return false
        }
        let inside = edges.filter { cycle.contains($0.source) && cycle.contains($0.target) }
        if inside.isEmpty { return false }
        let fulfilled = cycle.map { closure.fulfilments(of: nodes[$0].guess) }
        for until in fulfilled.first?.indices ?? 0..<0 where !fulfilled.contains(where: { $0[until] }) { return false }
        let taken = Set(inside.compactMap(\.entity))
        for entity in 0..<entityCount where !taken.contains(entity) {
            if cycle.allSatisfy({ nodes[$0].enabled.contains(entity) }) { return false }
            let wanting = cycle.filter { nodes[$0].enabled.contains(entity) && nodes[$0].strong.contains(entity) }
            // It is never taken here: a run must avoid where it could be.
            if !wanting.isEmpty { return hasFairCycle(among: cycle.subtracting(wanting)) }
        }
        return true
    }
}
