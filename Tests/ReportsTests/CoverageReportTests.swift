import Execution
import Language
import Reports
import Testing

/// What the scenarios of a model left untouched.
@Suite struct CoverageReportTests {
    private func item(_ kind: CoverageItem.Kind, _ start: Int, _ end: Int) -> CoverageItem {
        CoverageItem(kind: kind, span: SourceSpan(file: FileID(index: 0), start: start, end: end))
    }

    private func report(_ scenarios: [(CoverageItem, Bool)]...) -> CoverageReport {
        CoverageReport(merging: scenarios.map { Coverage(items: $0.map { ($0.0, $0.1) }) }, basis: .everything)
    }

    @Test func whatOneScenarioExercisesIsCovered() {
        let (a, b) = (item(.operation("a"), 0, 1), item(.operation("b"), 2, 3))
        #expect(report([(a, true), (b, false)], [(a, false), (b, true)]).isFull)
        #expect(report([(a, true), (b, false)], [(a, false), (b, false)]).neverExecuted == [b])
    }

    @Test func whatAScenarioExcludesDoesNotCountInIt() {
        let (a, b) = (item(.operation("a"), 0, 1), item(.operation("b"), 2, 3))
        #expect(report([(a, true)], [(a, false), (b, false)]).neverExecuted == [b])
        #expect(report([(a, true)], [(a, false), (b, true)]).isFull)
    }

    @Test func aGuardThatIsNeverTrueIsVacuous() {
        let guarded = item(.guardTrue(property: "p", text: "x == 1"), 5, 9)
        let result = report([(guarded, false)])
        #expect(result.vacuous == [guarded])
        #expect(result.neverExecuted == [])
    }

    @Test func whatFollowsFromSomethingOutsideIsNotTold() {
        let operation = item(.operation("a"), 10, 11)
        let step = item(.step(operation: "a", label: "later"), 20, 21)
        let errno = item(.errno(action: "a", name: "EBUSY"), 30, 31)
        #expect(report([(operation, false), (step, false), (errno, false)]).neverExecuted == [operation])
        #expect(report([(operation, true), (step, false), (errno, false)]).neverExecuted == [step, errno])
    }

    @Test func aBranchThatOnlyFailsGoesByItsErrno() {
        let branch = item(.branch(action: "a", word: "else"), 20, 40)
        let errno = item(.errno(action: "a", name: "ENOMEM"), 25, 35)
        let inner = item(.branch(action: "a", word: "if"), 22, 38)
        #expect(report([(branch, false), (errno, false)]).neverExecuted == [errno])
        #expect(report([(branch, false), (inner, false), (errno, false)]).neverExecuted == [branch])
    }

    @Test func itemsStandInTheOrderOfTheSource() {
        let (late, early) = (item(.rule("late"), 50, 51), item(.rule("early"), 5, 6))
        #expect(report([(late, false)], [(early, false)]).neverExecuted == [early, late])
    }
}
