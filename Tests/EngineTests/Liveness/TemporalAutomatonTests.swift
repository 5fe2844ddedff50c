import Support
import Testing

@testable import Engine

/// The translation of formulas to automata.
@Suite struct TemporalAutomatonTests {
    @Test(arguments: UInt64(0)..<8) func randomFormulasAcceptTheLassosOnWhichTheyAreTrue(batch: UInt64) throws {
        var random = SplitMix(seed: 77 + batch)
        var (accepted, refused) = (0, 0)
        for _ in 0..<40 {
            let formula = NaiveFormula(&random, atoms: 3, operators: 1 + Int(random.next() % 5))
            let automaton = try #require(TemporalAutomaton(TemporalFormula(formula)))
            let negated = try #require(TemporalAutomaton(TemporalFormula(formula), isNegated: true))
            for _ in 0..<8 {
                let atoms = (0...Int(random.next() % 6)).map { _ in random.next() % 8 }
                let loopStart = Int(random.next() % UInt64(atoms.count))
                let expected = formula.values(on: atoms, loopStart: loopStart)[0]
                if expected { accepted += 1 } else { refused += 1 }
                #expect(
                    automaton.accepts(atoms, loopStart: loopStart) == expected, "\(formula) on \(atoms) \(loopStart)")
                #expect(negated.accepts(atoms, loopStart: loopStart) != expected, "\(formula) on \(atoms) \(loopStart)")
            }
        }
        #expect(accepted > 80 && refused > 80)
    }

    @Test func commonFormulasHaveSmallAutomata() {
        let (p, q) = (TemporalFormula.atom(0), TemporalFormula.atom(1))
        #expect(size(.always(p)) == "1 state, 0 marks")
        #expect(size(.eventually(p)) == "2 states, 1 mark")
        #expect(size(.always(.eventually(p))) == "1 state, 1 mark")
        #expect(size(.eventually(.always(p))) == "2 states, 1 mark")
        #expect(size(.not(.leadsTo(p, q))) == "2 states, 1 mark")
        #expect(size(.constant(false)) == "0 states, 0 marks")
        #expect(size(.and(.always(p), .eventually(.not(p)))) == "0 states, 0 marks")
    }

    @Test func whatWaitsAtItsStartIsSeen() {
        let (p, q) = (TemporalFormula.atom(0), TemporalFormula.atom(1))
        #expect(TemporalAutomaton(.leadsTo(p, q), isNegated: true)?.waitsAtStart == true)
        #expect(TemporalAutomaton(.always(.eventually(p)), isNegated: true)?.waitsAtStart == true)
        #expect(TemporalAutomaton(.eventually(p), isNegated: true)?.waitsAtStart == false)
        #expect(TemporalAutomaton(.until(p, q), isNegated: true)?.waitsAtStart == false)
    }

    @Test func aFormulaWithTooManyCasesIsRefused() {
        let parts = (0..<24).map { TemporalFormula.always(.eventually(.until(.atom($0), .atom($0 + 24)))) }
        let either = parts.reduce(TemporalFormula.constant(true)) { .and($0, .eventually($1)) }
        let mixed = (0..<24).reduce(either) { .and($0, .until(.atom($1), .until(.atom($1 + 1), .atom($1 + 2)))) }
        #expect(TemporalAutomaton(mixed) == nil)
    }

    /// How large an automaton is.
    private func size(_ formula: TemporalFormula) -> String {
        guard let automaton = TemporalAutomaton(formula) else { return "too large" }
        let (states, marks) = (automaton.states.count, automaton.markCount)
        return "\(states) \(states == 1 ? "state" : "states"), \(marks) \(marks == 1 ? "mark" : "marks")"
    }
}

extension TemporalAutomaton {
    /// Whether it accepts an infinite word, found among all pairs of its states and positions of the word.
    fileprivate func accepts(_ atoms: [UInt64], loopStart: Int) -> Bool {
        struct Node: Hashable { let state, position: Int }
        func edges(_ node: Node) -> [(Node, UInt64)] {
            let next = node.position + 1 == atoms.count ? loopStart : node.position + 1
            return states[node.state].filter { $0.isEnabled(by: atoms[node.position]) }.map {
                (Node(state: $0.target, position: next), $0.marks)
            }
        }
        func reached(_ start: [Node]) -> Set<Node> {
            var (found, list) = (Set(start), start)
            while let node = list.popLast() {
                for (next, _) in edges(node) where found.insert(next).inserted { list.append(next) }
            }
            return found
        }
        guard !states.isEmpty else { return false }
        return reached([Node(state: 0, position: 0)]).contains { node in
            let ahead = reached(edges(node).map(\.0))
            guard ahead.contains(node) else { return false }
            let cycle = ahead.filter { reached(edges($0).map(\.0)).contains(node) }
            let marks = cycle.flatMap(edges).filter { cycle.contains($0.0) }.reduce(0) { $0 | $1.1 }
            return marks == allMarks
        }
    }
}
