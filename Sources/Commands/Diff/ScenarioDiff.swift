import Engine
import Execution
import Language
import Reports

/// Compares two configurations.
struct ScenarioDiff {
    /// A configuration of a model.
    struct Side {
        /// The model.
        let model: LoadedModel
        /// The configuration.
        let scenario: Scenario
    }

    /// What was before.
    let old: Side
    /// What comes after.
    let new: Side
    /// How far.
    let options: DiffOptions
    /// Set when the user interrupts.
    let cancellation: CancellationFlag

    /// Compares them.
    func run() throws(DiffFailure) -> DiffPair {
        let (oldSystem, newSystem) = (try system(old), try system(new))
        var pair = DiffPair(oldScenario: old.scenario.name, newScenario: new.scenario.name)
        pair.oldSettings = settings(of: oldSystem.program)
        pair.newSettings = settings(of: newSystem.program)
        let (ours, theirs) = (oldSystem.program.views.map(\.name), newSystem.program.views.map(\.name))
        pair.views = ours.filter(theirs.contains)
        pair.otherViews = ours.filter { !theirs.contains($0) } + theirs.filter { !ours.contains($0) }
        let events = EventTable()
        compare(
            ModelObserver(oldSystem, views: pair.views, events: events),
            ModelObserver(newSystem, views: pair.views, events: events), events, &pair)
        if !options.leavesOutProperties { pair.verdicts = DiffVerdict.changes(from: judged(old), to: judged(new)) }
        return pair
    }

    /// The program of a side, ready to run.
    private func system(_ side: Side) throws(DiffFailure) -> ModelSystem {
        let checked = side.model.check(settings: side.scenario.settings, overrides: overrides(of: side.model))
        guard let program = checked.program, !checked.diagnostics.contains(where: \.isError) else {
            throw DiffFailure(diagnostics: checked.diagnostics, sources: side.model.sources)
        }
        let cancellation = cancellation
        do throws(ExecutionLimit) {
            return try ModelSystem(
                program: program, selection: Selection(properties: [], deadlock: false),
                interruption: Interruption { cancellation.isCancelled })
        } catch {
            let limit = Diagnostic(ExecutionLimitMessage(text: error.text), at: error.span)
            throw DiffFailure(diagnostics: [limit], sources: side.model.sources)
        }
    }

    /// The settings of the command line that a model has parameters for.
    private func overrides(of model: LoadedModel) -> [ParameterOverride] {
        let names = Set(model.parameterNames)
        return options.check.overrides.filter { names.contains($0.name) }
    }

    /// The parameters that are set.
    private func settings(of program: Program) -> [TransitionDescription.Binding] {
        program.parameters.filter(\.isSet).map { $0.binding(in: program) }
    }

    /// How far the comparison goes.
    private var limits: Limits {
        Limits(
            states: options.check.maxStates, depth: options.check.maxDepth,
            time: options.check.seconds.map { .seconds($0) },
            memory: options.check.bytes ?? MachineMemory.current().defaultLimit)
    }

    // MARK: What can be seen

    /// Compares what can be seen.
    private func compare(
        _ old: ModelObserver, _ new: ModelObserver, _ events: EventTable, _ pair: inout DiffPair
    ) {
        let comparison = TraceComparison(
            old: old, new: new, limits: limits, cancellation: cancellation, kind: events.kind)
        let result = comparison.run()
        pair.stop = result.outcome.stopReason(limits, seconds: options.check.seconds)
        if pair.stop == nil, let reason = comparison.exploreAll() {
            pair.stop = ExplorationOutcome.incomplete(reason).stopReason(limits, seconds: options.check.seconds)
        }
        (pair.oldStates, pair.newStates) = comparison.stateCounts
        // What was not met may be there only because not everything was looked at.
        if pair.stop == nil {
            let comparison = OutcomeComparison(old: old, new: new, events: events)
            pair.viewStates = comparison.viewStates
            pair.outcomes = comparison.outcomes
        }
        var described: Set<DiffSide> = []
        pair.differences = result.differences.map { difference in
            let side: DiffSide = difference.side == .old ? .old : .new
            let isFirst = described.insert(side).inserted
            let observer = difference.side == .old ? old : new
            return DiffDifference(
                side: side, word: difference.word.map { events[$0] }, instead: difference.instead.map { events[$0] },
                trace: isFirst ? trace(of: difference.word, in: observer) : nil)
        }
    }

    /// A way of a model on which a word is seen.
    private func trace(of word: [Int32], in observer: ModelObserver) -> TraceReport? {
        // A way is found in a small part of the states that were compared, if at all.
        let end = ContinuousClock.now + .seconds(options.check.seconds ?? 3600)
        let found = WordTrace.trace(of: word, in: observer) { [cancellation] in
            !cancellation.isCancelled && ContinuousClock.now < end
        }
        return found.map { trace in
            TraceDescriber(system: observer.system, hasSeveralStarts: (observer.initialMoves()?.count ?? 0) > 1)
                .describe(trace)
        }
    }

    // MARK: Verdicts

    /// What is judged on a side, by name.
    private func judged(_ side: Side) -> [(name: String, verdict: String)] {
        let check = ScenarioCheck(
            model: side.model, scenario: side.scenario, options: options.check, cancellation: cancellation,
            progress: nil)
        guard case .searched(let search) = check.run().report.outcome else { return [] }
        var list = search.properties.map { (name: $0.name, verdict: $0.verdict.name) }
        list.append((name: "deadlock", verdict: search.deadlock.name))
        for report in search.errors { list.append((name: "error: \(report.error.message)", verdict: "found")) }
        return list
    }
}

extension DiffVerdict {
    /// What differs between two lists of verdicts by name, in the order of the first, then of the second.
    static func changes(
        from old: [(name: String, verdict: String)], to new: [(name: String, verdict: String)]
    ) -> [DiffVerdict] {
        let before = Dictionary(old.map { ($0.name, $0.verdict) }) { first, _ in first }
        let after = Dictionary(new.map { ($0.name, $0.verdict) }) { first, _ in first }
        var seen: Set<String> = []
        return (old + new).map(\.name).filter { seen.insert($0).inserted }.compactMap { name in
            before[name] == after[name] ? nil : DiffVerdict(name: name, old: before[name], new: after[name])
        }
    }
}

extension PropertyVerdict {
    /// What it says, without its evidence.
    fileprivate var name: String {
        switch self {
        case .holds: "holds"
        case .violated: "violated"
        case .reached: "reached"
        case .unreachable: "unreachable"
        case .error: "error"
        case .skipped: "skipped"
        case .notSelected: "not selected"
        case .refused: "refused"
        case .incomplete: "incomplete"
        }
    }
}

extension DeadlockVerdict {
    /// What it says, without its evidence.
    fileprivate var name: String {
        switch self {
        case .absent: "absent"
        case .found: "found"
        case .allowed: "allowed"
        case .skipped: "skipped"
        case .notSelected: "not selected"
        case .incomplete: "incomplete"
        }
    }
}
