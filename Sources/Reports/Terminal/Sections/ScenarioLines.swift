/// A line for each scenario of a model: its verdict, and how that compares with what it says.
struct ScenarioLines {
    /// The model.
    let model: ModelReport
    /// How the text is laid out.
    let options: TerminalReport.Options

    /// The lines.
    var page: Page {
        var page = Page()
        let statusWidth = model.scenarios.map(\.status.text.count).max() ?? 0
        let nameWidth = min(40, model.scenarios.map(\.name.count).max() ?? 0)
        for scenario in model.scenarios {
            var lead = StyledLine("  ")
            lead.append(scenario.status.text, scenario.status.style)
            lead.pad(to: 2 + statusWidth + 2)
            lead.append(scenario.name, .strong)
            lead.pad(to: 2 + statusWidth + 2 + nameWidth + 2)
            page.append(
                lead: lead, phrases: VerdictPhrases(scenario: scenario).phrases, width: options.width)
        }
        return page
    }
}

/// The word that a scenario's line begins with.
struct ScenarioStatus {
    /// The word.
    let text: String
    /// What it means.
    let style: TextStyle
}

extension ScenarioReport {
    /// The word that its line begins with.
    var status: ScenarioStatus {
        switch outcome {
        case .notRun: ScenarioStatus(text: "not run", style: .faint)
        case .invalid: ScenarioStatus(text: "invalid", style: .bad)
        case .fault: ScenarioStatus(text: "fault", style: .bad)
        case .searched:
            switch exitCode {
            case .success where !accepted.isEmpty: ScenarioStatus(text: "known", style: .caution)
            case .success: ScenarioStatus(text: "ok", style: .good)
            case .incomplete: ScenarioStatus(text: "incomplete", style: .caution)
            default: ScenarioStatus(text: "FAILED", style: .bad)
            }
        }
    }
}
