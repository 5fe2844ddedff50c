import Language

/// What became of the mutants of a model, as text for a terminal or a mail.
public enum TerminalMutation {
    /// A line for each mutant below its declaration, then what is to be said beside, and the numbers.
    ///
    /// Where `isQuiet`, only the mutants that ask for something are listed.
    public static func render(_ report: MutationReport, isQuiet: Bool, options: TerminalReport.Options) -> String {
        var page = Page()
        var title = StyledLine(report.path, .strong)
        title.append(": model \(report.name)")
        if let text = report.title { title.append(" \"\(text)\"") }
        page.append(title)
        for section in report.sections {
            let mutants = isQuiet ? section.mutants.filter { !$0.outcome.isUnremarkable } : section.mutants
            if mutants.isEmpty { continue }
            page.separate()
            var heading = StyledLine(section.declaration, .strong)
            heading.append("  \(section.place.path):\(section.place.line)", .faint)
            page.append(heading)
            for mutant in mutants { append(mutant, options, to: &page) }
        }
        page.separate()
        for remark in report.remarks { page.append(paragraph: remark, indent: 0, width: options.width, style: .bad) }
        page.append(
            paragraph: "\(report.summary); \(report.basis)", indent: 0, width: options.width, style: .strong)
        return page.render(isColored: options.isColored)
    }

    /// Appends a mutant.
    private static func append(_ mutant: MutantReport, _ options: TerminalReport.Options, to page: inout Page) {
        var lead = StyledLine("  ")
        lead.append(mutant.outcome.word, mutant.outcome.style)
        lead.pad(to: 14)
        let line = "\(mutant.place.line)"
        lead.pad(to: 19 - line.count)
        lead.append("\(line)  \(mutant.kind.rawValue)")
        lead.pad(to: 33)
        var phrases = StyledLine(mutant.text, .strong).words
        if let detail = mutant.outcome.detail {
            phrases[phrases.count - 1].append(":")
            phrases += StyledLine(detail).words
        }
        page.append(lead: lead, phrases: phrases, width: options.width)
    }
}
