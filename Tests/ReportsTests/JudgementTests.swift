import Engine
import Execution
import Language
import Reports
import Testing

/// How what was found compares with what a scenario expects.
@Suite struct JudgementTests {
    private let evidence = Evidence(trace: TraceReport(transitions: []))
    private let outOfRange = ErrorReport(
        error: ModelError(kind: .valueOutOfRange(type: "0..2"), span: Example.span("ept"), property: nil, text: "ept"),
        trace: TraceReport(transitions: []))

    private func deviations(
        _ properties: [PropertyReport] = [], deadlock: DeadlockVerdict = .absent, errors: [ErrorReport] = [],
        completeness: Completeness = .complete, isNarrowed: Bool = false, _ expectations: Expectations = Expectations()
    ) -> [Deviation] {
        let search = SearchReport(
            properties: properties, deadlock: deadlock, errors: errors, completeness: completeness,
            isNarrowed: isNarrowed)
        return Judgement(of: search, against: expectations).deviations
    }

    @Test func everythingGoodAndNothingExpectedIsAsExpected() {
        let search = SearchReport(properties: [Example.invariant(.holds), Example.reachable(.reached(evidence))])
        let judgement = Judgement(of: search, against: Expectations())
        #expect(judgement.deviations == [])
        #expect(judgement.exitCode == .success)
    }

    @Test func aViolationThatNobodyNamesDeviates() {
        #expect(deviations([Example.violated]) == [.violated(property: "mapped_frames_are_owned")])
    }

    @Test func aNamedViolationDoesNotDeviate() {
        #expect(deviations([Example.violated], Expectations(violated: ["mapped_frames_are_owned"])) == [])
    }

    @Test func theEllipsisLeavesOtherViolationsOpenAndNothingElse() {
        let open = Expectations(othersMayBeViolated: true)
        #expect(deviations([Example.violated, Example.invariant(.holds)], open) == [])
        #expect(deviations([Example.reachable(.unreachable)], open) == [.unreachable(property: "both_vms_run")])
        #expect(deviations(deadlock: .found(TraceReport(transitions: []), .none), open) == [.deadlock])
        #expect(deviations(errors: [outOfRange], open) == [.error(index: 0)])
    }

    @Test func whatIsExpectedViolatedAndHoldsDeviates() {
        #expect(
            deviations([Example.invariant(.holds)], Expectations(violated: ["mapped_frames_are_owned"])) == [
                .notViolated(property: "mapped_frames_are_owned")
            ])
    }

    @Test func aReachableMustBeReachedUnlessItIsExpectedUnreachable() {
        #expect(deviations([Example.reachable(.unreachable)]) == [.unreachable(property: "both_vms_run")])
        let expected = Expectations(unreachable: ["both_vms_run"])
        #expect(deviations([Example.reachable(.unreachable)], expected) == [])
        #expect(
            deviations([Example.reachable(.reached(evidence))], expected) == [.notUnreachable(property: "both_vms_run")]
        )
    }

    @Test func deadlockIsJudgedBothWays() {
        let found = DeadlockVerdict.found(TraceReport(transitions: []), .none)
        #expect(deviations(deadlock: found) == [.deadlock])
        #expect(deviations(deadlock: found, Expectations(deadlock: true)) == [])
        #expect(deviations(deadlock: .absent, Expectations(deadlock: true)) == [.noDeadlock])
        #expect(deviations(deadlock: .allowed, Expectations(deadlock: true)) == [.noDeadlock])
    }

    @Test func eachErrorMustMatchAPartAndEachPartAnError() {
        #expect(deviations(errors: [outOfRange]) == [.error(index: 0)])
        #expect(deviations(errors: [outOfRange], Expectations(errors: ["out of the range"])) == [])
        #expect(
            deviations(errors: [outOfRange], Expectations(errors: ["out of the range", "none"])) == [
                .noError(part: "none")
            ])
        #expect(
            deviations(errors: [outOfRange], Expectations(errors: ["none"])) == [
                .error(index: 0), .noError(part: "none"),
            ])
    }

    @Test func anErrorInAPropertyIsNoViolation() {
        #expect(
            deviations([Example.invariant(.error)], Expectations(violated: ["mapped_frames_are_owned"])) == [
                .notViolated(property: "mapped_frames_are_owned")
            ])
    }

    @Test func anIncompleteSearchMissesNothingButIsUndecided() {
        let search = SearchReport(
            properties: [Example.invariant(.incomplete)], deadlock: .incomplete, completeness: .stopped(.states(10)))
        let expectations = Expectations(
            violated: ["mapped_frames_are_owned"], deadlock: true, errors: ["division by zero"])
        let judgement = Judgement(of: search, against: expectations)
        #expect(judgement.deviations == [])
        #expect(judgement.isUndecided)
        #expect(judgement.exitCode == .incomplete)
    }

    @Test func aViolationInAnIncompleteSearchStands() {
        let search = SearchReport(properties: [Example.violated], completeness: .stopped(.interrupted))
        #expect(Judgement(of: search, against: Expectations()).exitCode == .otherwise)
    }

    @Test func expectationsOfWhatTheScenarioItselfLeavesOutDeviate() {
        let expectations = Expectations(violated: ["mapped_frames_are_owned"])
        let deviation = [Deviation.notViolated(property: "mapped_frames_are_owned")]
        #expect(deviations([Example.invariant(.skipped(reason: nil))], expectations) == deviation)
        #expect(deviations([Example.invariant(.notSelected(.scenario))], expectations) == deviation)
    }

    @Test func expectationsOfWhatTheCommandLineLeavesOutAreNotJudged() {
        let expectations = Expectations(
            violated: ["mapped_frames_are_owned"], deadlock: true, errors: ["division by zero"])
        #expect(
            deviations(
                [Example.invariant(.notSelected(.commandLine))], deadlock: .notSelected(.commandLine),
                isNarrowed: true, expectations) == [])
    }
}

extension DeadlockDescription {
    /// A deadlock in which nobody waits.
    fileprivate static let none = DeadlockDescription(isLockCycle: false, waits: [])
}

/// What is made of a search that may have omitted states.
@Suite struct ApproximateJudgementTests {
    private func code(
        _ properties: [PropertyReport], _ expectations: Expectations = Expectations(), accepts: Bool
    ) -> ExitCode {
        var search = SearchReport(properties: properties, deadlock: .incomplete)
        search.approximation = .hash(bits: 64, states: 1000)
        search.acceptsApproximation = accepts
        return Judgement(of: search, against: expectations).exitCode
    }

    @Test func noViolationFoundIsAnAnswerWhereItIsAccepted() {
        #expect(code([Example.invariant(.incomplete)], accepts: false) == .incomplete)
        #expect(code([Example.invariant(.incomplete)], accepts: true) == .success)
        #expect(code([Example.violated], accepts: true) == .otherwise)
    }

    @Test func whatIsExpectedAndWasNotFoundStaysOpen() {
        let violated = Expectations(violated: ["mapped_frames_are_owned"])
        #expect(code([Example.invariant(.incomplete)], violated, accepts: true) == .incomplete)
        #expect(code([], Expectations(deadlock: true), accepts: true) == .incomplete)
        #expect(code([], Expectations(errors: ["division by zero"]), accepts: true) == .incomplete)
    }

    @Test func whatIsRefusedStaysOpen() {
        let refused = Example.invariant(.refused(.hashCompaction, .mistakenStates))
        #expect(code([refused], accepts: true) == .incomplete)
    }

    @Test(arguments: [
        (Approximation.hash(bits: 64, states: 42_875), "at most 5e-11 probability that a state was omitted"),
        (.hash(bits: 64, states: 1), "at most 0 probability that a state was omitted"),
        (.hash(bits: 20, states: 100_000), "at most 1 probability that a state was omitted"),
        (.hash(bits: 64, states: 1_000_000_000), "at most 0.03 probability that a state was omitted"),
        (
            .bitstate(bits: 64_000_000, setBits: 2_930_000, states: 1_000_000),
            "24.3 states expected to be omitted (4.58 % of the bits are set)"
        ),
    ])
    func figuresAreSaidInAFewDigits(approximation: Approximation, text: String) {
        #expect(approximation.text == text)
    }
}
