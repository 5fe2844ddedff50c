import Testing

@testable import Engine

/// Any number of workers finds the same, in the same order.
@Suite struct WorkersTests {
    /// What a search says, but for times and bytes.
    private struct Said: Equatable {
        let outcome: ExplorationOutcome
        let findings: [RecordedFinding]
        let traces: [Trace]
        let counts: [Int]
        let levels: [Int]
    }

    private func run<System: TransitionSystem>(_ system: System, _ options: SearchOptions, _ workers: Int) -> Said {
        var options = options
        options.workers = workers
        let search = BreadthFirstSearch(system: system, options: options)
        let result = search.run()
        let counted = result.statistics
        return Said(
            outcome: result.outcome, findings: result.findings, traces: result.findings.map(search.trace),
            counts: [counted.distinctStates, counted.expandedStates, counted.transitions, counted.initialStates],
            levels: counted.levelSizes)
    }

    @Test(arguments: [2, 3, 8]) func twoPhaseCommitIsTheSameForAnyNumber(workers: Int) {
        for wide in [false, true] {
            let system = TwoPhaseCommit(managers: 6, wide: wide)
            let one = run(system, SearchOptions(), 1)
            #expect(one.counts == [50816, 50816, 402_305, 1])
            #expect(run(system, SearchOptions(), workers) == one)
        }
    }

    @Test(arguments: [2, 8]) func numbersOfStatesAreTheSame(workers: Int) throws {
        let system = TwoPhaseCommit(managers: 6)
        let searches = [1, workers].map { count in
            var options = SearchOptions()
            options.workers = count
            let search = BreadthFirstSearch(system: system, options: options)
            _ = search.run()
            return search
        }
        for state in stride(from: 0, to: 50816, by: 997) {
            #expect(searches[0].words(of: StateID(state)) == searches[1].words(of: StateID(state)))
        }
        let store = try #require(searches[1].space?.store as? TableStore)
        try store.table.checkInvariants()
        #expect(searches[1].waves != nil)
    }

    @Test(arguments: [5000, 20_000, 50_815, 50_816]) func limitsOfStatesAreTheSame(limit: Int) {
        var options = SearchOptions()
        options.limits.states = limit
        #expect(run(TwoPhaseCommit(managers: 6), options, 3) == run(TwoPhaseCommit(managers: 6), options, 1))
    }

    @Test func limitsOfDepthAreTheSame() {
        var options = SearchOptions()
        options.limits.depth = 13
        #expect(run(TwoPhaseCommit(managers: 6), options, 2) == run(TwoPhaseCommit(managers: 6), options, 1))
    }

    @Test(arguments: [false, true]) func violationsInTheMiddleOfAWaveAreTheSame(onTransition: Bool) {
        var options = SearchOptions()
        options.stopsAtFirstViolation = true
        let system = Lattice(size: 45, badState: (30, 25), onTransition: onTransition)
        let one = run(system, options, 1)
        #expect(one.outcome == .stoppedAtFirst)
        #expect(run(system, options, 2) == one)
    }

    @Test(arguments: [2, 8]) func memoryIsKeptToByWorkersToo(workers: Int) {
        for limit in [2_500_000, 5_000_000, 9_000_000] {
            for leastWave in [1, 4096] {
                var options = SearchOptions()
                (options.limits.memory, options.workers, options.leastWave) = (limit, workers, leastWave)
                options.store = .exact
                let result = BreadthFirstSearch(system: CounterGrid(counters: 3, limit: 100), options: options).run()
                #expect(result.outcome == .incomplete(.memory))
                #expect(result.statistics.memoryBytes <= limit, "\(limit) bytes, waves from \(leastWave) states")
            }
        }
    }

    @Test(arguments: [2, 8]) func memoryIsKeptToWhereTransitionsAreMany(workers: Int) {
        for limit in [6_000_000, 12_000_000] {
            var options = SearchOptions()
            (options.limits.memory, options.workers, options.leastWave) = (limit, workers, 1)
            options.store = .exact
            let result = BreadthFirstSearch(system: Fan(size: 1_000_003, width: 500), options: options).run()
            #expect(result.outcome == .incomplete(.memory))
            #expect(result.statistics.memoryBytes <= limit, "\(limit) bytes")
        }
    }

    @Test(arguments: [2, 7]) func statesWithManyTransitionsAreTheSame(workers: Int) {
        let system = Fan(size: 3001, width: 50)
        for kind in [StoreKind.exact, .tree, .bitstate] {
            var options = SearchOptions()
            options.store = kind
            let one = run(system, options, 1)
            #expect(one.counts == [3001, 3001, 150_050, 1])
            #expect(run(system, options, workers) == one)
        }
    }

    @Test(arguments: [2, 5]) func statesWithTheSameKeyAreToldApart(workers: Int) {
        let system = Fan(size: 3001, width: 50, areTwins: true)
        var options = SearchOptions()
        (options.store, options.leastWave) = (.exact, 1)
        let one = run(system, options, 1)
        #expect(one.counts == [3001, 3001, 150_050, 1])
        #expect(one.levels.prefix(3) == [1, 49, 343])
        #expect(run(system, options, workers) == one)
    }

    @Test func aCancelledWaveIsGivenUp() {
        let flag = CancellationFlag()
        flag.cancel()
        var options = SearchOptions()
        options.workers = 2
        let result = BreadthFirstSearch(system: TwoPhaseCommit(managers: 6), options: options).run(cancellation: flag)
        #expect(result.outcome == .incomplete(.interrupted))
    }
}

/// States each of which leads to many others, most of which many lead to.
private final class Fan: TransitionSystem {
    let layout: StateLayout
    let size: UInt64
    let width: UInt64
    /// Whether eight states that come one after the other have the same key in a table.
    let areTwins: Bool
    private let coder: KeyCoder

    init(size: UInt64, width: UInt64, areTwins: Bool = false) {
        (self.size, self.width, self.areTwins) = (size, width, areTwins)
        layout = StateLayout(wordCount: 2, bitCount: areTwins ? 128 : 80)
        coder = KeyCoder(layout: layout)
    }

    func replica() -> Self { self }

    func initialStates(into buffer: SuccessorBuffer) { append(0, to: buffer) }

    func inspect(_ state: PackedState, into buffer: SuccessorBuffer) {}

    func successors(of state: PackedState, into buffer: SuccessorBuffer) {
        let number = areTwins ? state[1] >> 8 : state[0]
        for step in 0..<width { append((number * 7 + (areTwins ? step : step * step)) % size, to: buffer) }
    }

    private func append(_ number: UInt64, to buffer: SuccessorBuffer) {
        let target = buffer.appendTransition()
        (target[0], target[1]) = areTwins ? (0, number << 8) : (number, number % 100)
        if areTwins { target[0] = number / 8 ^ coder.foldRest(of: target.view) }
    }
}

/// Three counters of which one state is bad.
private final class Lattice: TransitionSystem {
    let layout = StateLayout(wordCount: 1, bitCount: 30)
    let size: UInt64
    let badState: (UInt64, UInt64)
    let onTransition: Bool

    init(size: UInt64, badState: (UInt64, UInt64), onTransition: Bool) {
        (self.size, self.badState, self.onTransition) = (size, badState, onTransition)
    }

    func replica() -> Self { self }

    func initialStates(into buffer: SuccessorBuffer) { buffer.appendTransition()[0] = 0 }

    func inspect(_ state: PackedState, into buffer: SuccessorBuffer) {
        if !onTransition && isBad(state) { buffer.append(.violation(0)) }
    }

    func successors(of state: PackedState, into buffer: SuccessorBuffer) {
        for shift in [UInt64(0), 10, 20] where state[0] >> shift & 1023 < size {
            buffer.appendTransition()[0] = state[0] + 1 << shift
        }
        if onTransition && isBad(state) { buffer.append(.violation(0, on: 1)) }
    }

    private func isBad(_ state: PackedState) -> Bool {
        (state[0] & 1023, state[0] >> 10 & 1023) == badState && state[0] >> 20 == 11
    }
}
