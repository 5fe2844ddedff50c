import Execution

/// The model and the scenario that something is said of, with the parameters that are not as the model declares them.
struct ScenarioHeading {
    /// The path of the model as the user sees it.
    let path: String
    /// The model's name.
    let model: String
    /// Its title.
    let title: String?
    /// The scenario's name.
    let scenario: String
    /// The parameters.
    let settings: [TransitionDescription.Binding]

    /// The lines.
    func page(_ options: TerminalReport.Options) -> Page {
        var page = Page()
        var line = StyledLine(path, .strong)
        line.append(": model \(model)")
        if let title { line.append(" \"\(title)\"") }
        line.append(", scenario ")
        line.append(scenario, .strong)
        page.append(line)
        guard !settings.isEmpty else { return page }
        page.append(
            lead: StyledLine("  with "),
            phrases: settings.map { StyledLine("\($0.name) = \($0.value)") }.separated(by: ","), width: options.width)
        return page
    }
}
