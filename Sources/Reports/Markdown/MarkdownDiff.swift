/// A comparison as Markdown: for a review or a mail.
public enum MarkdownDiff {
    /// A table of the pairs that were compared, and what differs in each as a block of text.
    public static func render(_ report: DiffReport) -> String {
        let options = TerminalReport.Options()
        var text = "## \(side(report.old)) → \(side(report.new))\n\n"
        text += MarkdownText.row(["scenario", "outcome", "states of OLD", "states of NEW"])
        text += MarkdownText.row(["---", "---", "--:", "--:"])
        for pair in report.pairs {
            text += MarkdownText.row([
                MarkdownText.escaped(pair.name),
                MarkdownText.escaped(DiffSection(pair: pair, options: options).verdict),
                Wording.number(pair.oldStates), Wording.number(pair.newStates),
            ])
        }
        for scenario in report.unpaired {
            text += MarkdownText.row([MarkdownText.escaped(scenario.name), "in \(scenario.side.rawValue) only", "", ""])
        }
        for pair in report.pairs where pair.isDifferent {
            let page = DiffSection(pair: pair, options: options).page.render(isColored: false)
            text += "\n### Scenario \(MarkdownText.escaped(pair.name))\n\n" + MarkdownText.block(page)
        }
        return text
    }

    /// A side by its place and its model.
    private static func side(_ side: DiffReport.Side) -> String {
        MarkdownText.escaped(side.place.contains(side.model) ? side.place : "\(side.place) (\(side.model))")
    }
}

extension DiffPair {
    /// The scenario; both where they differ.
    var name: String { oldScenario == newScenario ? oldScenario : "\(oldScenario) → \(newScenario)" }
}
