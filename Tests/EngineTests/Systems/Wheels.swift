import Engine

/// Wheels that turn one tooth at a time: walks never end, and how a state is reached at best is plain to see.
final class Wheels: ReplayableSystem {
    /// The teeth of each wheel.
    let teeth: [UInt64]
    /// The tooth that each of the first wheels must stand at for subject 0 to be found.
    let wanted: [UInt64]
    /// The wheel whose turn from its last tooth is an error, found as subject 1.
    let breaking: Int?
    let layout: StateLayout

    init(teeth: [UInt64], wanted: [UInt64], breaking: Int? = nil) {
        (self.teeth, self.wanted, self.breaking) = (teeth, wanted, breaking)
        layout = StateLayout(wordCount: teeth.count, bitCount: 64 * teeth.count)
    }

    func replica() -> Self { self }

    func initialStates(into buffer: SuccessorBuffer) {
        let state = buffer.appendTransition()
        for wheel in teeth.indices { state[wheel] = 0 }
    }

    func inspect(_ state: PackedState, into buffer: SuccessorBuffer) {
        if !wanted.isEmpty, wanted.indices.allSatisfy({ state[$0] == wanted[$0] }) { buffer.append(.violation(0)) }
    }

    func successors(of state: PackedState, into buffer: SuccessorBuffer) {
        for wheel in teeth.indices {
            if wheel == breaking, state[wheel] + 1 == teeth[wheel] {
                buffer.append(.violation(1, on: buffer.appendTransitionWithoutTarget()))
                continue
            }
            let target = buffer.appendTransition()
            target.assign(state)
            target[wheel] = (state[wheel] + 1) % teeth[wheel]
        }
    }

    func moves(of state: PackedState, into buffer: SuccessorBuffer) -> [Int] {
        inspect(state, into: buffer)
        successors(of: state, into: buffer)
        return Array(teeth.indices)
    }

    func actor(of move: Int) -> Int { move }

    func actorEnds(of state: PackedState, into buffer: SuccessorBuffer) -> [Int32] {
        inspect(state, into: buffer)
        successors(of: state, into: buffer)
        return teeth.indices.map { Int32($0 + 1) }
    }
}
