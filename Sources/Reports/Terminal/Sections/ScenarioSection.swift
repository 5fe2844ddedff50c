import Execution
import Language

/// The traces of one scenario: what came out otherwise first, then the rest.
struct ScenarioSection {
    /// The scenario.
    let scenario: ScenarioReport
    /// Its model, for places.
    let model: ModelReport
    /// How the text is laid out.
    let options: TerminalReport.Options

    /// The lines; none where there is nothing to show.
    var page: Page {
        guard case .searched(let search) = scenario.outcome else { return Page() }
        let findings = Findings(of: search, against: scenario.expectations)
        let isBrief = options.isQuiet || options.traces == .unexpected
        let shown = findings.unexpected + (isBrief ? [] : findings.expected)
        guard !shown.isEmpty else { return Page() }
        var page = heading
        for finding in shown {
            page.separate()
            FindingSection(finding: finding, sources: model.sources, options: options).append(to: &page)
        }
        return page
    }

    /// The scenario's name, title, settings and documentation.
    private var heading: Page {
        var page = Page()
        var line = StyledLine("scenario \(scenario.name)", .strong)
        if let title = scenario.title { line.append(" \"\(title)\"") }
        page.append(line)
        for text in scenario.documentation { page.append("  \(text)", .faint) }
        if !scenario.settings.isEmpty {
            page.append(
                lead: StyledLine("  with "),
                phrases: scenario.settings.map { StyledLine("\($0.name) = \($0.value)") }, separator: ",",
                width: options.width)
        }
        return page
    }
}

/// What a search found that has a trace, sorted by whether it was expected.
struct Findings {
    /// What came out otherwise than expected.
    private(set) var unexpected: [Finding] = []
    /// What was expected, and the witnesses.
    private(set) var expected: [Finding] = []

    /// Something with a trace.
    struct Finding {
        /// What it is.
        enum Content {
            case violated(PropertyReport, Evidence)
            case reached(PropertyReport, Evidence)
            case deadlock(TraceReport, DeadlockDescription)
            case error(ErrorReport)
        }

        let content: Content
        /// How it compares with what the scenario says; `nil` where nothing is said of it.
        let remark: String?
        let isExpected: Bool
    }

    /// Sorts what `search` found.
    init(of search: SearchReport, against expectations: Expectations) {
        for property in search.properties { add(property, expectations) }
        if case .found(let trace, let description) = search.deadlock {
            add(.deadlock(trace, description), isExpected: expectations.deadlock, "as expected")
        }
        for report in search.errors {
            let isExpected = expectations.errors.contains { report.error.message.contains($0) }
            add(.error(report), isExpected: isExpected, "as expected")
        }
    }

    /// Adds what was found of a property.
    private mutating func add(_ property: PropertyReport, _ expectations: Expectations) {
        switch property.verdict {
        case .violated(let evidence):
            let isNamed = expectations.violated.contains(property.name)
            add(
                .violated(property, evidence), isExpected: isNamed || expectations.othersMayBeViolated,
                isNamed ? "as expected" : "which the scenario leaves open")
        case .reached(let evidence):
            let isExpected = !expectations.unreachable.contains(property.name)
            let finding = Finding(
                content: .reached(property, evidence), remark: isExpected ? nil : "though expected to be unreachable",
                isExpected: isExpected)
            if isExpected { expected.append(finding) } else { unexpected.append(finding) }
        default: break
        }
    }

    /// Adds something bad, with a remark where it is expected.
    private mutating func add(_ content: Finding.Content, isExpected: Bool, _ remark: String) {
        let finding = Finding(content: content, remark: isExpected ? remark : nil, isExpected: isExpected)
        if isExpected { expected.append(finding) } else { unexpected.append(finding) }
    }
}
