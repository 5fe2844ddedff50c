import Execution

/// What a scenario's line says behind its name: first what came out otherwise, then what was expected and came, then
/// what is open, and the rest in numbers.
struct VerdictPhrases {
    /// The scenario.
    let scenario: ScenarioReport

    /// The phrases in order.
    var phrases: [StyledLine] {
        switch scenario.outcome {
        case .notRun(.needsTag(let tags)):
            [StyledLine("needs --tag \(tags.joined(separator: " or "))", .faint)]
        case .notRun(.interrupted): [StyledLine("interrupted", .caution)]
        case .invalid: [StyledLine("its configuration does not compile")]
        case .fault(let fault): [StyledLine("the checker failed: \(fault.activity): \(fault.detail)")]
        case .searched(let search):
            deviations(of: search) + expected(of: search) + open(of: search) + left(of: search) + numbers(of: search)
        }
    }

    /// What came out otherwise.
    private func deviations(of search: SearchReport) -> [StyledLine] {
        Judgement(of: search, against: scenario.expectations).deviations.map { $0.text(in: search) }
            .countingRepetitions.map { StyledLine($0, .bad) }
    }

    /// What was expected and came.
    private func expected(of search: SearchReport) -> [StyledLine] {
        let expectation = scenario.expectations
        var texts: [String] = []
        for property in search.properties {
            switch property.verdict {
            case .violated where expectation.violated.contains(property.name):
                texts.append("\(property.name) violated as expected")
            case .violated where expectation.othersMayBeViolated:
                texts.append("\(property.name) violated, which is left open")
            case .unreachable where expectation.unreachable.contains(property.name):
                texts.append("\(property.name) unreachable as expected")
            default: break
            }
        }
        if case .found = search.deadlock, expectation.deadlock { texts.append("deadlock as expected") }
        for report in search.errors where expectation.errors.contains(where: report.error.message.contains) {
            texts.append("error as expected: \(report.error.message)")
        }
        return texts.countingRepetitions.map { StyledLine($0) }
    }

    /// What nobody knows yet.
    private func open(of search: SearchReport) -> [StyledLine] {
        var phrases: [StyledLine] = []
        if case .stopped(let reason) = search.completeness { phrases.append(StyledLine(reason.text, .caution)) }
        phrases += search.properties.filter { $0.verdict == .notCheckedYet }.map {
            StyledLine("\($0.name) not checked: '\($0.kind.rawValue)' is not supported yet", .caution)
        }
        var undecided = search.properties.filter { $0.verdict == .incomplete }.map(\.name)
        if search.deadlock == .incomplete { undecided.append("deadlock") }
        if !undecided.isEmpty { phrases.append(StyledLine("undecided: \(Wording.list(undecided))", .caution)) }
        return phrases
    }

    /// What was left out on purpose.
    private func left(of search: SearchReport) -> [StyledLine] {
        var texts: [String] = []
        for property in search.properties {
            if case .skipped(let reason) = property.verdict {
                texts.append("\(property.name) skipped" + (reason.map { ": \($0)" } ?? ""))
            }
        }
        if case .skipped(let reason) = search.deadlock {
            texts.append("deadlock skipped" + (reason.map { ": \($0)" } ?? ""))
        }
        let unselected = search.properties.filter { if case .notSelected = $0.verdict { true } else { false } }.count
        if unselected > 0 { texts.append("\(Wording.count(unselected, "property", "properties")) not selected") }
        return texts.map { StyledLine($0, .faint) }
    }

    /// What came out well without anybody naming it.
    private func numbers(of search: SearchReport) -> [StyledLine] {
        var texts: [String] = []
        let holding = search.properties.filter { $0.verdict == .holds }.count
        let reached = search.properties.filter { property in
            guard case .reached = property.verdict else { return false }
            return !scenario.expectations.unreachable.contains(property.name)
        }.count
        if holding > 0 {
            texts.append(holding == 1 ? "1 property holds" : "\(Wording.number(holding)) properties hold")
        }
        if reached > 0 { texts.append("\(reached) reached") }
        if search.deadlock == .absent, !scenario.expectations.deadlock { texts.append("no deadlock") }
        if texts.isEmpty, search.properties.isEmpty, search.deadlock == .allowed { texts.append("nothing to check") }
        return texts.isEmpty ? [] : [StyledLine(texts.joined(separator: ", "))]
    }
}

extension [String] {
    /// The texts in order, each once, with how often it stands there.
    fileprivate var countingRepetitions: [String] {
        var counts: [String: Int] = [:]
        for text in self { counts[text, default: 0] += 1 }
        return withoutRepetitions.map { text in
            let count = counts[text] ?? 1
            return count == 1 ? text : "\(text) (\(count) places)"
        }
    }
}

extension StopReason {
    /// What ended the search.
    var text: String {
        switch self {
        case .states(let limit): "stopped at the limit of \(Wording.count(limit, "state"))"
        case .depth(let limit): "not searched beyond depth \(Wording.number(limit))"
        case .time(let seconds): "stopped at the limit of \(Wording.count(seconds, "second"))"
        case .memory(let bytes): "stopped at the limit of \(Wording.bytes(bytes)) of memory"
        case .interrupted: "interrupted"
        case .firstViolation: "stopped at the first violation"
        case .capacity: "stopped at the most states that can be numbered"
        }
    }
}

extension Deviation {
    /// What came out otherwise.
    func text(in search: SearchReport) -> String {
        switch self {
        case .violated(let property): "\(property) is violated"
        case .unreachable(let property): "\(property) is not reached"
        case .deadlock: "deadlock"
        case .error(let index): "error: \(search.errors[index].error.message)"
        case .notViolated(let property): "\(property) \(search.outcome(of: property)), though expected to be violated"
        case .notUnreachable(let property):
            "\(property) \(search.outcome(of: property)), though expected to be unreachable"
        case .noDeadlock: "\(search.deadlock.text), though one is expected"
        case .noError(let part): "no error \"\(part)\", though one is expected"
        }
    }
}

extension SearchReport {
    /// How the property of that name came out, as a verb.
    fileprivate func outcome(of name: String) -> String {
        switch properties.first(where: { $0.name == name })?.verdict {
        case .holds, nil: "holds"
        case .violated: "is violated"
        case .reached: "is reached"
        case .unreachable: "is unreachable"
        case .error: "met an error"
        case .skipped: "is skipped"
        case .notSelected, .notCheckedYet, .incomplete: "is not checked"
        }
    }
}

extension DeadlockVerdict {
    /// That there is none.
    fileprivate var text: String {
        switch self {
        case .absent, .found: "no deadlock"
        case .allowed: "deadlock is allowed"
        case .skipped: "deadlock is skipped"
        case .notSelected, .incomplete: "deadlock is not checked"
        }
    }
}
