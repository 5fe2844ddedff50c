import Execution
import Reports
import Testing

/// The text for terminals and mails.
@Suite struct TerminalReportTests {
    /// A scenario in which everything is as it should be.
    private let small = ScenarioReport(
        name: "small",
        outcome: .searched(
            SearchReport(
                properties: [Example.invariant(.holds), Example.reachable(.reached(Evidence(trace: Example.bind)))],
                statistics: SearchStatistics(states: 54225, transitions: 258_416, initialStates: 1, depth: 23))))

    /// A scenario in which the invariant is violated.
    private func broken(_ expectations: Expectations) -> ScenarioReport {
        ScenarioReport(
            name: "no_recheck", title: "without the recheck a freed frame stays mapped",
            settings: [TransitionDescription.Binding(name: "RECHECK", value: "false")], expectations: expectations,
            outcome: .searched(
                SearchReport(
                    properties: [Example.violated, Example.reachable(.unreachable)],
                    statistics: SearchStatistics(states: 1234, transitions: 5678, initialStates: 1, depth: 7))))
    }

    private let coverage = CoverageReport(
        neverExecuted: [CoverageItem(kind: .errno(action: "fault", name: "EAGAIN"), span: Example.span("ept"))],
        vacuous: [
            CoverageItem(
                kind: .guardTrue(property: "mapped_frames_are_owned", text: "ept[v][p] != none"),
                span: Example.span("exists"))
        ])

    @Test func aModelIsShownAsLinesTracesCoverageAndCounts() {
        let expected = broken(Expectations(violated: ["mapped_frames_are_owned"], unreachable: ["both_vms_run"]))
        let report = CheckReport(files: [Example.file([small, expected], coverage: coverage)])
        #expect(
            TerminalReport.render(report, options: .init()) == #"""
                unbound.ilv: model unbound_then_bind "Lutomirski, April 2022"
                  ok  small       1 property holds, 1 reached, no deadlock
                  ok  no_recheck  violated as expected: mapped_frames_are_owned;
                                  unreachable as expected: both_vms_run; no deadlock

                scenario small

                  reachable both_vms_run is reached after 1 transition (unbound.ilv:2:1)

                       host[1]
                       -------
                    1  bind(file1, vm1, BOUND_TDX) = 0
                           file[file1].state: UNBOUND → BOUND_TDX
                           file[file1].owner: none → vm1

                scenario no_recheck "without the recheck a freed frame stays mapped"
                  with RECHECK = false

                  invariant mapped_frames_are_owned is violated after 6 transitions, as expected (unbound.ilv:5:11)
                  "a mapped frame belongs to a file of that VM"

                       host[1]                                      vcpu[vm1]
                       -------                                      ---------
                    1  bind(file1, vm1, BOUND_TDX) = 0
                           file[file1].state: UNBOUND → BOUND_TDX
                           file[file1].owner: none → vm1
                    2                                               fault(file1, 0) ...
                    3                                               ├ get_frame
                                                                    │   choose e = frame1
                                                                    │   file[file1].frame[0]: none → frame1
                    4  punch_hole(file1, 0) ...                     │
                       │   in_progress[vm1]: 0 → 1                  │
                    5  └ truncate: punch_hole() = 0                 │
                           file[file1].frame[0]: frame1 → none      │
                           in_progress[vm1]: 1 → 0                  │
                    6                                               └ map: fault() = 0
                                                                        ept[vm1][0]: none → frame1

                    After transition 6, this is false (unbound.ilv:6:5):
                      exists f: File { file[f].frame[p] == ept[v][p] }
                      for v = vm1, p = 0
                        ept[v][p] = frame1

                never executed:
                  EAGAIN of fault  (unbound.ilv:3:5)

                vacuous, because never true:
                  mapped_frames_are_owned: ept[v][p] != none  (unbound.ilv:6:5)

                  scenario    states  transitions  depth
                  small       54,225      258,416     23
                  no_recheck   1,234        5,678      7

                1 model, 2 scenarios: all as expected

                """#)
    }

    @Test func whatDoesNotFitIntoColumnsIsAList() {
        var narrow = TerminalReport.Options()
        narrow.width = 48
        let report = Example.file([broken(Expectations(violated: ["mapped_frames_are_owned"]))])
        #expect(
            TerminalReport.render(report, options: narrow) == #"""
                unbound.ilv: model unbound_then_bind "Lutomirski, April 2022"
                  FAILED  no_recheck  not reached: both_vms_run;
                                      violated as expected:
                                      mapped_frames_are_owned;
                                      no deadlock

                scenario no_recheck "without the recheck a freed frame stays mapped"
                  with RECHECK = false

                  invariant mapped_frames_are_owned is violated after 6 transitions, as expected (unbound.ilv:5:11)
                  "a mapped frame belongs to a file of that VM"

                    1  host[1]    bind(file1, vm1, BOUND_TDX) = 0
                                      file[file1].state: UNBOUND
                                      → BOUND_TDX
                                      file[file1].owner: none →
                                      vm1
                    2  vcpu[vm1]  fault(file1, 0) ...
                    3  vcpu[vm1]  <... fault resumed at get_frame> ...
                                      choose e = frame1
                                      file[file1].frame[0]: none
                                      → frame1
                    4  host[1]    punch_hole(file1, 0) ...
                                      in_progress[vm1]: 0 → 1
                    5  host[1]    <... punch_hole resumed at truncate> = 0
                                      file[file1].frame[0]:
                                      frame1 → none
                                      in_progress[vm1]: 1 → 0
                    6  vcpu[vm1]  <... fault resumed at map> = 0
                                      ept[vm1][0]: none → frame1

                    After transition 6, this is false (unbound.ilv:6:5):
                      exists f: File { file[f].frame[p] ==
                      ept[v][p] }
                      for v = vm1, p = 0
                        ept[v][p] = frame1

                  scenario    states  transitions  depth
                  no_recheck   1,234        5,678      7

                """#)
    }

    @Test func quietShowsNoTraceOfWhatWasExpected() {
        let expected = broken(Expectations(violated: ["mapped_frames_are_owned"], unreachable: ["both_vms_run"]))
        var quiet = TerminalReport.Options()
        quiet.isQuiet = true
        let report = CheckReport(files: [Example.file([small, expected], coverage: coverage)])
        #expect(
            TerminalReport.render(report, options: quiet) == #"""
                unbound.ilv: model unbound_then_bind "Lutomirski, April 2022"
                  ok  small       1 property holds, 1 reached, no deadlock
                  ok  no_recheck  violated as expected: mapped_frames_are_owned;
                                  unreachable as expected: both_vms_run; no deadlock

                1 model, 2 scenarios: all as expected

                """#)
    }

    @Test func everyKindOfFileHasItsLines() {
        let invalid = ScenarioReport(name: "s", outcome: .invalid)
        let failed = ScenarioReport(
            name: "t", outcome: .fault(CheckerFault(activity: "describing a deadlock", detail: "no last state")))
        let waiting = ScenarioReport(name: "u", outcome: .notRun(.needsTag(["nightly", "slow"])))
        let report = CheckReport(files: [
            FileReport(path: "gone.ilv", content: .unreadable(.missing)),
            FileReport(path: "secret.ilv", content: .unreadable(.refused("permission denied"))),
            FileReport(path: "empty", content: .unreadable(.folderWithoutModels)),
            FileReport(path: "broken.ilv", content: .fault(CheckerFault(activity: "reading", detail: "lost"))),
            FileReport(
                path: "library.ilv", content: .library(LibraryReport(sources: Example.sources, diagnostics: []))),
            Example.file([invalid, failed, waiting]),
        ])
        #expect(
            TerminalReport.render(report, options: .init()) == #"""
                gone.ilv: cannot be checked: there is no such file or folder

                secret.ilv: cannot be checked: permission denied

                empty: cannot be checked: no file below it has a 'model' line

                broken.ilv: the checker failed
                  reading: lost

                library.ilv: a library without a model: no errors

                unbound.ilv: model unbound_then_bind "Lutomirski, April 2022"
                  invalid  s  its configuration does not compile
                  fault    t  the checker failed: describing a deadlock: no last state
                  not run  u  needs --tag nightly or slow

                1 model, 2 scenarios: 1 invalid, 1 ended in a fault, 1 file has no errors,
                3 paths cannot be checked, 1 file made the checker fail
                  unbound.ilv: s is invalid
                  unbound.ilv: t ended in a fault
                  gone.ilv: there is no such file or folder
                  secret.ilv: permission denied
                  empty: no file below it has a 'model' line
                  broken.ilv: the checker failed

                """#)
        #expect(report.exitCode == .fault)
    }

    @Test func measurementsAreShownWhereTheyAreAskedFor() {
        var search = SearchReport(
            statistics: SearchStatistics(states: 1000, transitions: 4000, initialStates: 2, depth: 9))
        search.measurements = SearchMeasurements(
            wallSeconds: 2, processorSeconds: 1.5, stateBytes: 24_000, peakBytes: 3 << 20, engine: .native)
        var options = TerminalReport.Options()
        options.showsMeasurements = true
        let file = Example.file([ScenarioReport(name: "default", outcome: .searched(search))])
        #expect(
            TerminalReport.render(file, options: options) == #"""
                unbound.ilv: model unbound_then_bind "Lutomirski, April 2022"
                  ok  default  no deadlock

                  scenario  states  transitions  depth  initial  seconds   cpu  transitions/s  bytes/state   peak  engine
                  default    1,000        4,000      9        2        2  1.50          2,000           24  3 MiB  native

                """#)
    }

    @Test func theReasonForTheMachineAloneIsShownOnce() {
        var search = SearchReport(statistics: SearchStatistics(states: 10, transitions: 40, initialStates: 1, depth: 3))
        search.measurements = SearchMeasurements(
            wallSeconds: 2, processorSeconds: 1, stateBytes: 240, peakBytes: 3 << 20,
            engine: .machineOnly(reason: "no clang or cc in PATH"))
        var options = TerminalReport.Options()
        options.showsMeasurements = true
        let scenarios = ["a", "b"].map { ScenarioReport(name: $0, outcome: .searched(search)) }
        let text = TerminalReport.render(Example.file(scenarios), options: options)
        #expect(text.hasSuffix("  vm\n  no native code: no clang or cc in PATH\n"))
        #expect(text.ranges(of: "no native code").count == 1)
        options.showsMeasurements = false
        #expect(!TerminalReport.render(Example.file(scenarios), options: options).contains("native"))
    }

    @Test func aDeadlockEndsAsLockdepReportsIt() {
        let (a, b) = (Example.thread("a", 0), Example.thread("b", 1))
        let trace = TraceReport(transitions: [
            Example.transition(a, "one", [], [Example.change("m", "free", "held by a")]),
            Example.transition(b, "two", [], [Example.change("n", "free", "held by b")]),
        ])
        let waits = [("a", "n", "b"), ("b", "m", "a")].map { thread, lock, holder in
            DeadlockDescription.Wait(
                thread: thread, statement: "lock(other)", resource: lock, holders: [holder],
                span: Example.span("op fault"))
        }
        let search = SearchReport(deadlock: .found(trace, DeadlockDescription(isLockCycle: true, waits: waits)))
        let file = Example.file([ScenarioReport(name: "default", outcome: .searched(search))])
        #expect(
            TerminalReport.render(file, options: .init()) == #"""
                unbound.ilv: model unbound_then_bind "Lutomirski, April 2022"
                  FAILED  default  deadlock

                  deadlock after 2 transitions

                       a                         b
                       -                         -
                    1  one() ...
                       │   m: free → held by a
                    2                            two() ...
                       │                         │   n: free → held by b
                       └ lock(n) blocks          │
                                                 └ lock(m) blocks
                       *** DEADLOCK ***

                    These threads wait for each other, whatever the rest can do:
                      a waits for n, held by b, at lock(other) (unbound.ilv:2:1)
                      b waits for m, held by a, at lock(other) (unbound.ilv:2:1)

                  scenario  states  transitions  depth
                  default        0            0      0

                """#)
    }
}
