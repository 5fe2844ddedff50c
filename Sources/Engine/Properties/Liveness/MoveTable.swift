/// What an automaton does where atoms have certain values, found once for all values of up to eight atoms, and where it is
/// first asked for beyond.
///
/// Of two transitions that are enabled by the same values one is left out where the other one has all its marks and leads
/// to a state that does whatever its own does (Bustan and Grumberg, Simulation-based minimization, 2003).
final class MoveTable {
    /// What can be done.
    struct Move {
        /// The state of the automaton that it leads to.
        let target: Int
        /// The position of its transition among those of all states.
        let position: Int
    }

    /// The moves from a state of the automaton with certain values of atoms.
    struct Moves {
        /// The moves.
        let list: [Move]
        /// Whether a run that stays is accepted.
        let acceptsStaying: Bool
    }

    /// The automaton.
    private let automaton: TemporalAutomaton
    /// Where the transitions of each of its states begin.
    private let starts: [Int]
    /// Which states do whatever another one does.
    private let simulation: TemporalSimulation
    /// The atoms that it looks at.
    private let support: UInt64
    /// How many values a state has entries for in `entries`; 0 where they are too many.
    private let width: Int
    /// The moves from each state with each value.
    private var entries: [Moves] = []
    /// The same as far as they were asked for, where there are too many.
    private var found: [Key: Moves] = [:]

    /// A state of the automaton, and values of the atoms that it looks at.
    private struct Key: Hashable {
        let state: Int
        let atoms: UInt64
    }

    /// Those of an automaton.
    init(_ automaton: TemporalAutomaton) {
        self.automaton = automaton
        starts = automaton.states.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
        simulation = TemporalSimulation(automaton.states)
        support = automaton.support
        let bits = UInt64.bitWidth - support.leadingZeroBitCount
        width = bits <= 8 ? 1 << bits : 0
        if width > 0 {
            entries.reserveCapacity(automaton.states.count * width)
            for state in automaton.states.indices {
                for atoms in 0..<width { entries.append(find(state, UInt64(atoms))) }
            }
        }
    }

    /// The moves from a state of the automaton.
    @inline(__always) func moves(from state: Int, _ atoms: UInt64) -> Moves {
        if width > 0 { return entries[state &* width &+ Int(truncatingIfNeeded: atoms) & (width &- 1)] }
        return lookUp(Key(state: state, atoms: atoms & support))
    }

    /// Whether there is one.
    @inline(__always) func canMove(from state: Int, _ atoms: UInt64) -> Bool {
        !moves(from: state, atoms).list.isEmpty
    }

    /// The moves where atoms are many.
    private func lookUp(_ key: Key) -> Moves {
        if let known = found[key] { return known }
        let moves = find(key.state, key.atoms)
        if found.count >= 1 << 16 { found = [:] }
        found[key] = moves
        return moves
    }

    /// Finds the moves from a state.
    private func find(_ state: Int, _ atoms: UInt64) -> Moves {
        let own = automaton.states[state]
        let enabled = own.indices.filter { own[$0].isEnabled(by: atoms) }
        var kept: [Int] = []
        for index in enabled where !kept.contains(where: { replaces(own[$0], own[index]) }) {
            kept.removeAll { replaces(own[index], own[$0]) }
            kept.append(index)
        }
        let loops = enabled.filter { own[$0].target == state }
        let marks = loops.reduce(0) { $0 | own[$1].marks }
        return Moves(
            list: kept.map { Move(target: own[$0].target, position: starts[state] + $0) },
            acceptsStaying: !loops.isEmpty && marks & automaton.allMarks == automaton.allMarks)
    }

    /// Whether a transition does whatever another one with the same values of atoms does.
    private func replaces(_ a: TemporalAutomaton.Transition, _ b: TemporalAutomaton.Transition) -> Bool {
        a.marks & b.marks == b.marks && simulation.does(a.target, whatever: b.target)
    }
}

extension TemporalAutomaton {
    /// The atoms that guards look at.
    var support: UInt64 { states.joined().reduce(0) { $0 | $1.positive | $1.negative } }
}

/// Which states of an automaton do whatever another one does, step for step, with all its marks: a direct simulation.
struct TemporalSimulation {
    /// For each state and each other one whether the first does whatever the second does.
    private var relation: [[Bool]]

    /// The most states for which it is found; beyond each state does what it does itself.
    private static var mostStates: Int { 32 }

    /// Finds the greatest one for which implications between guards tell.
    init(_ states: [[TemporalAutomaton.Transition]]) {
        relation = states.indices.map { state in
            states.indices.map { $0 == state || states.count <= Self.mostStates }
        }
        guard states.count <= Self.mostStates else { return }
        var isShrinking = true
        while isShrinking {
            isShrinking = false
            for a in states.indices {
                for b in states.indices where relation[a][b] && !covers(states[a], states[b]) {
                    relation[a][b] = false
                    isShrinking = true
                }
            }
        }
    }

    /// Whether state `a` does whatever state `b` does.
    func does(_ a: Int, whatever b: Int) -> Bool { relation[a][b] }

    /// Whether for each transition of the second list there is one in the first that can be taken instead.
    private func covers(_ a: [TemporalAutomaton.Transition], _ b: [TemporalAutomaton.Transition]) -> Bool {
        b.allSatisfy { other in
            a.contains { own in
                own.positive & ~other.positive == 0 && own.negative & ~other.negative == 0
                    && own.marks & other.marks == other.marks && relation[own.target][other.target]
            }
        }
    }
}
