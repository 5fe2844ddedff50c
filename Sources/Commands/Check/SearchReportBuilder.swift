import Engine
import Execution
import Language
import Reports

/// Puts what a search found into the words of the model.
struct SearchReportBuilder {
    /// The search, which has run.
    let search: BreadthFirstSearch<QuotientSystem<ModelSystem>>
    /// What it found.
    let result: ExplorationResult
    /// What is known of `recoverable` properties.
    let goals: GoalResult
    /// What is known of `liveness` properties.
    let liveness: LivenessResult
    /// What it was asked for.
    let selection: PropertySelection
    /// What ended it early; `nil` where nothing did.
    let stop: StopReason?
    /// What left `recoverable` properties open of which nothing was found; `nil` where nothing did.
    let goalStop: StopReason?
    /// The same of `liveness` properties.
    let livenessStop: StopReason?
    /// The traces without the reduction by partial order; `nil` where there was no such reduction.
    var shortest: ShortestTraces?
    /// What might help where memory ends the search.
    let remedies: [MemoryRemedy]
    /// Whether each state of a trace is described too.
    var includesStates = false

    /// The model as it was searched.
    private var system: ModelSystem { search.system.base }
    /// The model as it was checked.
    private var program: Program { system.program }

    /// The report.
    ///
    /// - Throws: a fault where what was found does not fit the model.
    func report() throws(CheckerFault) -> SearchReport {
        let subjects = system.subjects
        var properties: [PropertyID: RecordedFinding] = [:]
        var deadlock: RecordedFinding?
        var errors: [(ModelError, RecordedFinding)] = []
        let found = shortest?.replacing(result.findings) ?? result.findings
        for finding in found + goals.findings + liveness.errors {
            guard subjects.indices.contains(Int(finding.subject.index)) else {
                throw CheckerFault(
                    activity: "reporting what a search found", detail: "no subject \(finding.subject.index)")
            }
            switch subjects[Int(finding.subject.index)] {
            case .property(let property): properties[property] = finding
            case .deadlock: deadlock = finding
            case .error(let error): errors.append((error, finding))
            }
        }
        let erring = Set(errors.compactMap(\.0.property))
        let traces = TraceDescriber(
            system: system, hasSeveralStarts: result.statistics.initialStates > 1, includesStates: includesStates)
        var report = SearchReport(
            properties: program.properties.indices.map { index in
                propertyReport(
                    index, finding: properties[PropertyID(index)], isErring: erring.contains(PropertyID(index)), traces)
            },
            deadlock: try deadlockVerdict(deadlock, traces), errors: errors.map { errorReport($0.0, $0.1, traces) },
            completeness: (stop ?? goalStop ?? livenessStop).map { .stopped($0) } ?? .complete, statistics: statistics,
            isNarrowed: selection.isNarrowed, partialOrder: shortest.map { PartialOrderReport(traceStop: $0.stop) })
        report.approximation = result.statistics.approximation
        if case .memory = stop ?? goalStop ?? livenessStop {
            report.forecast = stop == nil ? nil : Forecast(levelSizes: result.statistics.levelSizes.dropLast())
            report.remedies = remedies
        }
        return report
    }

    /// The trace to a finding.
    private func trace(to finding: RecordedFinding) -> Trace {
        shortest?.trace(to: finding) ?? search.run(to: finding)
    }

    /// Whether no state was left out, or could have been.
    private var isExhaustive: Bool { stop == nil && result.statistics.approximation == nil }

    /// What was counted.
    private var statistics: SearchStatistics {
        let counted = result.statistics
        return SearchStatistics(
            states: counted.distinctStates, transitions: counted.transitions, initialStates: counted.initialStates,
            depth: counted.depth)
    }

    /// What was found of the property at `index`.
    private func propertyReport(
        _ index: Int, finding: RecordedFinding?, isErring: Bool, _ traces: TraceDescriber
    ) -> PropertyReport {
        let property = program.properties[index]
        let verdict: PropertyVerdict
        if let exclusion = selection.exclusions[index] {
            verdict = exclusion
        } else if isErring {
            verdict = .error
        } else if let violation = violation(of: PropertyID(index)) {
            verdict = .violated(evidence(of: violation, traces))
        } else if let finding {
            let evidence = evidence(of: PropertyID(index), finding, traces)
            verdict = finding.isViolation ? .violated(evidence) : .reached(evidence)
        } else {
            verdict = self.verdict(withoutFinding: property.content)
        }
        return PropertyReport(
            name: property.name, title: property.title, documentation: property.documentation,
            kind: PropertyKind(rawValue: property.content.keyword) ?? .invariant, span: property.nameSpan,
            verdict: verdict)
    }

    /// What it means that nothing was found of a property of that kind.
    private func verdict(withoutFinding content: PropertyContent) -> PropertyVerdict {
        switch content {
        case .recoverable: goalStop == nil ? .holds : .incomplete
        case .reachable: isExhaustive ? .unreachable : .incomplete
        case .liveness: livenessStop == nil ? .holds : .incomplete
        case .invariant, .transition, .refinement: isExhaustive ? .holds : .incomplete
        }
    }

    /// The trace to a finding, with what decides the property there.
    private func evidence(of property: PropertyID, _ finding: RecordedFinding, _ traces: TraceDescriber) -> Evidence {
        let trace = trace(to: finding)
        let explanations = system.explanations(of: property, atEndOf: trace, isOnTransition: finding.transition >= 0)
        return Evidence(
            trace: traces.describe(trace), explanations: explanations,
            rest: rest(after: trace, of: property, finding.subject),
            refinement: system.explainRefinement(property, along: trace))
    }

    /// The run that violates a `liveness` property, if one does.
    private func violation(of property: PropertyID) -> LivenessViolation? {
        liveness.violations.first { system.subjects[Int($0.subject.index)] == .property(property) }
    }

    /// The run that violates a `liveness` property, with what everybody does in its loop.
    private func evidence(of violation: LivenessViolation, _ traces: TraceDescriber) -> Evidence {
        let lasso = violation.lasso
        let loop = traces.describe(
            Trace(initialOrdinal: -1, initialState: lasso.stem.lastState, steps: lasso.loop))
        return Evidence(
            trace: traces.describe(lasso.stem),
            loop: LoopReport(
                transitions: loop.transitions, states: Array(loop.states.dropFirst()),
                participants: system.describeParticipants(of: lasso, transitions: loop.transitions),
                instance: system.describeInstance(violation.property)))
    }

    /// What is left at the end of the trace of a `recoverable` property; `nil` for others.
    private func rest(after trace: Trace, of property: PropertyID, _ subject: SubjectID) -> NoWayBack? {
        guard case .recoverable = program.properties[property.index].content, let state = trace.lastState else {
            return nil
        }
        return NoWayBack(
            reachableStates: goals.reachableStates[subject], isUpToSymmetry: search.system.isReduced,
            moves: system.describeMoves(in: state))
    }

    /// What was found of deadlock.
    private func deadlockVerdict(_ finding: RecordedFinding?, _ traces: TraceDescriber) throws(CheckerFault)
        -> DeadlockVerdict
    {
        if let exclusion = selection.deadlockExclusion { return exclusion }
        guard let finding else { return isExhaustive ? .absent : .incomplete }
        let trace = trace(to: finding)
        guard let state = trace.lastState else {
            throw CheckerFault(activity: "describing a deadlock", detail: "its trace has no last state")
        }
        return .found(traces.describe(trace), system.describeDeadlock(in: state))
    }

    /// An error with its trace.
    private func errorReport(
        _ error: ModelError, _ finding: RecordedFinding, _ traces: TraceDescriber
    ) -> ErrorReport {
        ErrorReport(
            error: error, property: error.property.map { program.properties[$0.index].name },
            trace: traces.describe(trace(to: finding)))
    }
}
