import Execution
import Language

/// What no scenario exercised.
struct CoverageSection {
    /// What was not exercised.
    let coverage: CoverageReport
    /// The files, for places.
    let sources: SourceMap
    /// How far it is true that nothing exercised something; what the report rests on where it is not said.
    var occasion: String?

    /// The lines behind an empty one; none where everything was exercised.
    var page: Page {
        var page = Page()
        append("never executed", coverage.neverExecuted, to: &page)
        append("vacuous, because never true", coverage.vacuous, to: &page)
        append("fairness that makes no difference", coverage.idleFairness, to: &page)
        return page
    }

    /// Appends a list with places.
    private func append(_ title: String, _ items: [CoverageItem], to page: inout Page) {
        guard !items.isEmpty else { return }
        page.append(StyledLine())
        page.append("\(title)\(occasion ?? coverage.basis.text):", .caution)
        let texts = items.map(\.kind.text)
        let widest = texts.map(\.count).filter { $0 <= 70 }.max() ?? 0
        for (item, text) in zip(items, texts) {
            var line = StyledLine("  \(text)")
            line.pad(to: 2 + widest)
            line.append("  (\(sources.text(ofPlace: item.span)))", .faint)
            page.append(line)
            if case .branch = item.kind { page.append("      \(sourceLine(of: item))", .faint) }
        }
    }
}

extension CoverageSection {
    /// The line that an item begins on, without the blanks around it, shortened.
    private func sourceLine(of item: CoverageItem) -> String {
        guard sources.files.indices.contains(item.span.file.index) else { return "" }
        let line = sources.line(
            sources.lineIndex(of: item.span.start, in: item.span.file), of: item.span.file)
        let text = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return text.count > 90 ? text.prefix(89) + "…" : text
    }
}

extension CoverageReport.Basis {
    /// How far it is true that nothing exercised something.
    var text: String {
        switch self {
        case .everything: ""
        case .someScenarios: " in the scenarios that were run"
        case .unfinishedSearches: " so far, as a search was cut short"
        }
    }
}

extension CoverageItem.Kind {
    /// What it is, in the words of the model.
    var text: String {
        switch self {
        case .operation(let name): "op \(name)"
        case .rule(let name): "rule \(name)"
        case .step(let operation, let label): "step \(label) of \(operation)"
        case .branch(let action, let word): "\(word) in \(action)"
        case .errno(let action, let name): "\(name) of \(action)"
        case .guardTrue(let property, let text): "\(property): \(text)"
        case .fairness(let declaration): declaration
        }
    }
}
