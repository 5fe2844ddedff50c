import Execution

/// How what was found compares with what a scenario expects (reference, sections 6 and 7).
///
/// Every bad thing must be expected, and everything expected must have come out so; a scenario that comes out better
/// than it says is no longer true either. `expect violated P, ...` leaves open whether other properties are violated,
/// and nothing else.
public struct Judgement: Hashable, Sendable {
    /// In what it came out otherwise, without what is accepted.
    public let deviations: [Deviation]
    /// In what it came out otherwise, and what accepts it.
    public let accepted: [Acceptance]
    /// Whether something could still come out otherwise.
    public let isUndecided: Bool

    /// A deviation that a baseline accepts.
    public struct Acceptance: Hashable, Sendable {
        /// The deviation.
        public let deviation: Deviation
        /// The entry of the baseline.
        public let known: KnownViolation
    }

    /// Judges `search` against `expectations`, where the violations in `known` are accepted.
    public init(of search: SearchReport, against expectations: Expectations, accepting known: [KnownViolation] = []) {
        var judge = Judge(search: search, expectations: expectations)
        judge.judgeProperties()
        judge.judgeDeadlock()
        judge.judgeErrors()
        let acceptances = judge.deviations.map { deviation in
            known.first { $0.accepts(deviation, in: search) }.map { Acceptance(deviation: deviation, known: $0) }
        }
        accepted = acceptances.compactMap(\.self)
        deviations = zip(judge.deviations, acceptances).filter { $0.1 == nil }.map(\.0)
        isUndecided = judge.isUndecided
    }

    /// The code that a process with this judgement alone ends with.
    public var exitCode: ExitCode { deviations.isEmpty ? (isUndecided ? .incomplete : .success) : .otherwise }
}

/// The work of judging.
private struct Judge {
    /// What was found.
    let search: SearchReport
    /// What is expected.
    let expectations: Expectations
    /// In what it came out otherwise, so far.
    var deviations: [Deviation] = []

    /// Compares each property's verdict with what is expected of it.
    mutating func judgeProperties() {
        for property in search.properties {
            let isExpectedViolated = expectations.violated.contains(property.name)
            let isExpectedUnreachable = expectations.unreachable.contains(property.name)
            switch property.verdict {
            case .violated where !isExpectedViolated && !expectations.othersMayBeViolated:
                deviations.append(.violated(property: property.name))
            case .unreachable where !isExpectedUnreachable:
                deviations.append(.unreachable(property: property.name))
            default: break
            }
            if isExpectedViolated, property.verdict.excludesViolation {
                deviations.append(.notViolated(property: property.name))
            }
            if isExpectedUnreachable, property.verdict.excludesUnreachable {
                deviations.append(.notUnreachable(property: property.name))
            }
        }
    }

    /// Compares the verdict on deadlock.
    mutating func judgeDeadlock() {
        switch search.deadlock {
        case .found: if !expectations.deadlock { deviations.append(.deadlock) }
        case .incomplete, .notSelected(.commandLine): break
        case .absent, .allowed, .skipped, .notSelected(.scenario):
            if expectations.deadlock { deviations.append(.noDeadlock) }
        }
    }

    /// Whether something could still come out otherwise.
    ///
    /// Who accepts an approximation takes "no violation found" for an answer, but not "nothing found" where something was
    /// expected to be.
    var isUndecided: Bool {
        if search.completeness != .complete || search.properties.contains(where: \.verdict.isRefused) { return true }
        guard search.approximation != nil else { return false }
        let misses = search.properties.contains { property in
            guard property.verdict == .incomplete else { return false }
            return property.kind == .reachable
                ? !expectations.unreachable.contains(property.name) : expectations.violated.contains(property.name)
        }
        let missesError = expectations.errors.contains { part in
            !search.errors.contains { $0.error.message.contains(part) }
        }
        let missesDeadlock = expectations.deadlock && search.deadlock == .incomplete
        return !search.acceptsApproximation || misses || missesError || missesDeadlock
    }

    /// Matches errors with expected parts of messages.
    mutating func judgeErrors() {
        for (index, report) in search.errors.enumerated()
        where !expectations.errors.contains(where: { report.error.message.contains($0) }) {
            deviations.append(.error(index: index))
        }
        // A search that left something out could still meet the error.
        guard search.isExhaustive, !search.isNarrowed else { return }
        for part in expectations.errors where !search.errors.contains(where: { $0.error.message.contains(part) }) {
            deviations.append(.noError(part: part))
        }
    }
}

extension PropertyVerdict {
    /// Whether this run cannot judge the property, however far it goes.
    fileprivate var isRefused: Bool { if case .refused = self { true } else { false } }

    /// Whether it is known that the property does not come out violated.
    fileprivate var excludesViolation: Bool {
        switch self {
        case .violated, .incomplete, .refused, .notSelected(.commandLine): false
        case .holds, .reached, .unreachable, .error, .skipped, .notSelected(.scenario): true
        }
    }

    /// Whether it is known that the property does not come out unreachable.
    fileprivate var excludesUnreachable: Bool {
        switch self {
        case .unreachable, .incomplete, .refused, .notSelected(.commandLine): false
        case .holds, .reached, .violated, .error, .skipped, .notSelected(.scenario): true
        }
    }
}
