import Engine

/// The jugs of the film Die Hard 3, as in the TLA+ examples: one of 3 gallons, one of 5, and 4 are wanted.
final class Jugs: TransitionSystem {
    /// The big jug holds four gallons.
    static let solved = SubjectID(0)

    let layout = StateLayout(wordCount: 1, bitCount: 6)

    func replica() -> Self { self }

    func initialStates(into buffer: SuccessorBuffer) { buffer.appendTransition()[0] = 0 }

    func inspect(_ state: PackedState, into buffer: SuccessorBuffer) {
        if state[0] >> 3 == 4 { buffer.append(Finding(subject: Self.solved, transition: -1, isViolation: true)) }
    }

    /// Fill small, fill big, empty small, empty big, small to big, big to small.
    func successors(of state: PackedState, into buffer: SuccessorBuffer) {
        let (small, big) = (state[0] & 7, state[0] >> 3)
        let toBig = min(small, 5 - big)
        let toSmall = min(big, 3 - small)
        let targets = [
            (3, big), (small, 5), (0, big), (small, 0), (small - toBig, big + toBig), (small + toSmall, big - toSmall),
        ]
        for (small, big) in targets { buffer.appendTransition()[0] = small | big << 3 }
    }
}
