import Execution

/// What a scenario's line says behind its name: first what came out otherwise, then what was expected and came, then
/// what is open, and the rest in numbers.
struct VerdictPhrases {
    /// The scenario.
    let scenario: ScenarioReport

    /// The phrases in order, with the marks between them.
    var phrases: [StyledLine] {
        let groups = groups.filter { !$0.isEmpty }
        return groups.enumerated().flatMap { index, group in
            var phrases = group.separated(by: ",")
            if index < groups.count - 1 { phrases[phrases.count - 1].append(";") }
            return phrases
        }
    }

    /// Phrases that belong together.
    typealias Group = [StyledLine]

    /// The groups in order.
    private var groups: [Group] {
        switch scenario.outcome {
        case .notRun(.needsTag(let tags)): [[StyledLine("needs --tag \(tags.joined(separator: " or "))", .faint)]]
        case .notRun(.interrupted): [[StyledLine("interrupted", .caution)]]
        case .invalid: [[StyledLine("its configuration does not compile")]]
        case .fault(let fault): [[StyledLine("the checker failed: \(fault.activity): \(fault.detail)")]]
        case .searched(let search):
            deviations(of: search) + [accepted(in: search)] + expected(of: search) + open(of: search) + left(of: search)
                + [numbers(of: search)]
        }
    }

    /// A group of names behind what is said of them; empty where there is none.
    func group(_ lead: String, _ names: [String], _ style: TextStyle = .plain) -> Group {
        names.countingRepetitions.enumerated().map { StyledLine($0 == 0 ? "\(lead): \($1)" : $1, style) }
    }

    /// What came out otherwise.
    private func deviations(of search: SearchReport) -> [Group] {
        let all = scenario.judgement?.deviations ?? []
        return [
            group("violated", all.compactMap { if case .violated(let name) = $0 { name } else { nil } }, .bad),
            group("not reached", all.compactMap { if case .unreachable(let name) = $0 { name } else { nil } }, .bad),
        ] + all.compactMap { $0.text(in: search) }.countingRepetitions.map { [StyledLine($0, .bad)] }
    }

    /// What came out otherwise and is accepted.
    private func accepted(in search: SearchReport) -> Group {
        var texts: [String] = []
        for acceptance in scenario.accepted {
            switch acceptance.deviation {
            case .violated(let property): texts.append(property)
            case .unreachable(let property): texts.append("\(property) is not reached")
            case let other: if let text = other.text(in: search) { texts.append(text) }
            }
        }
        return group("accepted", texts, .caution)
    }

    /// What was expected and came.
    private func expected(of search: SearchReport) -> [Group] {
        let expectations = scenario.expectations
        let violated = search.properties.filter { if case .violated = $0.verdict { true } else { false } }.map(\.name)
        let named = violated.filter(expectations.violated.contains)
        let others = expectations.othersMayBeViolated ? violated.filter { !named.contains($0) } : []
        let unreachable = search.properties.filter { $0.verdict == .unreachable }.map(\.name)
        let isDeadlocked = if case .found = search.deadlock { expectations.deadlock } else { false }
        let errors = search.errors.map(\.error.message).filter { expectations.errors.contains(where: $0.contains) }
        return [
            group("violated as expected", named), group("violated, which is left open", others),
            group("unreachable as expected", unreachable.filter(expectations.unreachable.contains)),
            isDeadlocked ? [StyledLine("deadlock as expected")] : [], group("error as expected", errors),
        ]
    }

    /// What nobody knows yet.
    private func open(of search: SearchReport) -> [Group] {
        var groups: [Group] = []
        if case .stopped(let reason) = search.completeness { groups.append([StyledLine(reason.text, .caution)]) }
        if !search.remedies.isEmpty { groups.append([StyledLine(MemoryAdvice(search: search).text, .caution)]) }
        groups += refused(in: search)
        if let approximation = search.approximation {
            if search.completeness == .complete { groups += notFound(in: search) }
            groups.append([StyledLine(approximation.text, search.acceptsApproximation ? .plain : .caution)])
            if search.completeness == .complete { return groups }
        }
        let undecided = search.properties.filter { $0.verdict == .incomplete }.map(\.name)
        groups.append(group("undecided", undecided + (search.deadlock == .incomplete ? ["deadlock"] : []), .caution))
        return groups
    }

    /// What was left out on purpose. More than a few skipped properties are only counted; `SkippedSection` names them.
    private func left(of search: SearchReport) -> [Group] {
        let unselected = search.properties.filter { if case .notSelected = $0.verdict { true } else { false } }.count
        let count = Wording.count(unselected, "property", "properties")
        let skipped = search.skipped
        let isListed = skipped.count <= SkippedSection.mostNamedInALine
        let texts = skipped.map { $0.reason.isEmpty ? $0.name : "\($0.name) (\($0.reason))" }
        return [
            isListed ? group("skipped", texts, .faint) : [StyledLine("\(skipped.count) skipped", .faint)],
            unselected > 0 ? [StyledLine("\(count) not selected", .faint)] : [],
        ]
    }

    /// What came out well without anybody naming it.
    private func numbers(of search: SearchReport) -> Group {
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
    public var text: String {
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
    /// What came out otherwise; `nil` for what is told by name alone.
    func text(in search: SearchReport) -> String? {
        switch self {
        case .violated, .unreachable: nil
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
        case .notSelected, .refused, .incomplete: "is not checked"
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
