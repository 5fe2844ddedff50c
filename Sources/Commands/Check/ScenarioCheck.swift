import Engine
import Execution
import Foundation
import Language
import Reports

/// Runs one scenario of a model.
struct ScenarioCheck {
    /// The model.
    let model: LoadedModel
    /// The scenario.
    let scenario: Scenario
    /// What the command line asks for.
    let options: CheckOptions
    /// Set when the user interrupts.
    let cancellation: CancellationFlag
    /// Told now and then how far the search has come; `nil` where nobody looks.
    let progress: ((ProgressSnapshot) -> Void)?
    /// When the work began: the time limit is one of all of it.
    let begin = ContinuousClock.now
    /// Where the run is saved; `nil` where it is not.
    var checkpoint: ScenarioCheckpoint?

    /// What came of it.
    struct Result {
        /// The report.
        let report: ScenarioReport
        /// What is wrong with the model in this configuration.
        let diagnostics: [Diagnostic]
        /// What the search exercised; `nil` where there was none, or it left something out on purpose.
        let coverage: Coverage?
    }

    /// What came of the scenario in an earlier sitting, or what comes of it now, which is noted.
    func runOnce() -> Result {
        guard let checkpoint else { return run() }
        if let finished = checkpoint.finished(of: model, named: scenario.name) { return noted(finished) }
        if checkpoint.run.problem != nil {
            return Result(report: report(withoutRunning: .notRun(.interrupted)), diagnostics: [], coverage: nil)
        }
        let result = run()
        checkpoint.run.note(result, of: checkpoint.number)
        return result
    }

    /// The result that was noted in an earlier sitting.
    private func noted(_ finished: FinishedScenario) -> Result {
        let checked = model.check(settings: scenario.settings, overrides: overrides)
        var report = report(nil, .searched(finished.search), threads: finished.threads)
        report.settings = finished.settings
        return Result(
            report: report, diagnostics: checked.diagnostics,
            coverage: finished.coverage.map { Coverage(items: $0.map { ($0.item, $0.isCovered) }) })
    }

    /// Checks the configuration, searches its states and judges what was found.
    func run() -> Result {
        let checked = model.check(settings: scenario.settings, overrides: overrides)
        guard let program = checked.program, !checked.diagnostics.contains(where: \.isError) else {
            return Result(report: report(nil, .invalid), diagnostics: checked.diagnostics, coverage: nil)
        }
        let selection = PropertySelection(
            program: program, scenario: scenario, names: options.properties, store: options.store)
        let system: ModelSystem
        do throws(ExecutionLimit) {
            system = try ModelSystem(
                program: program, selection: selection.judged, engine: options.engine, native: options.native,
                interruption: interruption)
        } catch {
            let limit = Diagnostic(ExecutionLimitMessage(text: error.text), at: error.span)
            return Result(
                report: report(program, .invalid), diagnostics: checked.diagnostics + [limit], coverage: nil)
        }
        if options.partialOrder == .on { system.usePartialOrder() }
        let outcome: ScenarioReport.Outcome
        do throws(CheckerFault) {
            outcome = .searched(try search(system, selection))
        } catch {
            outcome = .fault(error)
        }
        system.finish()
        if case .searched(let search) = outcome, search.hasNowhereToBegin {
            let nowhere = Diagnostic(NoInitialStateMessage(), at: program.initial?.span)
            return Result(
                report: report(program, .invalid), diagnostics: checked.diagnostics + [nowhere], coverage: nil)
        }
        return Result(
            report: report(program, outcome, threads: system.threadNames), diagnostics: checked.diagnostics,
            coverage: options.partialOrder == .on ? nil : system.coverage)
    }

    /// The report of a scenario that another one was asked for instead of, or that waits for a tag or for time.
    func report(withoutRunning reason: ScenarioReport.Outcome) -> ScenarioReport { report(nil, reason) }

    /// Searches the states of `system`.
    private func search(_ system: ModelSystem, _ selection: PropertySelection) throws(CheckerFault) -> SearchReport {
        var limits = searchOptions
        let start = ProcessClock.seconds
        if options.engine == .native {
            do throws(NativeFailure) { try system.prepare() } catch {
                // What ended the compiler ends the search too, which says so.
                guard interruption.isDue else {
                    throw CheckerFault(activity: "making native code", detail: error.reason)
                }
            }
        }
        let asked = limits.limits
        limits.limits.time = timeLeft
        // The limit is one of the whole process. What little is left of too small a limit shows that it is one.
        limits.limits.memory = asked.memory.map { max($0 / 2, $0 - ProcessMemory.residentBytes) }
        let symmetry = SymmetryChoice(system: system, selection: selection, isWanted: options.symmetry == .auto)
        let search = BreadthFirstSearch(
            system: QuotientSystem(system, by: symmetry.canonicaliser), options: limits)
        if let checkpoint, !checkpoint.run.restore(search, system, of: checkpoint.number) {
            throw CheckerFault(activity: "reading the checkpoint", detail: "it cannot be gone on from")
        }
        let result = search.run(
            cancellation: cancellation, progress: progress, onPause: checkpoint?.saver(of: system))
        let exercised = checkpoint.map { _ in system.workMemory }
        let goals = search.judgeGoals(after: result, cancellation: cancellation, progress: progress)
        let liveness = search.judgeLiveness(
            after: result, cancellation: cancellation, progress: progress)
        system.noteFairness(binding: liveness.isExhaustive ? liveness.bindingEntities : nil)
        let shortest = shortestTraces(of: result, in: system, symmetry)
        system.finish()
        let stop = result.outcome.stopReason(asked, seconds: options.seconds)
        let goalStop = goals.outcome.stopReason(asked, seconds: options.seconds)
        let livenessStop = liveness.outcome.stopReason(asked, seconds: options.seconds)
        let cause = stop ?? goalStop ?? livenessStop
        if let exercised, !search.hasEnded || cause?.canBeGoneOnFrom(stop == nil) == true {
            checkpoint?.suspend(search, exercised)
        }
        let builder = SearchReportBuilder(
            search: search, result: result, goals: goals, liveness: liveness, selection: selection, stop: stop,
            goalStop: goalStop, livenessStop: livenessStop, shortest: shortest,
            remedies: options.remedies(for: system.layout), includesStates: options.output.wantsStates)
        var report = try builder.report()
        report.acceptsApproximation = options.acceptsApproximation
        report.symmetry = symmetry.use
        report.measurements = SearchMeasurements(
            wallSeconds: (result.statistics.elapsed + goals.elapsed + liveness.elapsed) / .seconds(1),
            processorSeconds: ProcessClock.seconds - start,
            stateBytes: result.statistics.memoryBytes + max(goals.memoryBytes, liveness.memoryBytes),
            peakBytes: ProcessMemory.peakBytes,
            engine: system.engineUse)
        return report
    }

    /// Finds anew, without the reduction, what a search with partial order found; `nil` for any other.
    private func shortestTraces(
        of result: ExplorationResult, in system: ModelSystem, _ symmetry: SymmetryChoice
    ) -> ShortestTraces? {
        if options.partialOrder == .off { return nil }
        let whole = QuotientSystem(system.withoutPartialOrder(), by: symmetry.canonicaliser)
        return ShortestTraces(
            of: result, in: whole, options: searchOptions, seconds: options.seconds, cancellation: cancellation)
    }

    /// Ends a step that is still running when the time is over or the user interrupts.
    private var interruption: Interruption {
        options.interruption(cancellation, since: begin)
    }

    /// The time that is left.
    private var timeLeft: Duration? {
        options.seconds.map { max(.zero, .seconds($0) - (ContinuousClock.now - begin)) }
    }

    /// How the search is run.
    private var searchOptions: SearchOptions {
        var result = SearchOptions()
        result.limits = Limits(
            states: options.maxStates, depth: options.maxDepth, time: timeLeft,
            memory: options.bytes ?? MachineMemory.current().defaultLimit)
        result.stopsAtFirstViolation = options.stopsAtFirst
        result.store = options.store
        result.traces = options.traces
        if let bytes = options.arrayLimit ?? options.bytes, bytes < .max { result.arrayBytes = bytes / 2 }
        result.workers = options.workers ?? min(64, ProcessInfo.processInfo.activeProcessorCount)
        return result
    }

    /// The settings of the command line that this model has parameters for.
    private var overrides: [ParameterOverride] {
        let names = Set(model.parameterNames)
        return options.overrides.filter { names.contains($0.name) }
    }

    /// The report of the scenario with that outcome.
    private func report(
        _ program: Program?, _ outcome: ScenarioReport.Outcome, threads: [String] = []
    ) -> ScenarioReport {
        var report = ScenarioReport(
            name: scenario.name, title: scenario.title, documentation: scenario.documentation,
            settings: program.map { program in program.parameters.filter(\.isSet).map { $0.binding(in: program) } }
                ?? [],
            expectations: Expectations(of: scenario), outcome: outcome)
        report.threads = threads
        return report
    }
}

extension SearchReport {
    /// Whether everything was looked at, and there was nothing to begin with.
    fileprivate var hasNowhereToBegin: Bool {
        completeness == .complete && statistics.initialStates == 0 && errors.isEmpty
    }
}

extension Diagnostic {
    /// Whether it keeps the model from being checked.
    var isError: Bool { message.severity == .error }
}

extension ExplorationOutcome {
    /// What ended the search early; `nil` where nothing did.
    func stopReason(_ limits: Limits, seconds: Int?) -> StopReason? {
        switch self {
        case .complete: nil
        case .stoppedAtFirst: .firstViolation
        case .incomplete(.states): .states(limits.states ?? 0)
        case .incomplete(.depth): .depth(limits.depth ?? 0)
        case .incomplete(.time): .time(seconds ?? 0)
        case .incomplete(.memory): .memory(limits.memory ?? 0)
        case .incomplete(.interrupted): .interrupted
        case .incomplete(.tooManyStates): .capacity
        }
    }
}
