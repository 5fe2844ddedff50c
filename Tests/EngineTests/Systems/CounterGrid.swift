import Engine

/// Counters from 0 to a limit, each of which can be incremented at any time: every count of states, transitions and
/// levels is known in closed form.
final class CounterGrid: TransitionSystem {
    let counters: Int
    let limit: UInt64
    /// How far a counter is shifted within its own word: a layout that a weak hash does badly with.
    let shift: UInt64
    let layout: StateLayout

    init(counters: Int, limit: UInt64, shift: UInt64 = 0) {
        (self.counters, self.limit, self.shift) = (counters, limit, shift)
        layout = StateLayout(wordCount: counters, bitCount: 64 * counters)
    }

    func replica() -> Self { self }

    func initialStates(into buffer: SuccessorBuffer) {
        let state = buffer.appendTransition()
        for counter in 0..<counters { state[counter] = 0 }
    }

    func inspect(_ state: PackedState, into buffer: SuccessorBuffer) {}

    func successors(of state: PackedState, into buffer: SuccessorBuffer) {
        for counter in 0..<counters where state[counter] >> shift < limit {
            let target = buffer.appendTransition()
            target.assign(state)
            target[counter] = state[counter] + 1 << shift
        }
    }
}
