import Support

@testable import Engine

/// A graph with atoms and fair entities as a transition system.
final class FairSystem: LivenessSystem {
    let layout = StateLayout(wordCount: 1, bitCount: 32)
    /// The graph.
    let graph: NaiveFairGraph
    /// What is asked.
    var temporalProperties: [TemporalProperty]

    init(_ graph: NaiveFairGraph, asking formulas: [TemporalFormula]) {
        self.graph = graph
        temporalProperties = formulas.enumerated().map {
            TemporalProperty(subject: SubjectID(Int32($0.offset)), formula: $0.element, atoms: 0..<4)
        }
    }

    var fairEntityCount: Int { graph.entityCount }

    func replica() -> Self { self }

    func initialStates(into buffer: SuccessorBuffer) {
        for state in graph.initial { buffer.appendTransition()[0] = UInt64(state) }
    }

    func inspect(_ state: PackedState, into buffer: SuccessorBuffer) {}

    func successors(of state: PackedState, into buffer: SuccessorBuffer) {
        for edge in graph.edges where edge.source == Int(state[0]) {
            if let entity = edge.entity {
                buffer.noteOwner(Int32(entity) << 1 | (graph.strong[edge.source].contains(entity) ? 1 : 0))
            }
            if let target = edge.target {
                buffer.appendTransition()[0] = UInt64(target)
            } else {
                buffer.appendTransitionWithoutTarget()
            }
        }
    }

    func evaluateAtoms(from first: Int, in state: PackedState, into buffer: SuccessorBuffer) -> UInt64 {
        graph.atoms[Int(state[0])] >> UInt64(first)
    }

    /// What the search says of the formulas.
    func judge(_ change: (inout SearchOptions) -> Void = { _ in }) -> LivenessResult {
        var options = SearchOptions()
        change(&options)
        let search = BreadthFirstSearch(system: self, options: options)
        return search.judgeLiveness(after: search.run())
    }
}

extension TemporalFormula {
    /// The same formula in the engine's words.
    init(_ formula: NaiveFormula) {
        switch formula {
        case .constant(let value): self = .constant(value)
        case .atom(let number): self = .atom(number)
        case .not(let a): self = .not(Self(a))
        case .and(let a, let b): self = .and(Self(a), Self(b))
        case .or(let a, let b): self = .or(Self(a), Self(b))
        case .implies(let a, let b): self = .implies(Self(a), Self(b))
        case .always(let a): self = .always(Self(a))
        case .eventually(let a): self = .eventually(Self(a))
        case .until(let a, let b): self = .until(Self(a), Self(b))
        case .release(let a, let b): self = .release(Self(a), Self(b))
        case .leadsTo(let a, let b): self = .leadsTo(Self(a), Self(b))
        }
    }
}

extension NaiveFairGraph {
    /// A random graph; the owed kind of fairness does not change but where an entity moves.
    init(_ random: inout SplitMix) {
        let count = 1 + Int(random.next() % 9)
        let entities = Int(random.next() % 4)
        let isStrong = (0..<entities).map { _ in random.next() % 2 == 0 }
        var edges: [Edge] = []
        for source in 0..<count {
            for _ in 0..<Int(random.next() % 4) {
                let entity = Int(random.next() % UInt64(entities + 1))
                let target = random.next() % 20 == 0 ? nil : Int(random.next() % UInt64(count))
                edges.append(Edge(source: source, target: target, entity: entity == entities ? nil : entity))
            }
        }
        self.init(
            atoms: (0..<count).map { _ in random.next() % 16 }, initial: random.next() % 4 == 0 ? [0, count - 1] : [0],
            edges: edges, entityCount: entities,
            strong: (0..<count).map { _ in Set(isStrong.indices.filter { isStrong[$0] }) })
    }
}
