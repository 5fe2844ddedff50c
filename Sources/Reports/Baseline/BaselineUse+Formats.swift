extension BaselineUse.Entry {
    /// What is wrong with the entry, or why what it accepts is accepted: a sentence without a full stop.
    func text(on today: CalendarDate) -> String {
        switch outcome {
        case .accepted, .notJudged: known.reason
        case .expired: "it is \(today): mend the model, or judge the violation anew"
        case .stale(let staleness): staleness.text(scenario: known.scenario) + ": take the entry out"
        }
    }

    /// `Models/a.ilv#small: violated I, until 2027-01-31`.
    var head: String { "\(known.model)#\(known.scenario): \(known.subject.text), until \(known.expiry)" }

    /// What is wrong with it, in a word; `nil` where nothing is.
    var fault: String? {
        switch outcome {
        case .accepted, .notJudged: nil
        case .expired: "expired"
        case .stale: "stale"
        }
    }
}

extension TestSuite {
    /// The tests that a baseline stands for: whether each entry is still true.
    init(_ use: BaselineUse) {
        path = use.path
        cases = use.entries.map { entry in
            let text = entry.text(on: use.today)
            let outcome: TestCase.Outcome
            switch entry.outcome {
            case .accepted: outcome = .passed(text)
            case .notJudged: outcome = .skipped("this run does not tell")
            case .expired, .stale:
                outcome = .failed(.init(kind: entry.fault ?? "", message: "\(entry.head): \(text)", text: text))
            }
            return TestCase(group: "baseline", name: entry.head, outcome: outcome)
        }
    }
}

extension Annotation {
    /// Makes the annotation of an entry that is not true any more; `nil` for others.
    init?(_ entry: BaselineUse.Entry, of use: BaselineUse) {
        guard let fault = entry.fault else { return nil }
        self.init(
            .error, title: "baseline: \(fault) entry", text: "\(entry.head): \(entry.text(on: use.today))",
            path: use.path, line: entry.known.line)
    }
}
