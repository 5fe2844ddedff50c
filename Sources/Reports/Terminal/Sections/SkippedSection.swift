/// What the scenarios of a model skip, each reason once with all that it excuses.
///
/// A model that is held against many requirements skips dozens of them: that does not fit into the scenarios' lines.
struct SkippedSection {
    /// The model.
    let model: ModelReport
    /// How the text is laid out.
    let options: TerminalReport.Options

    /// The skipped properties that a scenario's line still names.
    static let mostNamedInALine = 2

    /// The lines behind an empty one; none where the scenarios' lines name everything.
    var page: Page {
        var page = Page()
        let scenarios = model.scenarios.compactMap { scenario -> [SearchReport.Skip]? in
            guard case .searched(let search) = scenario.outcome else { return nil }
            return search.skipped.count > SkippedSection.mostNamedInALine ? search.skipped : nil
        }
        let skips = scenarios.flatMap(\.self).withoutRepetitions
        guard !skips.isEmpty else { return page }
        page.append(StyledLine())
        page.append("skipped:", .faint)
        for reason in skips.map(\.reason).withoutRepetitions {
            let names = skips.filter { $0.reason == reason }.map { skip in
                let count = scenarios.count { $0.contains(skip) }
                return count == scenarios.count
                    ? skip.name : "\(skip.name) (in \(count) of \(Wording.count(scenarios.count, "scenario")))"
            }
            page.append(StyledLine("  \(reason.isEmpty ? "without a reason" : reason):"))
            page.append(
                lead: StyledLine("      "), phrases: names.map { StyledLine($0) }.separated(by: ","),
                width: options.width)
        }
        return page
    }
}

extension SearchReport {
    /// A property, or deadlock, that a scenario skips.
    struct Skip: Hashable {
        /// Its name.
        let name: String
        /// Why; empty where the model does not say.
        let reason: String
    }

    /// What the scenario skips, in the order of the properties, deadlock last.
    var skipped: [Skip] {
        var skips = properties.compactMap { property -> Skip? in
            if case .skipped(let reason) = property.verdict {
                Skip(name: property.name, reason: reason ?? "")
            } else {
                nil
            }
        }
        if case .skipped(let reason) = deadlock { skips.append(Skip(name: "deadlock", reason: reason ?? "")) }
        return skips
    }
}
