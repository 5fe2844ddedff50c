/// The traces of a model, scenario by scenario: first of those that came out otherwise than they say.
///
/// Who looks at one scenario sees every trace. Otherwise, where something is wrong, only what has to do with it is shown;
/// where nothing is, what was expected is shown, and the way to a `reachable` once.
struct TraceSections {
    /// The model.
    let model: ModelReport
    /// How the text is laid out.
    let options: TerminalReport.Options

    /// The lines, each scenario behind an empty one.
    var page: Page {
        var page = Page()
        var seen = SeenFindings()
        for (scenario, chosen) in chosen {
            page.append(StyledLine())
            page.append(
                ScenarioSection(
                    scenario: scenario, findings: chosen, namesScenario: !isOnly, seen: seen, sources: model.sources,
                    options: options
                ).page)
            for finding in chosen { seen.insert(finding, of: scenario.name) }
        }
        if let remark = omissionText {
            page.append(StyledLine())
            page.append(remark, .faint)
        }
        return page
    }

    /// What is shown, by scenario; those that deviate first.
    var chosen: [(scenario: ScenarioReport, findings: [Findings.Finding])] {
        var seen = SeenFindings()
        return findings.compactMap { scenario, findings in
            let chosen = findings.all.filter { isShown($0, of: scenario, &seen) }
            return chosen.isEmpty ? nil : (scenario, chosen)
        }
    }

    /// How many traces are not shown, and how to see them; `nil` where nobody misses any.
    var omissionText: String? {
        let omitted = findings.map(\.1.all.count).reduce(0, +) - chosen.map(\.findings.count).reduce(0, +)
        guard omitted > 0, !isBrief else { return nil }
        return "\(Wording.count(omitted, "trace")) of what was expected not shown: --scenario NAME shows all of one."
    }

    /// What was found in each scenario that was searched, those that deviate first.
    private var findings: [(ScenarioReport, Findings)] {
        let deviating = model.scenarios.filter(\.isDeviating)
        return (deviating + model.scenarios.filter { !$0.isDeviating }).compactMap { scenario in
            guard case .searched(let search) = scenario.outcome else { return nil }
            return (scenario, Findings(of: search, against: scenario.expectations, accepting: scenario.known))
        }
    }

    /// Whether only one scenario was searched, so that nobody asks which one is meant.
    private var isOnly: Bool { findings.count == 1 }

    /// Whether only what came out otherwise is shown.
    private var isBrief: Bool { options.isQuiet || options.traces == .unexpected }

    /// Whether a trace is shown.
    private func isShown(_ finding: Findings.Finding, of scenario: ScenarioReport, _ seen: inout SeenFindings) -> Bool {
        guard finding.isExpected else { return true }
        guard !isBrief else { return false }
        guard !isOnly else { return true }
        if model.scenarios.contains(where: \.isDeviating) { return scenario.isDeviating && !finding.isWitness }
        return !finding.isWitness || seen.insert(witness: finding)
    }
}

/// What was shown before, so that nothing is shown twice.
struct SeenFindings {
    /// The `reachable` properties that a way to was shown of.
    private var witnesses: Set<String> = []
    /// The scenario in which each was shown first.
    private var scenarios: [Findings.Content: String] = [:]

    /// Notes that the way to a `reachable` is shown; false if one was shown before.
    mutating func insert(witness finding: Findings.Finding) -> Bool {
        guard case .reached(let property, _) = finding.content else { return true }
        return witnesses.insert(property).inserted
    }

    /// Notes that `finding` is shown in a scenario.
    mutating func insert(_ finding: Findings.Finding, of scenario: String) {
        if scenarios[finding.content] == nil { scenarios[finding.content] = scenario }
    }

    /// The scenario in which the same was shown; `nil` where it was in none.
    func scenario(of finding: Findings.Finding) -> String? { scenarios[finding.content] }
}

extension ScenarioReport {
    /// Whether it came out otherwise than it says.
    var isDeviating: Bool { judgement?.deviations.isEmpty == false }
}
