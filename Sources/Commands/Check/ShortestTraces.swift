import Engine
import Execution
import Reports

/// The findings of a reduced search, found again without the reduction: so traces are the shortest, and the first.
struct ShortestTraces {
    /// The search without the reduction, as far as it had to go.
    let search: BreadthFirstSearch<QuotientSystem<ModelSystem>>
    /// What it found of what the reduced search had found.
    let findings: [RecordedFinding]
    /// What ended it before it had found everything; `nil` where nothing did.
    let stop: StopReason?

    /// Searches `system`, which leaves nothing out, for what `result` found, as deep as that is, within what is
    /// left of the limits of time and memory.
    ///
    /// - Parameters:
    ///   - options: how the reduced search was run, with the time that is left now.
    ///   - seconds: the limit of time that the user gave.
    init(
        of result: ExplorationResult, in system: QuotientSystem<ModelSystem>, options: SearchOptions, seconds: Int?,
        cancellation: CancellationFlag
    ) {
        let limits = options.limits
        var options = options
        let wanted = Set(result.findings.map(\.subject))
        let stopsAtFirst = result.outcome == .stoppedAtFirst
        options.stopsAtFirstViolation = stopsAtFirst
        options.limits.memory = limits.memory.map { max(0, $0 - ProcessMemory.residentBytes) }
        options.store = .auto  // Traces are the shortest for sure where no state is omitted.
        // Deadlock in the states of a level is told when they are expanded.
        options.limits.depth = (result.findings.map(\.length).max() ?? 0) + 1
        if !stopsAtFirst { options.wanted = wanted }
        search = BreadthFirstSearch(system: system, options: options)
        let found = search.run(cancellation: cancellation)
        // The first violation of all may be another one than the reduced search met first.
        findings = found.findings.filter { stopsAtFirst || wanted.contains($0.subject) }
        let isEveryoneKnown = stopsAtFirst ? found.outcome == .stoppedAtFirst : findings.count == wanted.count
        stop =
            isEveryoneKnown && found.outcome != .incomplete(.memory) && found.outcome != .incomplete(.states)
            ? nil : found.outcome.stopReason(limits, seconds: seconds)
    }

    /// The findings of the reduced search, each as it was found again, where it was.
    func replacing(_ reduced: [RecordedFinding]) -> [RecordedFinding] {
        if search.options.stopsAtFirstViolation && stop == nil { return findings }
        return reduced.map { finding in findings.first { $0.subject == finding.subject } ?? finding }
    }

    /// The trace to a finding; `nil` where it was not found again.
    func trace(to finding: RecordedFinding) -> Trace? {
        findings.contains(finding) ? search.run(to: finding) : nil
    }
}
