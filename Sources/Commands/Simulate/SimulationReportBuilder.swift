import Engine
import Execution
import Foundation
import Language
import Reports

/// Puts what walks found into the words of the model.
struct SimulationReportBuilder {
    /// What was walked through.
    private let target: CompiledScenario
    /// What the command line asks for.
    private let options: SimulateOptions
    /// What the walks found.
    private let result: SimulationResult
    /// What is bad: violations, and what must not be reached. A format for programs has the other findings too.
    private let shown: Set<WalkFinding>
    /// The shortest ways there.
    private let ways: ShorterWays
    /// Puts traces into words.
    private let traces: TraceDescriber

    /// Shortens the ways to what is bad.
    init(target: CompiledScenario, options: SimulateOptions, result: SimulationResult) {
        (self.target, self.options, self.result) = (target, options, result)
        target.system.finish()
        let workers = options.check.workers ?? min(64, ProcessInfo.processInfo.activeProcessorCount)
        let unwanted = Set(target.scenario.unreachable.map(\.text))
        let showsEverything = options.output.wantsStates
        shown = Set(
            result.findings.filter { finding in
                if showsEverything { return true }
                guard !finding.isViolation, case .property(let id) = target.system.subjects[Int(finding.subject.index)]
                else { return true }
                return unwanted.contains(target.program.properties[id.index].name)
            })
        ways = ShorterWays(to: result.findings.filter(shown.contains), in: target.system, workers: workers)
        traces = TraceDescriber(
            system: target.system, hasSeveralStarts: true, includesStates: options.output.wantsStates)
    }

    /// The model as it was walked through.
    private var program: Program { target.program }

    /// The report.
    ///
    /// - Throws: a fault where what was found does not fit the model.
    func report() throws(CheckerFault) -> SimulationReport {
        let subjects = target.system.subjects
        var search = SearchReport(deadlock: target.selection.deadlockExclusion ?? .incomplete)
        var found: [PropertyID: WalkFinding] = [:]
        var origins: [SimulationReport.Origin] = []
        for finding in result.findings {
            guard subjects.indices.contains(Int(finding.subject.index)) else {
                throw CheckerFault(
                    activity: "reporting what walks found", detail: "no subject \(finding.subject.index)")
            }
            let subject = subjects[Int(finding.subject.index)]
            if case .property(let property) = subject { found[property] = finding }
            guard shown.contains(finding) else { continue }
            let way = ways.way(to: finding)
            origins.append(
                SimulationReport.Origin(
                    subject: subject, walk: finding.walk + 1, transitions: finding.path.count - 1,
                    isShortest: way.isShortest))
            if case .deadlock = subject { search.deadlock = try deadlock(way) }
            if case .error(let error) = subject {
                let property = error.property.map { program.properties[$0.index].name }
                search.errors.append(
                    ErrorReport(error: error, property: property, trace: traces.describe(way.trace)))
            }
        }
        search.properties = program.properties.indices.map { property(PropertyID($0), found[PropertyID($0)]) }
        var scenario = ScenarioReport(
            name: target.scenario.name, title: target.scenario.title,
            documentation: target.scenario.documentation, settings: target.settings,
            expectations: Expectations(of: target.scenario), outcome: .searched(search))
        scenario.threads = target.system.threadNames
        return SimulationReport(
            path: target.path, model: program.name, title: target.model.title, sources: program.sources,
            scenario: scenario, search: search, origins: origins,
            coverage: CoverageReport(merging: [target.system.coverage], basis: .unfinishedSearches),
            seed: options.seed, steps: options.steps, result: result)
    }

    /// What walks found of a property.
    private func property(_ id: PropertyID, _ finding: WalkFinding?) -> PropertyReport {
        let property = program.properties[id.index]
        return PropertyReport(
            name: property.name, title: property.title, documentation: property.documentation,
            kind: PropertyKind(rawValue: property.content.keyword) ?? .invariant, span: property.nameSpan,
            verdict: target.selection.exclusions[id.index] ?? verdict(id, finding))
    }

    /// What is known of a property that is judged; that nothing was found makes nothing known.
    private func verdict(_ id: PropertyID, _ finding: WalkFinding?) -> PropertyVerdict {
        guard let finding else { return .incomplete }
        guard shown.contains(finding) else { return .reached(Evidence(trace: TraceReport(transitions: []))) }
        let way = ways.way(to: finding)
        let evidence = Evidence(
            trace: traces.describe(way.trace),
            explanations: target.system.explanations(of: id, atEndOf: way.trace, isOnTransition: way.isOnTransition),
            refinement: target.system.explainRefinement(id, along: way.trace))
        return finding.isViolation ? .violated(evidence) : .reached(evidence)
    }

    /// A deadlock.
    private func deadlock(_ way: ShorterWays.Way) throws(CheckerFault) -> DeadlockVerdict {
        guard let state = way.trace.lastState else {
            throw CheckerFault(activity: "describing a deadlock", detail: "its trace has no last state")
        }
        return .found(traces.describe(way.trace), target.system.describeDeadlock(in: state))
    }
}
