import Execution
import Language

/// The traces of one scenario.
struct ScenarioSection {
    /// The scenario.
    let scenario: ScenarioReport
    /// What is shown of it.
    let findings: [Findings.Finding]
    /// Whether it is one of several, and must be named.
    let namesScenario: Bool
    /// What was shown in the scenarios before.
    let seen: SeenFindings
    /// The files, for places.
    let sources: SourceMap
    /// How the text is laid out.
    let options: TerminalReport.Options

    /// The lines.
    var page: Page {
        var page = heading
        for finding in findings {
            page.separate()
            FindingSection(finding: finding, twin: seen.scenario(of: finding), sources: sources, options: options)
                .append(to: &page)
        }
        return page
    }

    /// The scenario's name, title, settings and documentation; nothing where there is nothing to tell.
    private var heading: Page {
        var page = Page()
        let isBare = scenario.title == nil && scenario.documentation.isEmpty && scenario.settings.isEmpty
        guard namesScenario || !isBare else { return page }
        var line = StyledLine("scenario \(scenario.name)", .strong)
        if let title = scenario.title { line.append(" \"\(title)\"") }
        page.append(line)
        for text in scenario.documentation { page.append("  \(text)", .faint) }
        if !scenario.settings.isEmpty {
            page.append(
                lead: StyledLine("  with "),
                phrases: scenario.settings.map { StyledLine("\($0.name) = \($0.value)") }.separated(by: ","),
                width: options.width)
        }
        return page
    }
}
