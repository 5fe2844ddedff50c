import Testing

@testable import Engine

/// A search that is saved and goes on elsewhere says what an uninterrupted one says.
@Suite struct CheckpointTests {
    /// What a search says, but for times and bytes.
    struct Said: Equatable {
        let outcome: ExplorationOutcome
        let findings: [RecordedFinding]
        let traces: [Trace]
        let counts: [Int]
        let levels: [Int]
        let approximation: Approximation?

        init<System: TransitionSystem>(_ search: BreadthFirstSearch<System>, _ result: ExplorationResult) {
            let counted = result.statistics
            outcome = result.outcome
            findings = result.findings
            traces = result.findings.map(search.trace)
            counts = [counted.distinctStates, counted.expandedStates, counted.transitions, counted.initialStates]
            levels = counted.levelSizes
            approximation = counted.approximation
        }
    }

    /// A way to search.
    struct Way: CustomTestStringConvertible, Sendable {
        var store = StoreKind.exact
        var traces = TraceStorage.auto
        var workers = 1

        var testDescription: String { "\(store.rawValue), traces \(traces.rawValue), \(workers) workers" }

        var options: SearchOptions {
            var options = SearchOptions()
            options.store = store
            options.traces = traces
            options.workers = workers
            options.arrayBytes = 1 << 18
            return options
        }

        static let all =
            [StoreKind.exact, .tree, .hash, .bitstate].flatMap { store in
                [1, 2].map { Way(store: store, workers: $0) }
            } + [1, 2].map { Way(traces: .compact, workers: $0) }
    }

    /// The bytes of a checkpoint of `search`.
    static func save<System: TransitionSystem>(_ search: BreadthFirstSearch<System>) -> [UInt8] {
        let sink = CheckpointBytes()
        do throws(CheckpointError) {
            let writer = try CheckpointWriter(to: sink)
            try search.save(to: writer)
            try writer.finish()
        } catch {
            Issue.record("\(error)")
        }
        return sink.bytes
    }

    /// Searches, going over to a new search by way of a checkpoint after each `batches` batches; says how often it did.
    static func hop<System: TransitionSystem>(
        _ system: System, _ options: SearchOptions, every batches: Int
    ) throws -> (Said, hops: Int) {
        var (saved, hops): ([UInt8]?, Int) = (nil, 0)
        while true {
            let search = BreadthFirstSearch(system: system, options: options)
            if let saved { try search.restore(from: CheckpointReader.read(saved)) }
            let flag = CancellationFlag()
            var count = 0
            let result = search.run(
                cancellation: flag,
                onPause: { search, _ in
                    count += 1
                    if count == batches + 1 {
                        saved = save(search)
                        flag.cancel()
                    }
                })
            if result.outcome != .incomplete(.interrupted) { return (Said(search, result), hops) }
            hops += 1
        }
    }

    @Test(arguments: Way.all) func everyBatchIsAPlaceToGoOnFrom(way: Way) throws {
        let system = TwoPhaseCommit(managers: 4, wide: true)
        let search = BreadthFirstSearch(system: system, options: way.options)
        var saved: [[UInt8]] = []
        let whole = Said(search, search.run(onPause: { search, _ in saved.append(Self.save(search)) }))
        #expect(saved.count > 10)
        for bytes in saved {
            let next = BreadthFirstSearch(system: system, options: way.options)
            try next.restore(from: CheckpointReader.read(bytes))
            #expect(Said(next, next.run()) == whole)
        }
    }

    @Test(arguments: Way.all) func severalSittingsAreAsGoodAsOne(way: Way) throws {
        // Several workers take part in levels of more than a thousand states.
        let system = TwoPhaseCommit(managers: way.workers == 1 ? 5 : 6, wide: way.store != .exact)
        let whole = BreadthFirstSearch(system: system, options: way.options)
        let said = Said(whole, whole.run())
        let (hopped, hops) = try Self.hop(system, way.options, every: way.workers == 1 ? 7 : 12)
        #expect(hopped == said)
        #expect(hops > 2)
    }

    @Test(arguments: [StoreKind.exact, .tree, .bitstate])
    func whatWasFoundAndTheWaysToItAreKept(store: StoreKind) throws {
        var options = SearchOptions()
        (options.store, options.arrayBytes) = (store, 1 << 20)
        let search = BreadthFirstSearch(system: Broad(), options: options)
        var (saved, pauses) = ([[UInt8]](), 0)
        let result = search.run(onPause: { search, _ in
            pauses += 1
            if pauses % 16 == 5 { saved.append(Self.save(search)) }
        })
        let whole = Said(search, result)
        #expect(whole.findings.map(\.subject.index) == [0, 1, 2])
        #expect(whole.traces.map { $0.steps.map(\.ordinal) } == [[25, 274], [289], [19, 280]])
        saved.append(Self.save(search))
        #expect(saved.count > 2)
        for bytes in saved {
            let next = BreadthFirstSearch(system: Broad(), options: options)
            try next.restore(from: CheckpointReader.read(bytes))
            #expect(Said(next, next.run()) == whole)
        }
    }

    @Test func whatHasEndedIsRestoredAsItIs() throws {
        let system = TwoPhaseCommit(managers: 4)
        let search = BreadthFirstSearch(system: system)
        let said = Said(search, search.run())
        let next = BreadthFirstSearch(system: system)
        try next.restore(from: CheckpointReader.read(Self.save(search)))
        #expect(Said(next, next.run()) == said)
        #expect(next.words(of: StateID(100)) == search.words(of: StateID(100)))
    }

    @Test(arguments: [1, 2], [StoreKind.exact, .tree]) func moreMemoryLetsItGoOn(workers: Int, store: StoreKind) throws
    {
        let system = CounterGrid(counters: 3, limit: store == .tree ? 50 : 40)
        var options = SearchOptions()
        options.store = store
        options.workers = workers
        let whole = BreadthFirstSearch(system: system, options: options)
        let said = Said(whole, whole.run())
        options.limits.memory = store == .tree ? 700_000 : 2_500_000
        let small = BreadthFirstSearch(system: system, options: options)
        var saved: [UInt8]?
        let result = small.run(onPause: { search, pause in
            if pause == .withoutMemory { saved = Self.save(search) }
        })
        #expect(result.outcome == .incomplete(.memory))
        options.limits.memory = 1 << 30
        let large = BreadthFirstSearch(system: system, options: options)
        try large.restore(from: CheckpointReader.read(try #require(saved)))
        #expect(Said(large, large.run()) == said)
    }

    @Test func whatWasSeenOfTheEndOfMemoryCountsOnce() {
        let system = CounterGrid(counters: 3, limit: 40)
        var options = SearchOptions()
        options.limits.memory = 2_500_000
        let plain = BreadthFirstSearch(system: system, options: options)
        let watched = BreadthFirstSearch(system: system, options: options)
        let said = Said(plain, plain.run())
        #expect(said == Said(watched, watched.run(onPause: { _, _ in })))
    }

    @Test func anotherSystemIsRefused() throws {
        let search = BreadthFirstSearch(system: TwoPhaseCommit(managers: 4))
        _ = search.run()
        let reader = try CheckpointReader.read(Self.save(search))
        #expect(throws: CheckpointError.misfit("its states have another form")) {
            try BreadthFirstSearch(system: TwoPhaseCommit(managers: 5)).restore(from: reader)
        }
    }

    @Test func whatDoesNotFitIntoTheLimitIsRefused() throws {
        let system = TwoPhaseCommit(managers: 6)
        let search = BreadthFirstSearch(system: system)
        _ = search.run()
        var options = SearchOptions()
        options.limits.memory = 300_000
        let reader = try CheckpointReader.read(Self.save(search))
        #expect(throws: CheckpointError.memory) {
            try BreadthFirstSearch(system: system, options: options).restore(from: reader)
        }
    }
}

/// A tree in which each state leads to three hundred others, with a finding of each kind.
private final class Broad: TransitionSystem {
    let layout = StateLayout(wordCount: 2, bitCount: 128)

    func replica() -> Self { self }

    func initialStates(into buffer: SuccessorBuffer) { append(0, to: buffer) }

    func inspect(_ state: PackedState, into buffer: SuccessorBuffer) {
        if state[0] == 8075 { buffer.append(.violation(0)) }
        if state[0] == 290 { buffer.append(.witness(1)) }
    }

    func successors(of state: PackedState, into buffer: SuccessorBuffer) {
        for child in 300 * state[0] + 1...300 * state[0] + 300 where child < 9000 { append(child, to: buffer) }
        if state[0] == 20 { buffer.append(.violation(2, on: 280)) }
    }

    private func append(_ number: UInt64, to buffer: SuccessorBuffer) {
        let target = buffer.appendTransition()
        (target[0], target[1]) = (number, number << 50)
    }
}
