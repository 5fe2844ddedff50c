import Engine
import Execution
import Foundation
import Language
import Reports
import Synchronization

/// Runs the mutants of one model.
struct MutationRun: Sendable {
    /// The path of the model as the user sees it.
    let path: String
    /// The model.
    let model: LoadedModel
    /// What the command line asks for.
    let options: MutateOptions
    /// Set when the user interrupts.
    let cancellation: CancellationFlag
    /// Where progress is shown; `nil` where nobody looks.
    let progress: ProgressLine?

    /// A mutant may have so many times the states of the model before it is given up.
    static let growth = 10
    /// A mutant may have so many states in any case.
    static let leastStates = 100_000

    /// How many seconds a search runs before native code is made: every core is busy with other mutants, and most searches
    /// are short.
    static let patience = 30.0

    /// What can come of a model.
    enum Outcome {
        case report(MutationReport)
        /// It does not compile in some scenario.
        case broken([Diagnostic])
    }

    /// Runs the scenarios, then the mutants.
    func run() -> Outcome {
        let selection = ScenarioSelection(options: options.check)
        let scenarios = model.scenarios.filter { selection.decision(on: $0) == .run }
        let results = ParallelWork.map(count: scenarios.count, workers: workers) { baseline(of: scenarios[$0]) }
        var baselines: [MutationBaseline] = []
        var diagnostics: [Diagnostic] = []
        for result in results {
            switch result {
            case .searched(let baseline): baselines.append(baseline)
            case .broken(let found): diagnostics += found
            }
        }
        guard diagnostics.isEmpty else { return .broken(diagnostics.inOrder()) }
        return .report(report(on: mutations, against: baselines))
    }

    /// The mutations that are asked for.
    private var mutations: [Mutation] {
        let all = model.mutations(includesImports: options.includesImports)
        guard !options.declarations.isEmpty else { return all }
        return all.filter { mutation in
            options.declarations.contains { $0 == mutation.declaration || mutation.declaration.hasSuffix(" " + $0) }
        }
    }

    /// How many mutants are run at a time.
    private var workers: Int {
        options.check.workers ?? min(64, ProcessInfo.processInfo.activeProcessorCount)
    }

    /// What each search may take.
    private var limits: Limits {
        Limits(
            states: options.check.maxStates, time: options.check.seconds.map { .seconds($0) },
            memory: (options.check.bytes ?? MachineMemory.current().defaultLimit).map { $0 / workers })
    }

    /// What can come of a scenario without a mutation.
    private enum BaselineResult: Sendable {
        case searched(MutationBaseline)
        case broken([Diagnostic])
    }

    /// Runs a scenario without a mutation.
    private func baseline(of scenario: Scenario) -> BaselineResult {
        let checked = model.check(settings: scenario.settings, overrides: overrides)
        guard let program = checked.program else { return .broken(checked.diagnostics) }
        do throws(ExecutionLimit) {
            let system = try system(program, scenario)
            progress?.show("\(scenario.name.withoutInvisible) as it is")
            var limits = limits
            limits.states = [limits.states, options.mostScenarioStates].compactMap(\.self).min()
            let search = search(system, scenario, limits)
            let result = search.run(known: nil)
            let stop = result.outcome.stopReason(limits, seconds: options.check.seconds)
            let isTooLarge = options.mostScenarioStates.map { stop == .states($0) } ?? false
            return .searched(
                MutationBaseline(
                    scenario: scenario, program: program, code: ModelCode(system),
                    symmetricTypes: search.symmetry.use.types, result: result, stop: stop,
                    isTooLarge: isTooLarge))
        } catch {
            return .broken([Diagnostic(ExecutionLimitMessage(text: error.text), at: error.span)])
        }
    }

    /// What is judged of a program in a scenario.
    private func selection(_ program: Program, _ scenario: Scenario) -> PropertySelection {
        PropertySelection(program: program, scenario: scenario, names: options.check.properties)
    }

    /// What is run of a program.
    private func system(_ program: Program, _ scenario: Scenario) throws(ExecutionLimit) -> ModelSystem {
        let interruption = Interruption { [cancellation] in cancellation.isCancelled }
        var native = options.check.native
        native.patience = max(native.patience, Self.patience)
        return try ModelSystem(
            program: program, selection: selection(program, scenario).judged, engine: options.check.engine,
            native: native, interruption: interruption)
    }

    /// The search of a system.
    private func search(_ system: ModelSystem, _ scenario: Scenario, _ limits: Limits) -> MutantSearch {
        let symmetry = SymmetryChoice(
            system: system, selection: selection(system.program, scenario), isWanted: options.check.symmetry == .auto)
        return MutantSearch(system: system, symmetry: symmetry, limits: limits, cancellation: cancellation)
    }

    /// The settings of the command line that this model has parameters for.
    private var overrides: [ParameterOverride] {
        let names = Set(model.parameterNames)
        return options.check.overrides.filter { names.contains($0.name) }
    }

    /// Runs `mutations` and puts together what became of them.
    private func report(on mutations: [Mutation], against baselines: [MutationBaseline]) -> MutationReport {
        // Small scenarios first: most mutants differ in one of them.
        let order = baselines.enumerated().filter { $0.element.stop == nil }
            .sorted { ($0.element.result.states, $0.offset) < ($1.element.result.states, $1.offset) }.map(\.element)
        let unsearched = baselines.first { $0.stop != nil && !$0.isTooLarge }
        let done = Mutex(0)
        let outcomes = ParallelWork.map(count: mutations.count, workers: workers) { index in
            let outcome = outcome(of: mutations[index], order, unsearched)
            let count = done.withLock { number in
                number += 1
                return number
            }
            progress?.show("\(Wording.number(count)) of \(Wording.count(mutations.count, "mutant"))")
            return outcome
        }
        let results = zip(mutations, outcomes).compactMap { mutation, outcome in outcome.map { (mutation, $0) } }
        let judge = SurvivalJudge(
            results: results, isWhole: options.isWhole && order.count == baselines.count, sources: model.sources)
        return MutationReport(
            path: path, name: model.name, title: model.title,
            scenarios: baselines.map { baseline in
                MutationScenario(
                    name: baseline.scenario.name, states: baseline.result.states,
                    transitions: baseline.result.transitions, isReduced: !baseline.symmetricTypes.isEmpty,
                    stop: baseline.stop, isTooLarge: baseline.isTooLarge)
            },
            mutants: judge.mutants, staleNotes: judge.staleNotes)
    }

    /// What becomes of a mutant; `nil` where it does not compile.
    ///
    /// - Parameter unsearched: a scenario that was not searched to its end; what survives elsewhere may be killed there.
    private func outcome(
        of mutation: Mutation, _ baselines: [MutationBaseline], _ unsearched: MutationBaseline?
    ) -> MutantOutcome? {
        let mutant = model.applying(mutation)
        var undecided = unsearched.flatMap { baseline in
            baseline.stop.map { MutantOutcome.undecided(scenario: baseline.scenario.name, $0) }
        }
        var isEqual = true
        for baseline in baselines {
            if cancellation.isCancelled { return .undecided(scenario: baseline.scenario.name, .interrupted) }
            let checked = mutant.check(settings: baseline.scenario.settings, overrides: overrides)
            guard let program = checked.program, let system = try? system(program, baseline.scenario) else {
                return nil
            }
            if ModelCode(system).runsSameCode(as: baseline.code) { continue }
            let limits = limits(of: baseline)
            let search = search(system, baseline.scenario, limits)
            let comparison =
                isEqual ? baseline.comparison(with: system, symmetricTypes: search.symmetry.use.types) : nil
            let result = search.run(known: baseline.known, comparison: comparison)
            if let kill = baseline.difference(in: result) { return .killed(kill) }
            if let stop = result.outcome.stopReason(limits, seconds: options.check.seconds) {
                undecided = undecided ?? .undecided(scenario: baseline.scenario.name, stop)
            }
            isEqual = isEqual && result.isSame
        }
        return undecided ?? (isEqual ? .equivalent : .survived(reason: nil))
    }

    /// What the search of a mutant in a scenario may take.
    private func limits(of baseline: MutationBaseline) -> Limits {
        var limits = limits
        let most = max(Self.leastStates, baseline.result.states * Self.growth)
        limits.states = min(limits.states ?? most, most)
        return limits
    }
}
