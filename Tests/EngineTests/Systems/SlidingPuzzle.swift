import Engine

/// The eight-puzzle: nine cells of four bits, of which one is empty.
final class SlidingPuzzle: TransitionSystem {
    let layout = StateLayout(wordCount: 1, bitCount: 36)

    func replica() -> Self { self }

    func initialStates(into buffer: SuccessorBuffer) {
        buffer.appendTransition()[0] = (0..<9).reduce(0) { $0 | UInt64($1) << UInt64(4 * $1) }
    }

    func inspect(_ state: PackedState, into buffer: SuccessorBuffer) {}

    func successors(of state: PackedState, into buffer: SuccessorBuffer) {
        let word = state[0]
        var blank = 0
        while word >> UInt64(4 * blank) & 15 != 0 { blank += 1 }
        if blank >= 3 { slide(word, blank - 3, blank, buffer) }
        if blank % 3 > 0 { slide(word, blank - 1, blank, buffer) }
        if blank % 3 < 2 { slide(word, blank + 1, blank, buffer) }
        if blank < 6 { slide(word, blank + 3, blank, buffer) }
    }

    private func slide(_ word: UInt64, _ cell: Int, _ blank: Int, _ buffer: SuccessorBuffer) {
        let tile = word >> UInt64(4 * cell) & 15
        buffer.appendTransition()[0] = word & ~(15 << UInt64(4 * cell)) | tile << UInt64(4 * blank)
    }
}
