import Testing

@testable import Engine

/// What a search finds with each kind of store.
@Suite struct StoreKindTests {
    /// What a search says, but for times and bytes.
    private struct Said: Equatable {
        let outcome: ExplorationOutcome
        let findings: [RecordedFinding]
        let traces: [Trace]
        let counts: [Int]
        let levels: [Int]
        let approximation: Approximation?
    }

    private func run<System: TransitionSystem>(
        _ system: System, _ store: StoreKind, workers: Int = 1, limits: Limits = Limits(), array: Int = 1 << 24
    ) -> Said {
        var options = SearchOptions()
        (options.workers, options.store, options.limits, options.arrayBytes) = (workers, store, limits, array)
        let search = BreadthFirstSearch(system: system, options: options)
        let result = search.run()
        let counted = result.statistics
        return Said(
            outcome: result.outcome, findings: result.findings, traces: result.findings.map(search.trace),
            counts: [counted.distinctStates, counted.expandedStates, counted.transitions, counted.initialStates],
            levels: counted.levelSizes, approximation: counted.approximation)
    }

    @Test(arguments: [1, 3]) func aTreeFindsTheSameByAnyNumberOfWorkers(workers: Int) {
        for wide in [false, true] {
            let system = TwoPhaseCommit(managers: wide ? 5 : 6, wide: wide)
            let exact = run(system, .exact)
            #expect(exact.counts[0] == (wide ? 8832 : 50816))
            #expect(run(system, .tree, workers: workers) == exact)
        }
    }

    @Test func compactTracesAreTheSameInNoMoreMemory() {
        let system = TwoPhaseCommit(managers: 6)
        var bytes: [Int] = []
        var found: [[Trace]] = []
        for traces in TraceStorage.allCases {
            var options = SearchOptions()
            (options.store, options.traces) = (.exact, traces)
            let search = BreadthFirstSearch(system: system, options: options)
            let result = search.run()
            #expect(result.statistics.distinctStates == 50_816 && result.isComplete)
            bytes.append(search.space?.store.memoryFootprint ?? 0)
            found.append(result.findings.map(search.trace))
        }
        #expect(found[0] == found[1])
        #expect(bytes[1] > 0 && bytes[1] <= bytes[0])
        #expect(TraceStorage.compact.density == .close && TraceStorage.auto.density == .roomy)
    }

    @Test(arguments: [1, 3]) func aTreeKeepsToTheLimitOfStates(workers: Int) {
        let limits = Limits(states: 7_000)
        let system = TwoPhaseCommit(managers: 5, wide: true)
        #expect(run(system, .tree, workers: workers, limits: limits) == run(system, .exact, limits: limits))
    }

    @Test(arguments: [StoreKind.tree, .hash], [1, 2]) func memoryIsKeptTo(kind: StoreKind, workers: Int) {
        var options = SearchOptions()
        options.limits.memory = 2_000_000
        (options.workers, options.store) = (workers, kind)
        let result = BreadthFirstSearch(system: CounterGrid(counters: 4, limit: 100), options: options).run()
        #expect(result.outcome == .incomplete(.memory))
        #expect(result.statistics.memoryBytes <= 2_100_000)
        #expect(result.statistics.distinctStates > 10_000)
    }

    @Test(arguments: [StoreKind.hash, .bitstate]) func anApproximateStoreFindsTheSameByAnyNumberOfWorkers(
        kind: StoreKind
    ) {
        let system = TwoPhaseCommit(managers: 5)
        // So small an array omits states, and always the same ones.
        let one = run(system, kind, array: 1 << 13)
        #expect(one.approximation != nil)
        for workers in [2, 5] { #expect(run(system, kind, workers: workers, array: 1 << 13) == one) }
    }

    @Test(arguments: [(1, 40, StoreKind.exact), (2, 96, .exact), (2, 97, .tree), (4, 256, .tree)])
    func wideStatesAreFoldedByDefault(words: Int, bits: Int, kind: StoreKind) {
        #expect(StoreKind.auto.resolved(for: StateLayout(wordCount: words, bitCount: bits)) == kind)
    }

    @Test func theProbabilityOfAnOmissionIsThatOfTheCounts() {
        #expect(Approximation.hash(bits: 64, states: 1).omissionProbability == 0)
        // 10^9 squared over 2^65.
        #expect(abs(Approximation.hash(bits: 64, states: 1_000_000_000).omissionProbability - 0.0267) < 0.0002)
        #expect(Approximation.hash(bits: 20, states: 1_000_000).omissionProbability == 1)
        // A million states in 64 million bits: fill 0.046 in the end, its cube over four.
        let array = Approximation.bitstate(bits: 64_000_000, setBits: 2_930_000, states: 1_000_000)
        #expect(abs(array.expectedOmissions - 24) < 2)
    }

    /// States are omitted as often as expected; in so small a state space few are reached through omitted ones alone.
    @Test(arguments: [1 << 12, 1 << 13, 1 << 14]) func anArrayOmitsWhatItIsExpectedTo(bytes: Int) throws {
        let counted = run(TwoPhaseCommit(managers: 5), .bitstate, array: bytes)
        let expected = try #require(counted.approximation).expectedOmissions
        let omitted = Double(8832 - counted.counts[0])
        #expect(omitted > expected * 0.5 - 10)
        #expect(omitted < expected * 3 + 10)
    }
}
