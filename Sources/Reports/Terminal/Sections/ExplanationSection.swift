import Execution
import Language

/// Why a property came out as it did: the conjunct that decides, what its quantifiers were bound to, and the values of
/// its parts.
struct ExplanationSection {
    /// The parts that decide.
    let explanations: [Explanation]
    /// What is said of each.
    let heading: String
    /// The files, for places.
    let sources: SourceMap
    /// The blanks before everything.
    let indent: Int
    /// How the text is laid out.
    let options: TerminalReport.Options

    /// The widest part to whose values others are aligned.
    private static let widestAligned = 60

    /// Appends the lines, each part behind an empty one.
    func append(to page: inout Page) {
        for explanation in explanations {
            page.separate()
            var line = StyledLine(blanks: indent)
            line.append(heading)
            line.append(" (\(sources.text(ofPlace: explanation.span)))", .faint)
            line.append(":")
            page.append(line)
            append(explanation, to: &page)
        }
    }

    /// Appends the parts without their heading and place.
    func appendParts(to page: inout Page) { for explanation in explanations { append(explanation, to: &page) } }

    /// Appends one part.
    private func append(_ explanation: Explanation, to page: inout Page) {
        page.append(paragraph: explanation.conjunct, indent: indent + 2, width: options.width, style: .strong)
        if !explanation.bindings.isEmpty {
            var lead = StyledLine(blanks: indent + 2)
            lead.append("for ")
            page.append(
                lead: lead,
                phrases: explanation.bindings.map { StyledLine("\($0.name) = \($0.value)", .strong) }
                    .separated(by: ","),
                width: options.width)
        }
        append(explanation.terms, to: &page)
    }

    /// Appends the values of the parts, one below the other.
    private func append(_ terms: [Explanation.Term], to page: inout Page) {
        let widest = terms.map { StyledLine($0.text).width }.filter { $0 <= Self.widestAligned }.max() ?? 0
        for term in terms {
            var line = StyledLine(blanks: indent + 4)
            line.append(term.text)
            line.pad(to: indent + 4 + widest)
            line.append(" = ")
            line.append(term.value, .strong)
            page.append(line)
        }
    }
}
