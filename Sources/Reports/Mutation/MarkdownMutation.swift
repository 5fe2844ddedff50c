import Language

/// What became of the mutants of a model, as a Markdown table: which guard is needed, and by what.
public enum MarkdownMutation {
    /// A heading, the numbers, what is to be said beside, and a row for each mutant.
    ///
    /// Where `isQuiet`, only the mutants that ask for something have rows.
    public static func render(_ report: MutationReport, isQuiet: Bool) -> String {
        let title = [report.name, report.title].compactMap(\.self).map(MarkdownText.escaped).joined(separator: ": ")
        var text = "## \(title)\n\n\(MarkdownText.escaped(report.path)): \(report.summary); \(report.basis).\n"
        for remark in report.remarks { text += "\n- \(MarkdownText.escaped(remark))\n" }
        let mutants = isQuiet ? report.mutants.filter { !$0.outcome.isUnremarkable } : report.mutants
        if mutants.isEmpty { return text }
        text += "\n" + MarkdownText.row(["place", "in", "kind", "mutation", "outcome", "why"])
        text += MarkdownText.row(["---", "---", "---", "---", "---", "---"])
        for mutant in mutants { text += row(mutant) }
        return text
    }

    /// What is wrong with a file that has no mutants, as a block of `text`.
    public static func render(_ text: String) -> String { MarkdownText.block(text) }

    /// The row of a mutant.
    private static func row(_ mutant: MutantReport) -> String {
        let outcome =
            mutant.outcome == .survived(reason: nil) ? "**\(mutant.outcome.word)**" : mutant.outcome.word
        return MarkdownText.row([
            MarkdownText.escaped("\(mutant.place.path):\(mutant.place.line)"), MarkdownText.escaped(mutant.declaration),
            mutant.kind.rawValue, MarkdownText.escaped(mutant.text), outcome,
            MarkdownText.escaped(mutant.outcome.detail ?? ""),
        ])
    }
}
