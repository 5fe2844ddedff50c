import Engine
import Execution
import Foundation
import Language
import Reports

/// The search behind an explanation, and what is made of its traces.
struct ExplainSearch {
    /// What is searched.
    let system: ModelSystem
    /// The scenario.
    let scenario: Scenario
    /// What is judged.
    let selection: PropertySelection
    /// What the command line asks for.
    let options: ExplainOptions
    /// Set when the user interrupts.
    let cancellation: CancellationFlag

    /// The model as it was checked.
    private var program: Program { system.program }

    /// Compiles `program` for a search.
    init(
        program: Program, scenario: Scenario, options: ExplainOptions, cancellation: CancellationFlag
    ) throws(ExecutionLimit) {
        self.scenario = scenario
        self.options = options
        self.cancellation = cancellation
        selection = PropertySelection(program: program, scenario: scenario, names: options.check.properties)
        let interruption = Interruption { cancellation.isCancelled }
        system = try ModelSystem(
            program: program, selection: selection.judged, engine: options.check.engine, native: options.check.native,
            interruption: interruption)
    }

    /// What each search may take.
    private var searchOptions: SearchOptions {
        var result = SearchOptions()
        result.limits = Limits(
            states: options.check.maxStates, time: options.check.seconds.map { .seconds($0) },
            memory: options.check.bytes ?? MachineMemory.current().defaultLimit)
        result.workers = options.check.workers ?? min(64, ProcessInfo.processInfo.activeProcessorCount)
        return result
    }

    /// Searches, and explains what is asked for.
    func report(
        path: String, patterns: [(text: String, pattern: CallPattern)], progress: ((ProgressSnapshot) -> Void)?
    ) throws(CheckerFault) -> ExplainReport {
        let limits = searchOptions
        let search = BreadthFirstSearch(system: QuotientSystem(system, by: nil), options: limits)
        let result = search.run(cancellation: cancellation, progress: progress)
        let goals = search.judgeGoals(after: result, cancellation: cancellation, progress: progress)
        let liveness = search.judgeLiveness(after: result, cancellation: cancellation, progress: progress)
        system.finish()
        let open = [result.outcome, goals.outcome, liveness.outcome].first { $0 != .complete }
        let stop = open?.stopReason(limits.limits, seconds: options.check.seconds)
        let builder = SearchReportBuilder(
            search: search, result: result, goals: goals, liveness: liveness, selection: selection, stop: stop,
            goalStop: stop, livenessStop: stop, remedies: [])
        let report = try builder.report()
        let traced = subject(in: report)
        let trace =
            finding(of: traced, result.findings + goals.findings + liveness.errors).map { search.trace(to: $0) }
            ?? stem(of: traced, liveness)
        let states = states(of: trace, result.statistics)
        let last = max(0, states.count - 1)
        let asked = min(options.state ?? last, last)
        return ExplainReport(
            path: path, model: program.name,
            scenario: ScenarioReport(
                name: scenario.name, settings: program.parameters.filter(\.isSet).map { $0.binding(in: program) },
                outcome: .searched(report)),
            sources: program.sources, subject: explained(traced, trace), state: states.isEmpty ? nil : asked,
            questions: states.isEmpty ? [] : patterns.map { question($0.text, $0.pattern, in: states[asked]) },
            obstacles: obstacles(traced, states.last), stop: stop)
    }

    /// What is explained, before its origins are known.
    private func subject(in report: SearchReport) -> ExplainSubject {
        let wanted = options.check.properties.first
        for property in report.properties where wanted == nil || property.name == wanted {
            switch property.verdict {
            case .violated(let evidence): return .property(property, evidence, origins: [])
            case .reached(let evidence) where wanted != nil: return .property(property, evidence, origins: [])
            default: break
            }
        }
        if wanted == nil || wanted == ScenarioSelection.deadlock,
            case .found(let trace, let description) = report.deadlock
        {
            return .deadlock(trace, description)
        }
        if let error = report.errors.first(where: { wanted == nil || $0.property == wanted }) { return .error(error) }
        let verdict = report.properties.first { $0.name == wanted }?.verdict
        let name = wanted ?? "everything"
        switch verdict {
        case .unreachable: return .nothing("\(name) is unreachable: there is no trace to explain.")
        case .skipped, .notSelected: return .nothing("\(name) is not judged in this scenario.")
        case .incomplete: return .nothing("\(name) is undecided.")
        default:
            return .nothing(
                wanted == nil
                    ? "Nothing is violated in this scenario."
                    : "\(name) holds in this scenario: there is no trace to explain.")
        }
    }

    /// The finding behind a subject.
    private func finding(of subject: ExplainSubject, _ findings: [RecordedFinding]) -> RecordedFinding? {
        let subjects = system.subjects
        return findings.first { finding in
            switch (subjects[Int(finding.subject.index)], subject) {
            case (.property(let id), .property(let report, _, _)): program.properties[id.index].name == report.name
            case (.deadlock, .deadlock): true
            case (.error(let error), .error(let report)): error == report.error
            default: false
            }
        }
    }

    /// The way to the loop of the run that violates a `liveness` property; `nil` for others.
    private func stem(of subject: ExplainSubject, _ liveness: LivenessResult) -> Trace? {
        guard case .property(let report, _, _) = subject else { return nil }
        return liveness.violations.first { violation in
            guard case .property(let id) = system.subjects[Int(violation.subject.index)] else { return false }
            return program.properties[id.index].name == report.name
        }?.lasso.stem
    }

    /// The states of a trace; the first initial state where there is none.
    private func states(of trace: Trace?, _ statistics: Statistics) -> [[UInt64]] {
        if let trace {
            return (0...trace.steps.count).compactMap { trace.state(before: $0) }
        }
        let buffer = SuccessorBuffer(layout: system.layout)
        system.initialStates(into: buffer)
        return buffer.count == 0 ? [] : [buffer[0].array]
    }

    /// The subject with how its values came about.
    private func explained(_ subject: ExplainSubject, _ trace: Trace?) -> ExplainSubject {
        guard case .property(let report, let evidence, _) = subject, let trace,
            let index = program.properties.firstIndex(where: { $0.name == report.name })
        else { return subject }
        let isTransition = report.kind == .transition
        let count = trace.steps.count
        guard let state = trace.state(before: isTransition ? max(0, count - 1) : count) else { return subject }
        let last = isTransition ? trace.steps.last : nil
        let parts = system.explainWithReads(
            PropertyID(index), in: state, transition: last?.ordinal, target: last?.target)
        let values = trace.lastState.map { system.describe(state: $0).variables } ?? []
        let origins = parts.map { part in
            part.reads.map { read in
                ValueOrigin(
                    of: read, value: values.first { read == .variable($0.name) }?.value, in: evidence.trace)
            }
        }
        return .property(report, evidence, origins: origins)
    }

    /// What blocks every way on from the end of the trace of a `recoverable` property.
    private func obstacles(_ subject: ExplainSubject, _ state: [UInt64]?) -> [CallAnswer] {
        guard case .property(let report, let evidence, _) = subject, report.kind == .recoverable, evidence.rest != nil,
            let state
        else { return [] }
        return system.allAnswers(in: state)
    }

    /// The answer to what is asked about calls in `state`.
    private func question(_ text: String, _ pattern: CallPattern, in state: [UInt64]) -> CallQuestion {
        let answers = system.answers(to: pattern, in: state)
        let isPossible = answers.contains { if case .possible = $0.verdict { true } else { false } }
        return CallQuestion(text: text, answers: answers, nearest: isPossible ? nil : nearest(pattern, from: state))
    }

    /// The nearest state in which such a call can be made.
    private func nearest(_ pattern: CallPattern, from state: [UInt64]) -> CallQuestion.Nearest {
        let found = CancellationFlag()
        let target = CallSearchSystem(
            system, from: state, to: pattern, found: found, interruptedBy: cancellation)
        var limits = searchOptions
        limits.workers = 1
        let search = BreadthFirstSearch(system: target, options: limits)
        let result = search.run(cancellation: found)
        guard let finding = result.findings.first(where: { $0.subject == target.subject }) else {
            let stop = result.outcome.stopReason(limits.limits, seconds: options.check.seconds)
            return stop.map { .stopped($0) } ?? .never
        }
        let describer = TraceDescriber(system: system, hasSeveralStarts: false)
        return .after(describer.describe(search.trace(to: finding)))
    }
}
