import Execution
import Language

/// Why a property came out as it did: the conjunct that decides, what its quantifiers were bound to, and the values of
/// its parts.
struct ExplanationSection {
    /// The parts that decide.
    let explanations: [Explanation]
    /// What stands before the first.
    let heading: String
    /// The files, for places.
    let sources: SourceMap
    /// The blanks before everything.
    let indent: Int
    /// How the text is laid out.
    let options: TerminalReport.Options

    /// Appends the lines behind an empty one.
    func append(to page: inout Page) {
        guard !explanations.isEmpty else { return }
        page.separate()
        page.append(blanks(indent, heading))
        for explanation in explanations { append(explanation, to: &page) }
    }

    /// Appends one part.
    private func append(_ explanation: Explanation, to page: inout Page) {
        var line = StyledLine()
        line.pad(to: indent + 2)
        line.append(explanation.conjunct, .strong)
        line.append("  (\(sources.text(ofPlace: explanation.span)))", .faint)
        page.append(line)
        if !explanation.bindings.isEmpty {
            var lead = StyledLine()
            lead.pad(to: indent + 2)
            lead.append("for ")
            page.append(
                lead: lead, phrases: explanation.bindings.map { StyledLine("\($0.name) = \($0.value)", .strong) },
                separator: ",", width: options.width)
        }
        append(explanation.terms, to: &page)
    }

    /// Appends the values of the parts, one below the other.
    private func append(_ terms: [Explanation.Term], to page: inout Page) {
        let widest = terms.map { StyledLine($0.text).width }.filter { $0 <= 60 }.max() ?? 0
        for term in terms {
            var line = blanks(indent + 4, term.text)
            line.pad(to: indent + 4 + widest)
            line.append(" = ")
            line.append(term.value, .strong)
            page.append(line)
        }
    }

    /// A line behind `count` blanks.
    private func blanks(_ count: Int, _ text: String) -> StyledLine {
        var line = StyledLine()
        line.pad(to: count)
        line.append(text)
        return line
    }
}
