extension MatrixColumn {
    /// What the search found; `nil` where there was none.
    private var search: SearchReport? {
        if case .searched(let search) = scenario.outcome { search } else { nil }
    }

    /// What was found of each property.
    var properties: [PropertyReport] { search?.properties ?? [] }

    /// Everything that has a trace.
    private var findings: [Findings.Finding] {
        search.map { Findings(of: $0, against: scenario.expectations, accepting: scenario.known).all } ?? []
    }

    /// What the scenario says of the property of that name.
    func cell(ofProperty name: String) -> MatrixCell {
        guard let search else { return MatrixCell(.incomplete(scenario.absenceText)) }
        guard let property = search.properties.first(where: { $0.name == name }) else { return MatrixCell(.notJudged) }
        let verdict = verdict(of: property, in: search)
        let findings = findings.filter { finding in
            if case .error(let report) = finding.content {
                report.property == name
            } else {
                finding.property?.name == name
            }
        }
        return MatrixCell(verdict, findings: findings)
    }

    /// The verdict on a property in the words of the matrix.
    private func verdict(of property: PropertyReport, in search: SearchReport) -> MatrixCell.Verdict {
        switch property.verdict {
        case .holds: vacuous.contains(property.name) ? .vacuous : .holds
        case .violated(let evidence):
            .violated(length: evidence.trace.transitions.count + (evidence.loop?.transitions.count ?? 0))
        case .reached(let evidence): .reached(length: evidence.trace.transitions.count)
        case .unreachable: .unreachable
        case .error: .error
        case .skipped(let reason): .notApplicable(reason ?? "skipped without a reason")
        case .notSelected: .notJudged
        case .refused(let reduction, let conflict): .incomplete("\(reduction.name): \(conflict.reason)")
        case .incomplete where property.kind == .reachable: .incomplete(search.openText)
        case .incomplete: search.openVerdict
        }
    }

    /// What the scenario says of deadlock.
    var deadlockCell: MatrixCell {
        guard let search else { return MatrixCell(.incomplete(scenario.absenceText)) }
        let found = findings.filter { if case .deadlock = $0.content { true } else { false } }
        switch search.deadlock {
        case .absent: return MatrixCell(.holds)
        case .found(let trace, _): return MatrixCell(.violated(length: trace.transitions.count), findings: found)
        case .allowed: return MatrixCell(.notApplicable("the model allows deadlock"))
        case .skipped(let reason): return MatrixCell(.notApplicable(reason ?? "skipped without a reason"))
        case .notSelected: return MatrixCell(.notJudged)
        case .incomplete: return MatrixCell(search.openVerdict)
        }
    }

    /// Whether the search met errors.
    var errorsCell: MatrixCell {
        guard let search else { return MatrixCell(.incomplete(scenario.absenceText)) }
        let found = findings.filter { if case .error = $0.content { true } else { false } }
        if let length = search.errors.map(\.trace.transitions.count).min() {
            return MatrixCell(.violated(length: length), findings: found)
        }
        return MatrixCell(search.isExhaustive ? .holds : search.openVerdict)
    }
}

extension SearchReport {
    /// Why it is not known what was not found.
    var openText: String {
        if case .stopped(let reason) = completeness { return reason.text }
        return approximation?.text ?? "not everything was looked at"
    }

    /// What stands for something bad that was not found, though it may be there.
    fileprivate var openVerdict: MatrixCell.Verdict {
        if completeness == .complete, let approximation { return .notFound(approximation.text) }
        return .incomplete(openText)
    }
}

extension ScenarioReport {
    /// Why there was no search.
    fileprivate var absenceText: String {
        switch outcome {
        case .notRun(.interrupted): "interrupted"
        case .notRun(.needsTag(let tags)): "needs --tag \(tags.joined(separator: " or "))"
        case .invalid: "its configuration does not compile"
        case .fault(let fault): "the checker failed: \(fault.activity): \(fault.detail)"
        case .searched: "searched"
        }
    }
}
