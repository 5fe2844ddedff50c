import Engine
import Language

extension ModelSystem {
    /// Up to how many transitions of a thread are looked at, each by expanding the state again.
    private static let describedTransitions: Int32 = 16

    /// Says what each thread and the environment can do next in `state`; idle threads and rules without a transition are
    /// left out.
    public func describeMoves(in state: [UInt64]) -> [PossibleMoves] {
        let describer = replica()
        let buffer = SuccessorBuffer(layout: layout)
        PackedState.withView(of: state) { describer.machine.load($0) }
        let threads = describe(state: state).threads
        var list: [PossibleMoves] = []
        var waiting: [LockWait] = []
        for (index, thread) in compiled.map.threads.enumerated() {
            for member in 0..<thread.count {
                let first = buffer.transitionCount
                describer.run(ThreadID(index), member, &waiting, into: buffer)
                let number = thread.firstMember + member
                list.append(
                    moves(
                        of: .thread(name: threadNames[number], index: number), first..<buffer.transitionCount,
                        in: state, statement: threads[number].nextStatement))
            }
        }
        let first = buffer.transitionCount
        describer.machine.run(compiled.bytecode.ruleEntries, into: buffer)
        list.append(moves(of: .environment, first..<buffer.transitionCount, in: state, statement: nil))
        return list.filter { !$0.moves.isEmpty || $0.statement != nil }
    }

    /// What the transitions with those ordinals are.
    private func moves(
        of actor: TransitionDescription.Actor, _ ordinals: Range<Int32>, in state: [UInt64], statement: String?
    ) -> PossibleMoves {
        var moves: [PossibleMoves.Move] = []
        for ordinal in ordinals.prefix(Int(Self.describedTransitions)) {
            let transition = describeTransition(from: state, ordinal: ordinal)
            let move = PossibleMoves.Move(action: transition.action, part: transition.part)
            if !moves.contains(move) { moves.append(move) }
        }
        return PossibleMoves(
            actor: actor, moves: moves, hasMore: ordinals.count > Self.describedTransitions, statement: statement)
    }
}
