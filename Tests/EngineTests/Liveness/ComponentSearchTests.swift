import Support
import Testing

@testable import Engine

/// The search for fair accepting components of a product.
@Suite struct ComponentSearchTests {
    @Test func edgesThatWereForgottenAreFoundAgain() throws {
        var random = SplitMix(seed: 11)
        var found = 0
        for _ in 0..<30 {
            let graph = NaiveFairGraph(&random)
            let formula = NaiveFormula(&random, atoms: 4, operators: 3)
            let automaton = try #require(TemporalAutomaton(TemporalFormula(formula)))
            if automaton.states.isEmpty { continue }
            let expected = try fairNodes(graph, automaton, edgeLimit: 1 << 20, isRecorded: true)
            for (isRecorded, workers, store) in [
                (false, 1, .exact), (true, 1, .exact), (true, 3, .exact), (true, 3, .tree),
            ] as [(Bool, Int, StoreKind)] {
                let found = try fairNodes(
                    graph, automaton, edgeLimit: 2, isRecorded: isRecorded, workers: workers, store: store)
                if store == .exact { #expect(found == expected, "\(formula) on \(graph)") }
                #expect(found.count == expected.count, "\(formula) on \(graph)")
            }
            if !expected.isEmpty { found += 1 }
        }
        #expect(found > 5)
    }

    /// The nodes in fair accepting components, where all nodes are searched from.
    private func fairNodes(
        _ graph: NaiveFairGraph, _ automaton: TemporalAutomaton, edgeLimit: Int, isRecorded: Bool, workers: Int = 1,
        store: StoreKind = .exact
    ) throws -> Set<Int> {
        let system = FairSystem(graph, asking: [])
        var options = SearchOptions()
        options.store = store
        let search = BreadthFirstSearch(system: system, options: options)
        _ = search.run()
        search.buffer.notesFairRuns(true)
        let budget = MemoryBudget(1 << 26)
        let numbering = try #require((search.space?.store).flatMap { StateNumbering($0) })
        let states = try #require(
            FairGraph(numbering, system: system, buffer: search.buffer, budget: budget, workers: workers))
        let table = try #require(states.evaluateAtoms(0..<4, while: { true }, report: { _ in }))
        states.noteRelevant(RelevantLetters(automaton), by: table)
        #expect(states.record(limit: isRecorded ? 1 << 20 : 0, degree: 2, while: { true }))
        states.atoms = table
        let product = ProductGraph(states, automaton)
        let components = try #require(
            ComponentSearch(product, budget: budget, edgeLimit: edgeLimit, while: { _ in true }))
        for node in 0..<product.cycleNodeCount {
            #expect(components.search(from: UInt32(node)))
        }
        return Set((0..<product.cycleNodeCount).filter { components.order[$0] >= ComponentSearch.fair })
    }
}
