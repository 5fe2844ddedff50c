/// The values of atoms with which an automaton can be part of a cycle.
struct RelevantLetters {
    /// The automaton.
    private let automaton: TemporalAutomaton
    /// The same for each value of the first eight atoms, where there are no more.
    private var table: [Bool] = []

    /// Those of an automaton.
    init(_ automaton: TemporalAutomaton) {
        self.automaton = automaton
        if automaton.support < 256 { table = (0..<256).map { find($0) } }
    }

    /// Whether these are among them.
    @inline(__always) func contains(_ atoms: UInt64) -> Bool {
        table.isEmpty ? find(atoms) : table[Int(truncatingIfNeeded: atoms & 255)]
    }

    /// The same, by looking at the automaton.
    private func find(_ atoms: UInt64) -> Bool {
        let first = automaton.waitsAtStart ? 1 : 0
        return automaton.states.dropFirst(first).contains { $0.contains { $0.isEnabled(by: atoms) } }
    }
}
