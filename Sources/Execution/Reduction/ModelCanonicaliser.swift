import Engine

/// Finds the representative of a packed state's orbit under the exchanges that a model's symmetries allow.
///
/// Classes whose identities have bits of their own only are sorted by these. The others are put into an order that
/// depends on how the identities relate to each other: their colours are refined until nothing changes (Weisfeiler and
/// Leman, 1968), and where some stay alike, each is tried as the first of them, but for those that an exchange known to
/// change nothing takes to one that was tried (McKay, *Practical graph isomorphism*, 1981). Of the states that come of
/// it the one with the least words is the representative: exact, whatever colours collide. Few exchanges are tried one by
/// one instead, which is faster.
///
/// - Complexity: linear in the fields that move, but where many identities relate to each other in a way that colours
///   do not tell apart.
final class ModelCanonicaliser: StateCanonicaliser {
    /// How states move.
    let plan: SymmetryPlan
    /// The number of words of a state.
    let wordCount: Int

    /// The state that is looked at.
    let source: MachineBuffer<UInt64>
    /// The state for the present order.
    let leaf: MachineBuffer<UInt64>
    /// The same with two identities exchanged.
    let exchanged: MachineBuffer<UInt64>
    /// The least state so far.
    let best: MachineBuffer<UInt64>

    /// The new number within its class of each identity.
    let members: MachineBuffer<Int32>
    /// The image of each code of each domain.
    let tables: MachineBuffer<Int32>
    /// The identities of each class in their present order.
    let order: MachineBuffer<Int32>
    /// The colour of each identity.
    let colours: MachineBuffer<UInt64>
    /// What is added to the colour of each identity next.
    let gains: MachineBuffer<UInt64>
    /// Whether something in the state has to do with each identity.
    let isTouched: MachineBuffer<Bool>

    /// How many exchanges there are, where they are few enough to be tried one by one; else 0.
    let exchangeCount: Int

    /// How several identities relate to each other.
    var edges: SymmetryEdges

    /// Makes one for states that move as `plan` tells.
    init(_ plan: SymmetryPlan) {
        self.plan = plan
        wordCount = plan.fixedMask.count
        let identities = plan.group.identityCount
        source = MachineBuffer(capacity: wordCount, filler: 0)
        leaf = MachineBuffer(capacity: wordCount, filler: 0)
        exchanged = MachineBuffer(capacity: wordCount, filler: 0)
        best = MachineBuffer(capacity: wordCount, filler: 0)
        members = MachineBuffer(capacity: identities, filler: 0)
        exchangeCount = Self.countExchanges(of: plan)
        tables = MachineBuffer(capacity: plan.tableSize * max(1, exchangeCount), filler: 0)
        order = MachineBuffer(capacity: identities, filler: 0)
        colours = MachineBuffer(capacity: identities, filler: 0)
        gains = MachineBuffer(capacity: identities, filler: 0)
        isTouched = MachineBuffer(capacity: identities, filler: false)
        edges = SymmetryEdges()
        for identities in plan.group.classes {
            for identity in identities.identities { order[identity] = Int32(identity) }
        }
        resetMembers()
        fillTables()
    }

    deinit {
        for words in [source, leaf, exchanged, best, colours, gains] { words.deallocate() }
        for numbers in [members, tables, order] { numbers.deallocate() }
        isTouched.deallocate()
        edges.deallocate()
    }

    /// An independent instance for another thread.
    func replica() -> any StateCanonicaliser { ModelCanonicaliser(plan) }

    /// Puts the representative in place of each of `states`.
    func canonicalise(_ states: MutablePackedStates) {
        for index in 0..<states.count { canonicalise(states[index]) }
    }

    /// Puts the representative in place of a state.
    func canonicalise(_ state: MutablePackedState) {
        for key in plan.keys { key.sort(state) }
        if plan.classes.isEmpty { return }
        for word in 0..<wordCount { source[word] = state[word] }
        if exchangeCount > 0 {
            tryExchanges()
        } else {
            collectEdges()
            refine()
            findLeast()
        }
        for word in 0..<wordCount { state[word] = best[word] }
    }

    /// Lets every identity keep its number.
    func resetMembers() {
        for identities in plan.group.classes {
            for identity in identities.identities { members[identity] = Int32(identity - identities.first) }
        }
    }
}
