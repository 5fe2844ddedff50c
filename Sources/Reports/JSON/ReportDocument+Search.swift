import Engine
import Execution

extension ReportDocument.Scenario {
    /// Makes the document of a scenario.
    init(_ scenario: ScenarioReport, _ places: ReportPlaces, _ showsMeasurements: Bool) {
        let phrases = VerdictPhrases(scenario: scenario).phrases.map { $0.render(isColored: false) }
        self.init(
            name: scenario.name, title: scenario.title, documentation: scenario.documentation,
            settings: scenario.settings.map(ReportDocument.Binding.init), threads: scenario.threads,
            expectations: .init(scenario.expectations), status: Status(scenario),
            exitCode: Int(scenario.exitCode.rawValue), summary: phrases.joined(separator: " "))
        switch scenario.outcome {
        case .notRun(.needsTag(let tags)): message = "it needs --tag \(tags.joined(separator: " or "))"
        case .notRun(.interrupted): message = "the run was interrupted before"
        case .invalid: message = "its configuration does not compile"
        case .fault(let fault): message = fault.text
        case .searched(let report):
            search = scenario.judgement.map { ReportDocument.Search(report, $0, places, showsMeasurements) }
        }
    }
}

extension ReportDocument.Scenario.Status {
    /// The word for how a scenario came out.
    fileprivate init(_ scenario: ScenarioReport) {
        switch scenario.outcome {
        case .notRun: self = .notRun
        case .invalid: self = .invalid
        case .fault: self = .fault
        case .searched:
            switch scenario.exitCode {
            case .success: self = scenario.accepted.isEmpty ? .expected : .accepted
            case .incomplete: self = .incomplete
            default: self = .otherwise
            }
        }
    }
}

extension ReportDocument.Expectations {
    /// Makes the document of expectations.
    fileprivate init(_ expectations: Expectations) {
        self.init(
            violated: expectations.violated, othersMayBeViolated: expectations.othersMayBeViolated,
            unreachable: expectations.unreachable, deadlock: expectations.deadlock, errors: expectations.errors)
    }
}

extension ReportDocument.Search {
    /// Makes the document of a search and of how it was judged.
    fileprivate init(
        _ search: SearchReport, _ judgement: Judgement, _ places: ReportPlaces, _ showsMeasurements: Bool
    ) {
        self.init(
            isExhaustive: search.isExhaustive, isNarrowed: search.isNarrowed,
            deviations: judgement.deviations.map(ReportDocument.Deviation.init),
            accepted: judgement.accepted.map { ReportDocument.Deviation($0.deviation) },
            properties: search.properties.map { .init($0, judgement, places) },
            deadlock: .init(search.deadlock, judgement, places),
            errors: search.errors.enumerated().map { .init($1, isExpected: judgement.expectsError(at: $0), places) },
            statistics: .init(search.statistics), reductions: .init(search, places),
            approximation: search.approximation.map { .init($0, isAccepted: search.acceptsApproximation) },
            remedies: search.remedies.map(\.text))
        if case .stopped(let reason) = search.completeness { stop = ReportDocument.Stop(reason) }
        forecast = search.forecast.map { .init(atLeast: $0.states.lowerBound, atMost: $0.states.upperBound) }
        if showsMeasurements { measurements = search.measurements.map(ReportDocument.Measurements.init) }
    }
}

extension ReportDocument.Stop {
    /// Makes the document of what ended a search.
    init(_ reason: StopReason) {
        let (kind, limit): (Kind, Int?) =
            switch reason {
            case .states(let count): (.states, count)
            case .depth(let count): (.depth, count)
            case .time(let seconds): (.time, seconds)
            case .memory(let bytes): (.memory, bytes)
            case .interrupted: (.interrupted, nil)
            case .firstViolation: (.firstViolation, nil)
            case .capacity: (.capacity, nil)
            }
        self.init(kind: kind, limit: limit, message: reason.text)
    }
}

extension ReportDocument.Deviation {
    /// Makes the document of a deviation.
    fileprivate init(_ deviation: Deviation) {
        switch deviation {
        case .violated(let name): self.init(kind: .violated, property: name)
        case .unreachable(let name): self.init(kind: .unreachable, property: name)
        case .deadlock: self.init(kind: .deadlock)
        case .error(let index): self.init(kind: .error, error: index)
        case .notViolated(let name): self.init(kind: .notViolated, property: name)
        case .notUnreachable(let name): self.init(kind: .notUnreachable, property: name)
        case .noDeadlock: self.init(kind: .noDeadlock)
        case .noError(let part): self.init(kind: .noError, part: part)
        }
    }
}

extension ReportDocument.Statistics {
    /// Makes the document of what was counted.
    fileprivate init(_ statistics: SearchStatistics) {
        self.init(
            states: statistics.states, transitions: statistics.transitions, initialStates: statistics.initialStates,
            depth: statistics.depth)
    }
}

extension ReportDocument.Measurements {
    /// Makes the document of what was measured.
    fileprivate init(_ measured: SearchMeasurements) {
        self.init(
            wallSeconds: measured.wallSeconds, processorSeconds: measured.processorSeconds,
            stateBytes: measured.stateBytes, peakBytes: measured.peakBytes,
            engine: measured.engine == .native ? "native" : "vm")
        if case .machineOnly(let reason) = measured.engine { engineReason = reason }
    }
}

extension ReportDocument.Reductions {
    /// Makes the document of how a search was reduced.
    fileprivate init(_ search: SearchReport, _ places: ReportPlaces) {
        self.init(
            symmetry: search.symmetry.types, obstacles: search.symmetry.reasons(in: places.sources),
            partialOrder: search.partialOrder != nil,
            traceStop: search.partialOrder?.traceStop.map(ReportDocument.Stop.init))
    }
}

extension ReportDocument.Approximation {
    /// Makes the document of how sure a search is.
    fileprivate init(_ approximation: Approximation, isAccepted: Bool) {
        let isHash = if case .hash = approximation { true } else { false }
        self.init(
            store: isHash ? "hash" : "bitstate", expectedOmissions: approximation.expectedOmissions,
            omissionProbability: approximation.omissionProbability, fill: approximation.fill,
            message: approximation.text, isAccepted: isAccepted)
    }
}
