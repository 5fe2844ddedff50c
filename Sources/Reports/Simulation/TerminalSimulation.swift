import Engine
import Execution
import Language

/// What random walks found, as text for a terminal or a mail.
public enum TerminalSimulation {
    /// What is bad with its traces, what was met of each property, what was counted, and what nothing exercised.
    public static func render(_ report: SimulationReport, options: TerminalReport.Options) -> String {
        var page = Page()
        let heading = ScenarioHeading(
            path: report.path, model: report.model, title: report.title, scenario: report.scenario.name,
            settings: report.scenario.settings)
        page.append(heading.page(options))
        for finding in Findings(of: report.search, against: report.scenario.expectations).bad {
            page.separate()
            FindingSection(finding: finding, twin: nil, sources: report.sources, options: options).append(to: &page)
            if let origin = report.origin(of: finding) {
                page.separate()
                page.append("    " + text(of: origin), .faint)
            }
        }
        page.separate()
        appendOutcomes(of: report, options, to: &page)
        page.separate()
        for line in counts(of: report, options) { page.append("  " + line) }
        let coverage = CoverageReport(
            neverExecuted: report.coverage.neverExecuted, vacuous: report.coverage.vacuous)
        page.append(CoverageSection(coverage: coverage, sources: report.sources, occasion: " in these walks").page)
        page.separate()
        page.append(paragraph: verdict(on: report), indent: 0, width: options.width)
        return page.render(isColored: options.isColored)
    }

    /// How a trace came about.
    private static func text(of origin: SimulationReport.Origin) -> String {
        let walk = "Walk \(Wording.number(origin.walk)) met it \(Wording.after(origin.transitions))"
        return origin.isShortest
            ? walk + "; no way there has fewer transitions than this one."
            : walk + "; what it does not need was left out. There may be a shorter way."
    }

    /// Appends what was met of each property, in groups.
    private static func appendOutcomes(
        of report: SimulationReport, _ options: TerminalReport.Options, to page: inout Page
    ) {
        let groups = groups(of: report).filter { !$0.names.isEmpty }
        let width = groups.map(\.lead.count).max() ?? 0
        for group in groups {
            var lead = StyledLine("  ")
            lead.append(group.lead, group.style)
            lead.pad(to: 2 + width + 2)
            page.append(
                lead: lead, phrases: group.names.map { StyledLine($0) }.separated(by: ","), width: options.width)
        }
    }

    /// What was met, with the names that it is true of.
    private static func groups(of report: SimulationReport) -> [(lead: String, names: [String], style: TextStyle)] {
        let search = report.search
        func names(_ isWanted: (PropertyReport) -> Bool) -> [String] { search.properties.filter(isWanted).map(\.name) }
        let unmet = search.properties.filter { $0.verdict == .incomplete }
        let judged = unmet.filter(\.kind.isJudgedOnWalks)
        let deadlocks = search.deadlock == .incomplete ? ["deadlock"] : []
        let errors = search.errors.map { "error: \($0.error.message)" }
        let isDeadlocked = if case .found = search.deadlock { ["deadlock"] } else { [String]() }
        return [
            (
                "violated",
                names { if case .violated = $0.verdict { true } else { false } } + isDeadlocked + errors, .bad
            ),
            ("reached", names { if case .reached = $0.verdict { true } else { false } }, .good),
            ("no violation found", judged.filter { $0.kind != .reachable }.map(\.name) + deadlocks, .plain),
            ("not reached so far", judged.filter { $0.kind == .reachable }.map(\.name), .caution),
            (
                "not judged",
                unmet.filter { !$0.kind.isJudgedOnWalks }.map { "\($0.name) (\($0.kind.rawValue))" },
                .faint
            ),
            (
                "skipped",
                names {
                    switch $0.verdict {
                    case .skipped: true
                    default: false
                    }
                }, .faint
            ),
        ]
    }

    /// What was counted.
    private static func counts(of report: SimulationReport, _ options: TerminalReport.Options) -> [String] {
        let result = report.result
        let states = Wording.number(result.states.isExact ? result.states.count : rounded(result.states.count))
        var lines = [
            "\(Wording.count(result.walks, "walk")) from seed \(report.seed), \(cutWalks(result.cutWalks))"
                + "\(Wording.count(result.transitions, "transition")) in all; "
                + "the longest has \(Wording.number(result.longestWalk)) of at most \(Wording.number(report.steps))",
            "\(result.states.isExact ? "" : "about ")\(states) distinct \(result.states.count == 1 ? "state" : "states")",
        ]
        if options.showsMeasurements {
            let seconds = result.elapsed / .seconds(1)
            let rate = seconds > 0 ? Int((Double(result.transitions) / seconds).rounded()) : 0
            lines.append("\(Wording.short(seconds)) s, \(Wording.magnitude(rate)) transitions/s")
        }
        return lines
    }

    /// What is said of walks that were cut short.
    private static func cutWalks(_ count: Int) -> String {
        count == 0 ? "" : "and \(Wording.number(count)) that \(count == 1 ? "was" : "were") cut short, "
    }

    /// An estimate with three digits.
    private static func rounded(_ count: Int) -> Int {
        var unit = 1
        while count / unit >= 1_000 { unit *= 10 }
        return (count + unit / 2) / unit * unit
    }

    /// What can be said in the end.
    static func verdict(on report: SimulationReport) -> String {
        var sentences: [String] = []
        let bad = Findings(of: report.search, against: report.scenario.expectations).bad
        let unexpected = report.unexpected.count
        switch (bad.count, unexpected) {
        case (0, _): sentences.append("Nothing bad was found. That is no proof: other walks may find something.")
        case (_, 0): sentences.append("Nothing bad was found but what the scenario expects.")
        default:
            sentences.append(
                "\(Wording.count(unexpected, "thing")) \(unexpected == 1 ? "was" : "were") found that the scenario does not expect."
            )
        }
        if !report.missing.isEmpty { sentences.append("Expected and not found: \(Wording.list(report.missing)).") }
        if report.result.hasOverflowed {
            sentences.append("A state has more transitions than fit into memory: some were left out.")
        }
        switch report.result.stop {
        case .interrupted: sentences.append("The walks were interrupted.")
        case .firstViolation: sentences.append("No more walks were begun after the first violation.")
        case .time, nil: break
        }
        return sentences.joined(separator: " ")
    }
}

extension SimulationReport {
    /// Where a finding comes from.
    func origin(of finding: Findings.Finding) -> Origin? {
        origins.first { origin in
            switch (origin.subject, finding.content) {
            case (.deadlock, .deadlock): true
            case (.error(let error), .error(let report)): error == report.error
            case (.property(let id), .violated(let name, _)), (.property(let id), .reached(let name, _)):
                search.properties.indices.contains(id.index) && search.properties[id.index].name == name
            default: false
            }
        }
    }
}
