import Engine
import Execution
import Language
import Support

/// Everybody who can be asked about a small model, each independent of the others in something.
struct ModelJudges {
    /// Which of them are asked besides those that are always.
    struct Effort: OptionSet {
        let rawValue: Int
        /// Native code, which costs a run of a C compiler.
        static let native = Effort(rawValue: 1)
        /// Random walks, until they have been everywhere.
        static let walks = Effort(rawValue: 2)
    }

    /// The model.
    let program: Program
    /// Models with more states are left out.
    let maxStates: Int
    /// Who is asked.
    let effort: Effort

    /// Models with more states are not walked through.
    private static let mostWalkedStates = 25
    /// With more transitions from a state on average, walks need not go everywhere.
    private static let mostWalkedDegree = 6
    /// With more than that, each step of a walk takes long, so that there are few.
    private static let mostExpandedDegree = 100
    /// Models with more states are not judged for liveness.
    private static let mostLivenessStates = 30

    /// Models with more transitions for each of the states that they may have are left out: the reference checker is slow.
    private static let mostTransitions = 500

    /// A line for each thing that somebody says otherwise; `nil` where the model has more than `maxStates` states, or too many
    /// transitions.
    func differences() throws -> [String]? {
        let system = try ModelSystem(program: program, selection: selection)
        var options = SearchOptions()
        options.limits.states = maxStates
        options.store = .exact
        let search = BreadthFirstSearch(system: system, options: options)
        let result = search.run()
        guard result.isComplete, result.statistics.transitions <= Self.mostTransitions * maxStates else { return nil }
        let record = SearchRecord(result, of: system)
        let summary = RunSummary(search, result, program)
        // The reference checker stops late enough to show that it finds more states than there are.
        let expected = ReferenceChecker(program: program).run(maxStates: maxStates * 2)
        var lines = summary.differences(from: RunSummary(expected, of: program))
        lines += sameSearches(as: record, system, options)
        if effort.contains(.native) { lines += try nativeDifferences(from: record, options) }
        if effort.contains(.walks), record.states <= Self.mostWalkedStates { lines += walkDifferences(search, result) }
        lines += try reductionDifferences(summary, system, options)
        lines += try livenessDifferences()
        return lines
    }

    /// Everything but liveness.
    private var selection: Selection {
        let judged = program.properties.indices.filter { index in
            if case .liveness = program.properties[index].content { false } else { true }
        }
        return Selection(properties: Set(judged.map { PropertyID($0) }), deadlock: true)
    }

    // MARK: Searches that must be the same

    /// Other stores, and several workers, who share levels of any size.
    private func sameSearches(as record: SearchRecord, _ system: ModelSystem, _ options: SearchOptions) -> [String] {
        var variants: [(String, SearchOptions)] = []
        for (name, workers, wave, store, traces) in [
            ("tree", 1, 1024, StoreKind.tree, TraceStorage.auto), ("hash", 1, 1024, .hash, .auto),
            ("compact", 1, 1024, .exact, .compact), ("two workers", 2, 1, .exact, .auto),
            ("eight workers", 8, 1, .tree, .compact),
        ] {
            var variant = options
            (variant.workers, variant.leastWave, variant.store, variant.traces) = (workers, wave, store, traces)
            variants.append((name, variant))
        }
        return variants.compactMap { name, variant in
            record.difference(from: SearchRecord(system.replica(), variant)).map { "\(name): \($0)" }
        }
    }

    /// Native code.
    private func nativeDifferences(from record: SearchRecord, _ options: SearchOptions) throws -> [String] {
        var native = NativeOptions()
        (native.environment["HOME"], native.environment["XDG_CACHE_HOME"]) = (nil, nil)
        native.extraArguments = ["-O0"]
        let system = try ModelSystem(program: program, selection: selection, engine: .native, native: native)
        do { try system.prepare() } catch { return ["native: \(error.reason)"] }
        return record.difference(from: SearchRecord(system, options)).map { ["native: \($0)"] } ?? []
    }

    // MARK: Walks

    /// Random walks, which go nowhere else, and with patience everywhere.
    private func walkDifferences(
        _ search: BreadthFirstSearch<ModelSystem>, _ result: ExplorationResult
    ) -> [String] {
        var all = StateEstimate()
        for number in 0..<result.statistics.distinctStates {
            PackedState.withView(of: search.words(of: StateID(number))) { all.add($0) }
        }
        var options = SimulationOptions()
        options.choice = .transition
        var met = StateEstimate()
        func walk(_ count: Int, steps: Int) {
            (options.walks, options.steps) = (count, steps)
            met = Simulation(system: search.system.replica(), options: options).run().states
        }
        let transitions = result.statistics.transitions
        let counts = transitions <= Self.mostExpandedDegree * all.count ? [10, 100, 1_000, 10_000] : [10]
        for count in counts where met != all && met.count <= all.count { walk(count, steps: 20) }
        // Where most transitions change nothing, or lead to where nobody can go on, no patience is enough.
        if met.count < all.count {
            if transitions > Self.mostWalkedDegree * all.count { return [] }
            walk(3_000, steps: 400)
        }
        return met == all ? [] : ["walks: \(met.count) states, not \(all.count)"]
    }

    // MARK: Reductions

    /// Searches of a part of the graph that is enough.
    private func reductionDifferences(
        _ whole: RunSummary, _ system: ModelSystem, _ options: SearchOptions
    ) throws -> [String] {
        var lines: [String] = []
        let hasRefinement = program.properties.contains { if case .refinement = $0.content { true } else { false } }
        let symmetry = system.symmetry
        if !hasRefinement, !symmetry.classes.isEmpty {
            let reduced = try RunSummary(program, maxStates: maxStates, usesSymmetry: true)
            lines += symmetryDifferences(whole, reduced, symmetry)
        }
        if let text = try OrderRun.difference(on: program, maxStates: maxStates)?.text {
            lines.append("partial order: \(text)")
        }
        return lines
    }

    /// The quotient by symmetry, beside the orbits that brute force finds.
    private func symmetryDifferences(
        _ whole: RunSummary, _ reduced: RunSummary?, _ symmetry: ModelSymmetry
    ) -> [String] {
        guard let reduced else { return ["symmetry: more states"] }
        var lines = reduced.differencesOfVerdicts(from: whole).map { "symmetry: \($0)" }
        let orbits = ReferenceChecker(program: program).countOrbits(
            without: Set(symmetry.obstacles.map(\.type)), maxStates: maxStates, maxExchanges: 48)
        if let orbits, !orbits.isClosed { lines.append("an exchange leads out of the reachable states") }
        if let orbits, orbits.orbits != reduced.states || orbits.transitions != reduced.transitions {
            lines.append("orbits: \(reduced.states), \(reduced.transitions) transitions, not \(orbits)")
        }
        return lines
    }

    // MARK: Liveness

    /// `liveness`, beside the product of graph and formula with all fair runs looked through.
    private func livenessDifferences() throws -> [String] {
        let hasLiveness = program.properties.contains { if case .liveness = $0.content { true } else { false } }
        guard hasLiveness,
            let expected = ReferenceChecker(program: program).judgeLiveness(maxStates: Self.mostLivenessStates)
        else { return [] }
        let found = try LivenessAgreementTests.verdicts(of: program)
        return found == expected ? [] : ["liveness: \(found), not \(expected)"]
    }
}
