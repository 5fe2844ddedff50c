/// The tests that one scenario stands for.
struct ScenarioTests {
    /// The model.
    let model: ModelReport
    /// The scenario.
    let scenario: ScenarioReport
    /// Whether times are shown.
    let showsMeasurements: Bool

    /// The scenario itself, then each property that was asked for, deadlock and errors of the model.
    var cases: [TestCase] {
        guard case .searched(let search) = scenario.outcome else { return [whole] }
        let notices = scenario.notices
        return [whole] + search.properties.compactMap { test(of: $0, notices, search) }
            + [deadlockTest(notices, search), errorTest(notices, search)].compactMap(\.self)
    }

    /// Where the tests are listed.
    private var group: String { "\(model.name).\(scenario.name)" }

    /// Whether the scenario came out as it says.
    private var whole: TestCase {
        var test = TestCase(group: group, name: "scenario \(scenario.name)", outcome: wholeOutcome)
        if showsMeasurements, case .searched(let search) = scenario.outcome {
            test.seconds = search.measurements?.wallSeconds
        }
        return test
    }

    /// How the scenario came out.
    private var wholeOutcome: TestCase.Outcome {
        let text = VerdictPhrases(scenario: scenario).phrases.map { $0.render(isColored: false) }
            .joined(separator: " ")
        let problem = { (kind: String) in
            TestCase.Problem(kind: kind, message: "scenario \(scenario.name): \(text)", text: text)
        }
        switch scenario.outcome {
        case .notRun: return .skipped(text)
        case .invalid: return .error(problem("model"))
        case .fault: return .error(problem("fault"))
        case .searched:
            switch scenario.exitCode {
            case .success: return .passed(text)
            case .incomplete: return .error(problem("incomplete"))
            default: return .failed(problem("otherwise"))
            }
        }
    }

    /// The test of a property; `nil` where it was not asked for.
    private func test(of property: PropertyReport, _ notices: [Notice], _ search: SearchReport) -> TestCase? {
        let own = notices.filter { $0.property?.name == property.name }
        let outcome: TestCase.Outcome
        if let failure = failure(own.filter { !$0.isExpected }) {
            outcome = failure
        } else {
            switch property.verdict {
            case .notSelected: return nil
            case .skipped(let reason): outcome = .skipped(reason ?? "skipped without a reason")
            case .refused: outcome = .skipped(property.outcomeText ?? "")
            case .incomplete: outcome = .skipped("not decided: \(search.openText)")
            case .error: outcome = errorOutcome(of: property, search)
            case .holds, .violated, .reached, .unreachable:
                outcome = .passed(own.first?.text ?? property.outcomeText)
            }
        }
        return TestCase(
            group: group, name: "\(property.kind.rawValue) \(property.name)", outcome: outcome,
            place: model.sources.location(ofPlace: property.span))
    }

    /// The outcome of a property whose evaluation met an error.
    private func errorOutcome(of property: PropertyReport, _ search: SearchReport) -> TestCase.Outcome {
        let report = search.errors.first { $0.property == property.name }
        return .skipped(report?.outcomeText ?? "its evaluation met an error")
    }

    /// The test of deadlock; `nil` where it was not asked for.
    private func deadlockTest(_ notices: [Notice], _ search: SearchReport) -> TestCase? {
        let own = notices.filter { if case .deadlock = $0.subject { true } else { false } }
        let outcome: TestCase.Outcome
        if let failure = failure(own.filter { !$0.isExpected }) {
            outcome = failure
        } else {
            switch search.deadlock {
            case .notSelected: return nil
            case .allowed: outcome = .skipped("the model allows deadlock")
            case .skipped(let reason): outcome = .skipped(reason ?? "skipped without a reason")
            case .incomplete: outcome = .skipped("not decided: \(search.openText)")
            case .absent, .found: outcome = .passed(own.first?.text)
            }
        }
        return TestCase(group: group, name: "no deadlock", outcome: outcome)
    }

    /// The test of errors of the model.
    private func errorTest(_ notices: [Notice], _ search: SearchReport) -> TestCase {
        let own = notices.filter { if case .error = $0.subject { true } else { false } }
        let passed: TestCase.Outcome =
            own.isEmpty && !search.isExhaustive ? .skipped("not decided: \(search.openText)") : .passed(own.first?.text)
        return TestCase(
            group: group, name: "no error of the model", outcome: failure(own.filter { !$0.isExpected }) ?? passed,
            place: model.sources.location(ofPlace: own.first?.span))
    }

    /// The failure that `notices` make together; `nil` where there are none.
    private func failure(_ notices: [Notice]) -> TestCase.Outcome? {
        guard let first = notices.first else { return nil }
        let text = notices.map { notice in
            let place = notice.span.map { " (\(model.sources.text(ofPlace: $0)))" } ?? ""
            let body = notice.body(sources: model.sources)
            return "\(notice.text)\(place)\n" + (body.isEmpty ? "" : "\n" + body)
        }.joined(separator: "\n")
        return .failed(
            .init(kind: first.kind, message: "scenario \(scenario.name): \(first.text)", text: text))
    }
}

extension Notice {
    /// One word for what is wrong.
    fileprivate var kind: String {
        switch finding?.content {
        case .violated?: "violated"
        case .reached?: "reached"
        case .deadlock?: "deadlock"
        case .error?: "error"
        case nil: "missing"
        }
    }
}
