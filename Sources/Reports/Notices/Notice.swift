import Language

/// Something to tell of a scenario: what its search found, or did not find though it is expected.
///
/// Every format that lists findings lists these, with these words.
struct Notice {
    /// What it is about.
    let subject: Subject
    /// One sentence without a full stop: `invariant I is violated after 3 transitions`.
    let text: String
    /// Whether it is as the scenario says.
    let isExpected: Bool
    /// The place in the model.
    let span: SourceSpan?
    /// What was found; `nil` where it is told that something was not.
    let finding: Findings.Finding?

    /// What a notice can be about.
    enum Subject {
        case property(PropertyReport)
        case deadlock
        case error
    }
}

extension Notice {
    /// The trace and what explains it, as text for a page of 100 columns; empty where nothing was found.
    func body(sources: SourceMap) -> String {
        guard let finding else { return "" }
        var page = Page()
        FindingSection(finding: finding, twin: nil, sources: sources, options: TerminalReport.Options(), indent: 0)
            .appendBody(to: &page)
        return page.render(isColored: false)
    }

    /// The property that it is about.
    var property: PropertyReport? { if case .property(let property) = subject { property } else { nil } }
}

extension ScenarioReport {
    /// What there is to tell, in the order of the properties, then of deadlock, then of errors of the model.
    var notices: [Notice] {
        guard case .searched(let search) = outcome, let judgement else { return [] }
        let findings = Findings(of: search, against: expectations, accepting: known)
        let found = (findings.unexpected + findings.expected).map { Notice($0) }
        let missing = judgement.deviations.compactMap { search.notice(ofMissing: $0) }
        let order = Dictionary(search.properties.enumerated().map { ($1.name, $0) }) { first, _ in first }
        // What was found of a property comes before what was not.
        return (found + missing).enumerated().sorted { a, b in
            (a.element.rank(order), a.offset) < (b.element.rank(order), b.offset)
        }.map(\.element)
    }
}

extension SearchReport {
    /// That something is missing; `nil` for what a finding tells.
    fileprivate func notice(ofMissing deviation: Deviation) -> Notice? {
        switch deviation {
        case .violated, .deadlock, .error: return nil
        case .unreachable(let name):
            guard let property = properties.first(where: { $0.name == name }) else { return nil }
            return missing(.property(property), property.outcomeText ?? name)
        case .notUnreachable(let name), .notViolated(let name):
            guard let property = properties.first(where: { $0.name == name }) else { return nil }
            if case .reached = property.verdict, case .notUnreachable = deviation { return nil }
            return missing(.property(property), "\(property.kind.rawValue) \(deviation.text(in: self) ?? name)")
        case .noDeadlock: return missing(.deadlock, deviation.text(in: self) ?? "no deadlock")
        case .noError: return missing(.error, deviation.text(in: self) ?? "no error")
        }
    }

    /// A notice without a trace.
    private func missing(_ subject: Notice.Subject, _ text: String) -> Notice {
        let span: SourceSpan? = if case .property(let property) = subject { property.span } else { nil }
        return Notice(subject: subject, text: text, isExpected: false, span: span, finding: nil)
    }
}

extension Notice {
    /// Tells what was found.
    init(_ finding: Findings.Finding) {
        self.finding = finding
        text = [finding.headline, finding.remark].compactMap(\.self).joined(separator: ", ")
        isExpected = finding.isExpected
        span = finding.span
        switch finding.content {
        case .deadlock: subject = .deadlock
        case .error: subject = .error
        case .violated, .reached: subject = finding.property.map { .property($0) } ?? .error
        }
    }

    /// Where it stands among others.
    fileprivate func rank(_ order: [String: Int]) -> Int {
        switch subject {
        case .property(let property): order[property.name] ?? 0
        case .deadlock: order.count
        case .error: order.count + 1
        }
    }
}
