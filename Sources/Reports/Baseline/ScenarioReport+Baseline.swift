import Execution

extension ScenarioReport {
    /// What came of `entry`, which is about this scenario, on the day `today`.
    public func outcome(of entry: KnownViolation, on today: CalendarDate) -> BaselineUse.Outcome {
        switch outcome {
        case .notRun: return .notJudged(.notRun)
        case .invalid, .fault: return .notJudged(.broken)
        case .searched(let search):
            if entry.hasExpired(on: today) { return .expired }
            if accepted.contains(where: { entry.accepts($0.deviation, in: search) }) { return .accepted }
            return search.outcome(ofUnused: entry.subject)
        }
    }
}

extension SearchReport {
    /// What came of an entry with that subject, of which no deviation was found.
    fileprivate func outcome(ofUnused subject: KnownViolation.Subject) -> BaselineUse.Outcome {
        switch subject {
        case .violated(let property), .unreachable(let property):
            guard let report = properties.first(where: { $0.name == property }) else { return .stale(.noProperty) }
            return outcome(report.verdict, subject)
        case .deadlock:
            switch deadlock {
            case .found: return .stale(.expected)
            case .absent, .allowed: return .stale(.absent)
            case .skipped, .notSelected(.scenario): return .stale(.notChecked)
            case .incomplete, .notSelected(.commandLine): return .notJudged(.undecided)
            }
        case .error(let part):
            if errors.contains(where: { $0.error.message.contains(part) }) { return .stale(.expected) }
            return isExhaustive && !isNarrowed ? .stale(.absent) : .notJudged(.undecided)
        }
    }

    /// What came of an entry about a property with that verdict.
    private func outcome(
        _ verdict: PropertyVerdict, _ subject: KnownViolation.Subject
    ) -> BaselineUse.Outcome {
        switch (verdict, subject) {
        case (.violated, .violated), (.unreachable, .unreachable): .stale(.expected)
        case (.holds, _), (.violated, _), (.reached, _), (.unreachable, _), (.error, _): .stale(.absent)
        case (.skipped, _), (.notSelected(.scenario), _): .stale(.notChecked)
        case (.incomplete, _), (.refused, _), (.notSelected(.commandLine), _): .notJudged(.undecided)
        }
    }
}
