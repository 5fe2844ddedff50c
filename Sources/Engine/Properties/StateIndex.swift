/// The states of a finished search by their numbers in the order of discovery, and these numbers by the states.
///
/// The store knows no such numbers. They are found once more by walking down the tree of first ways: each state that
/// others were discovered from is expanded again. Eight to ten bytes a state.
final class StateIndex {
    /// How many states there are.
    let count: Int
    /// Where they are stored.
    private let numbering: StateNumbering
    /// For each state its number in the store.
    private let slots: BudgetedList<UInt32>
    /// For each number in the store its state.
    private let states: BudgetedList<UInt32>
    /// The words of states that are looked at.
    private let scratch: MemoryRegion<UInt64>
    /// The words of a state.
    private let wordCount: Int

    /// The most states that are looked at together.
    static let mostStates = 256

    /// Numbers the states of `space`, which a search of `system` found; `nil` where there is no memory, where there are
    /// too many, or where they are not stored exactly.
    ///
    /// `buffer` is the caller's and used during the call only. `mayGoOn` is asked now and then.
    init?<System: TransitionSystem>(
        of space: StateSpace, system: System, buffer: SuccessorBuffer, budget: MemoryBudget, while mayGoOn: () -> Bool
    ) {
        guard let numbering = StateNumbering(space.store) else { return nil }
        self.numbering = numbering
        count = space.count
        wordCount = max(1, system.layout.wordCount)
        guard numbering.count < Int(UInt32.max), let slots = BudgetedList<UInt32>(atMost: count + 1, budget: budget),
            let states = BudgetedList<UInt32>(zeros: numbering.count, budget: budget),
            let scratch = MemoryRegion<UInt64>(reserving: Self.mostStates * wordCount),
            scratch.commit(scratch.reservedCount)
        else { return nil }
        (self.slots, self.states, self.scratch) = (slots, states, scratch)
        let queue = StateQueue(wordCount: wordCount)
        buffer.removeAll()
        system.initialStates(into: buffer)
        buffer.endState()
        var children = space.tree.children()
        guard add(children.next() ?? 0, of: space.tree, from: buffer, to: queue, budget) else { return nil }
        var expanded = 0
        while slots.count < count {
            let number = children.next() ?? 0
            let state = queue.first(1)
            if number > 0 {
                buffer.removeAll()
                guard system.expand(state, into: buffer, until: 1) == 1 else { return nil }
                guard add(number, of: space.tree, from: buffer, to: queue, budget) else { return nil }
                expanded += 1
                if expanded % 256 == 0 && !mayGoOn() { return nil }
            }
            queue.removeFirst(1)
        }
        _ = budget.take(-queue.memoryFootprint)
    }

    /// The words of a state; valid until the next look at a state.
    subscript(id: StateID) -> PackedState { states(from: id, count: 1)[0] }

    /// The words of up to `mostStates` states from `first`; valid until the next look at a state.
    func states(from first: StateID, count: Int) -> PackedStates {
        precondition(count <= Self.mostStates && first.index + count <= self.count)
        for index in 0..<count {
            guard let words = numbering.state(numbered: Int(slots[first.index + index])) else {
                preconditionFailure("the store lost a state")
            }
            for (word, value) in words.enumerated() { scratch[index * wordCount + word] = value }
        }
        return scratch.states(count: count, wordCount: wordCount)
    }

    /// The number of a state; `nil` where it is not stored.
    func find(_ state: PackedState) -> StateID? {
        numbering.number(of: state).map { StateID(Int(states[$0])) }
    }

    /// Numbers the next `number` states, which were discovered from the state whose targets are in the buffer.
    private func add(
        _ number: Int, of tree: TraceTree, from buffer: SuccessorBuffer, to queue: StateQueue, _ budget: MemoryBudget
    ) -> Bool {
        let before = queue.memoryFootprint
        guard queue.reserve(number, within: budget.left), budget.take(queue.memoryFootprint - before) else {
            return false
        }
        var position = 0
        for _ in 0..<number {
            let ordinal = tree.ordinal(of: slots.count)
            while position < buffer.batchTargetCount && buffer.batchOrdinal(position) != ordinal { position += 1 }
            guard position < buffer.batchTargetCount,
                let slot = numbering.number(of: buffer.batchTarget(position))
            else { return false }
            states[slot] = UInt32(slots.count)
            guard slots.append(UInt32(slot)) else { return false }
            queue.append(buffer.batchTarget(position))
        }
        return true
    }
}
