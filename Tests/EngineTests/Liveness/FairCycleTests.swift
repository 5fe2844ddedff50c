import Support
import Testing

@testable import Engine

/// The search for runs that violate temporal formulas, beside a naive one.
@Suite struct FairCycleTests {
    @Test(arguments: UInt64(0)..<10) func randomFormulasOnRandomGraphsComeOutAsTheyDoNaively(batch: UInt64) {
        var random = SplitMix(seed: 1000 + batch)
        var (held, violated) = (0, 0)
        for _ in 0..<14 {
            let graph = NaiveFairGraph(&random)
            let formulas = (0..<2).map { _ in
                NaiveFormula(&random, atoms: 4, operators: 1 + Int(random.next() % 3))
            }
            let system = FairSystem(graph, asking: formulas.map { TemporalFormula($0) })
            let result = system.judge()
            #expect(result.outcome == .complete)
            for (index, formula) in formulas.enumerated() {
                let violation = result.violations.first { $0.property == index }
                #expect((violation == nil) == graph.holds(formula), "\(formula) on \(graph)")
                if let violation {
                    violated += 1
                    #expect(Self.fault(of: violation.lasso, graph, formula) == nil, "\(formula) on \(graph)")
                } else {
                    held += 1
                }
            }
        }
        #expect(held > 3 && violated > 3)
    }

    @Test func identitiesHold() {
        var random = SplitMix(seed: 5)
        for _ in 0..<20 {
            let graph = NaiveFairGraph(&random)
            let a = TemporalFormula(NaiveFormula(&random, atoms: 3, operators: 2))
            let b = TemporalFormula(NaiveFormula(&random, atoms: 3, operators: 1))
            let pairs: [(TemporalFormula, TemporalFormula)] = [
                (.not(.always(a)), .eventually(.not(a))),
                (.not(.until(a, b)), .release(.not(a), .not(b))),
                (.leadsTo(a, b), .always(.or(.not(a), .eventually(b)))),
                (.release(a, b), .or(.always(b), .until(b, .and(a, b)))),
                (.until(a, b), .or(b, .and(a, .until(a, b)))),
                (.always(.and(a, b)), .and(.always(a), .always(b))),
                (.eventually(.always(.eventually(a))), .always(.eventually(a))),
            ]
            let system = FairSystem(graph, asking: pairs.flatMap { [$0.0, $0.1] })
            let violated = Set(system.judge().violations.map(\.property))
            for index in pairs.indices {
                #expect(violated.contains(2 * index) == violated.contains(2 * index + 1), "\(pairs[index]) on \(graph)")
            }
        }
    }

    /// What is wrong with a lasso that is to be a fair run on which `formula` is false; `nil` where nothing is.
    static func fault(of lasso: Lasso, _ graph: NaiveFairGraph, _ formula: NaiveFormula) -> String? {
        guard var state = lasso.stem.initialState.map({ Int($0[0]) }), graph.initial.contains(state) else {
            return "begins nowhere"
        }
        var states = [state]
        var (enabled, taken) = ([Set<Int>](), [Int?]())
        func own(_ state: Int) -> [NaiveFairGraph.Edge] { graph.edges.filter { $0.source == state } }
        for step in lasso.stem.steps {
            let edges = own(state)
            guard Int(step.ordinal) < edges.count, let target = edges[Int(step.ordinal)].target,
                step.target == [UInt64(target)]
            else { return "a step of the stem is none" }
            state = target
            states.append(state)
        }
        let start = states.count - 1
        for step in lasso.loop {
            let edges = own(state)
            guard Int(step.ordinal) < edges.count, let target = edges[Int(step.ordinal)].target,
                step.target == [UInt64(target)]
            else { return "a step of the loop is none" }
            enabled.append(Set(edges.compactMap(\.entity)))
            taken.append(edges[Int(step.ordinal)].entity)
            state = target
            states.append(state)
        }
        if !lasso.loop.isEmpty {
            if state != states[start] { return "the loop does not close" }
            states.removeLast()
        } else {
            enabled.append(Set(own(state).compactMap(\.entity)))
        }
        for entity in 0..<graph.entityCount where !taken.contains(entity) {
            if enabled.allSatisfy({ $0.contains(entity) }) { return "not weakly fair to \(entity)" }
            if zip(enabled, states[start...]).contains(where: {
                $0.contains(entity) && graph.strong[$1].contains(entity)
            }) {
                return "not strongly fair to \(entity)"
            }
        }
        let atoms = states.map { graph.atoms[$0] }
        return formula.values(on: atoms, loopStart: start)[0] ? "the formula is true on it" : nil
    }
}
