/// A generalised Büchi automaton over the values of atoms, with acceptance on its transitions.
///
/// In a state of a run it takes a transition whose guard the atoms satisfy, and goes on in the next state of the run. It
/// accepts a run if it can do so for ever, and each mark stands on infinitely many of the transitions that it takes.
public struct TemporalAutomaton: Hashable, Sendable {
    /// A transition.
    struct Transition: Hashable, Sendable {
        /// The atoms that must be true, a bit each.
        var positive: UInt64
        /// The atoms that must be false.
        var negative: UInt64
        /// The state that it leads to.
        var target: Int
        /// The marks that stand on it, a bit each.
        var marks: UInt64

        /// Whether atoms with these values satisfy the guard.
        @inline(__always) func isEnabled(by atoms: UInt64) -> Bool {
            atoms & positive == positive && atoms & negative == 0
        }
    }

    /// The transitions of each state; it begins in state 0. There is none where no run is accepted.
    var states: [[Transition]]
    /// How many marks there are.
    var markCount: Int

    /// The marks, a bit each.
    var allMarks: UInt64 { markCount == 64 ? .max : (1 << UInt64(markCount)) - 1 }

    /// Whether it waits in its first state for as long as it likes, and accepts no run there: so that it may leave this
    /// state anywhere along a run.
    var waitsAtStart: Bool {
        guard let first = states.first, first.contains(where: { $0.target == 0 && $0.positive | $0.negative == 0 }),
            !states.dropFirst().contains(where: { $0.contains { $0.target == 0 } })
        else { return false }
        return first.reduce(0) { $1.target == 0 ? $0 | $1.marks : $0 } != allMarks
    }

    /// The most atoms of a formula.
    public static let mostAtoms = 64
    /// The most states.
    static let mostStates = 512
    /// The most transitions.
    static let mostTransitions = 16_384
}
