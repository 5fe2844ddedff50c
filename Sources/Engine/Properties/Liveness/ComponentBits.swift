/// The bits of a product's edges and states, as words that are put together by a search for components: see `CycleMarks`.
final class ComponentBits {
    /// Which bits there are.
    private let marks: CycleMarks
    /// How many words there are.
    private let wordCount: Int
    /// The words of each transition of the automaton, and of each entity that makes a step, from none on.
    private let (transitions, entities): (MemoryRegion<UInt64>, MemoryRegion<UInt64>)
    /// What an accepted cycle has, fairness left aside.
    let wanted: MemoryRegion<UInt64>
    /// The bits of the state that is looked at.
    let state: MemoryRegion<UInt64>
    /// The bits that say of each entity that it got what weak fairness owes to it.
    private let weak: MemoryRegion<UInt64>
    /// Such bits of the entities whose fairness excluded a cycle that the automaton accepts, by weak or by strong fairness.
    private let binding: MemoryRegion<UInt64>

    /// Those of a product; `nil` where there is no memory.
    init?(_ product: ProductGraph) {
        let marks = product.marks
        let words = marks.wordCount
        func zeros(_ rows: Int) -> MemoryRegion<UInt64>? {
            guard let region = MemoryRegion<UInt64>(reserving: rows * words), region.commit(rows * words) else {
                return nil
            }
            return region
        }
        guard let transitions = zeros(max(1, product.transitions.count)), let entities = zeros(marks.entityCount + 2),
            let wanted = zeros(1), let state = zeros(1), let weak = zeros(1), let binding = zeros(1)
        else { return nil }
        (self.marks, wordCount, self.transitions, self.entities) = (marks, words, transitions, entities)
        (self.wanted, self.state, self.weak, self.binding) = (wanted, state, weak, binding)
        for (position, transition) in product.transitions.enumerated() {
            Self.set(CycleMarks.edge, in: transitions, row: position, words)
            for mark in 0..<marks.acceptanceCount where transition.marks >> UInt64(mark) & 1 == 1 {
                Self.set(CycleMarks.acceptance + mark, in: transitions, row: position, words)
            }
        }
        for bit in 0...marks.acceptanceCount { Self.set(bit, in: wanted, row: 0, words) }
        for entity in 0..<marks.entityCount {
            Self.set(marks.weak(entity), in: entities, row: entity + 1, words)
            Self.set(marks.taken(entity), in: entities, row: entity + 1, words)
            Self.set(marks.weak(entity), in: weak, row: 0, words)
        }
    }

    /// Sets a bit in a row of words.
    private static func set(_ bit: Int, in region: MemoryRegion<UInt64>, row: Int, _ words: Int) {
        region[row * words + bit >> 6] |= 1 << UInt64(bit & 63)
    }

    /// A word of the bits of an edge.
    @inline(__always) func word(_ word: Int, of label: ProductGraph.Label) -> UInt64 {
        transitions[label.transition &* wordCount &+ word] | entities[(label.entity &+ 1) &* wordCount &+ word]
    }

    /// Begins with a state in which nobody is enabled so far.
    @inline(__always) func beginState() {
        for word in 0..<wordCount { state[word] = weak[word] }
    }

    /// Notes that an entity is enabled in the state, see `FairRun`.
    @inline(__always) func noteEnabled(_ owner: Int32) {
        let entity = Int(owner >> 1)
        // Beyond the last one is what stands for whatever is not known.
        if entity >= marks.entityCount { return }
        let bit = marks.weak(entity)
        state[bit >> 6] &= ~(1 << UInt64(bit & 63))
        if owner & 1 == 1 {
            let bit = marks.strong(entity)
            state[bit >> 6] |= 1 << UInt64(bit & 63)
        }
    }

    /// Notes that the fairness of those who are enabled in the state keeps a run from stopping there that would be accepted.
    func noteWhoIsEnabled() {
        for word in 0..<wordCount { binding[word] |= weak[word] & ~state[word] }
    }

    /// Notes who is starved in a component with these bits; whether someone is to whom weak fairness is owed.
    func noteWhoIsStarved(_ words: [UInt64]) -> Bool {
        var isStarved = false
        for word in 0..<wordCount {
            let missing = weak[word] & ~words[word]
            binding[word] |= missing
            if missing != 0 { isStarved = true }
        }
        for entity in marks.starvedStrongly(words) { Self.set(marks.weak(entity), in: binding, row: 0, wordCount) }
        return isStarved
    }

    /// The entities whose fairness excluded a cycle that the automaton accepts.
    var bindingEntities: Set<Int> {
        Set((0..<marks.entityCount).filter { binding[marks.weak($0) >> 6] >> UInt64(marks.weak($0) & 63) & 1 == 1 })
    }
}
