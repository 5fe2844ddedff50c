import Foundation
import Reports
import Synchronization
import Testing

@testable import Commands

/// The models in `Models` come out as they say, with the counts that they always had.
@Suite struct ShippedModelsTests {
    /// The exit code, and the table of counts at the end of each model's report.
    private func check(_ paths: [String], _ options: String..., symmetry: String = "off") -> (
        code: ExitCode, counts: [String], text: String
    ) {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Models")
        let output = Mutex("")
        let console = Console(
            write: { text in output.withLock { $0 += text } }, writeError: { text in output.withLock { $0 += text } })
        let paths = paths.map { root.appending(path: $0).path() }
        let code = CommandLineTool.run(["check", "--symmetry", symmetry] + options + paths, console: console)
        let text = output.withLock { $0 }
        let row = /^  (\w+) +([0-9,]+) +([0-9,]+) +([0-9]+)$/
        let counts = text.split(separator: "\n").compactMap { line in
            (try? row.wholeMatch(in: line))?.output
        }.map { "\($0.1) \($0.2) \($0.3) \($0.4)" }
        return (code, counts, text)
    }

    @Test func theTutorialComesOutAsItSays() {
        let result = check(["tutorial"], "--strict")
        #expect(result.code == .success, "\(result.text)")
        #expect(
            result.counts == [
                "locked 15 20 6", "unlocked 12 14 4",
                "correct 20 34 6", "gives_way_too_early 32 60 7",
                "ordered 12 22 3", "left_first 14 27 3",
                "rechecked 102 216 13", "unchecked 96 198 13", "bumped_late 144 300 13",
                "three 288 1,145 10", "impatient 101 286 7",
                "exclusive 28 72 6", "shared_by_mistake 90 288 10",
                "synchronized 34 92 4", "unsynchronized 36 108 4", "published_late 58 150 6",
                "reliable 82 256 10", "leaky 126 368 12",
                "checked 54 120 21", "unchecked 108 240 24",
                "checked 7 42 4", "opens_again 7 42 4", "writes_anyway 9 54 4",
                "ordered 84 320 9", "unordered 92 336 10", "forgets 84 320 9",
                "careful 25 150 4", "reclaims_mapped 144 864 12", "writes_blindly 25 150 4",
                "unpins 5 24 3", "leaks 9 42 5",
                "diligent 4 4 3", "lazy 2 1 1", "distracted 8 15 4",
            ])
    }

    @Test func callsOfGuestMemfdReturn() {
        let result = check(
            ["liveness/guest_memfd_returns.ilv"], "--scenario", "two_threads", "--set", "VMMS=1", "--set", "VCPUS=1")
        #expect(result.code == .success, "\(result.text)")
        #expect(result.counts == ["two_threads 4,886 12,539 38"])
    }

    @Test func whatMustComeComesOrNotAsTheModelsOfLivenessSay() {
        let names = ["close_never_returns", "retrying_fault", "starving_for_a_lock"]
        let result = check(names.map { "liveness/\($0).ilv" }, "--strict")
        #expect(result.code == .success, "\(result.text)")
        #expect(
            result.counts == [
                "refuses 9 21 3", "lets_in 9 21 3", "retries_inside 8 16 4", "returns_to_the_guest 8 16 4",
                "lock 8 14 3", "flag 8 14 3",
            ])
    }

    @Test func noChoiceGrantsContradictoryWishes() {
        let result = check(["contradictions"], "--strict")
        #expect(result.code == .success, "\(result.text)")
        #expect(result.counts.count == 27)
    }

    @Test func theSmallBenchmarksHaveTheCountsOfThePeers() {
        let result = check(
            ["benchmarks"], "--scenario", "one_vm", "--scenario", "one_frame", "--scenario", "three")
        #expect(result.code == .success, "\(result.text)")
        #expect(
            result.counts == [
                "one_vm 355 1,044 13", "one_frame 4,049 15,840 12", "three 288 1,145 10", "three 288 1,145 10",
            ])
    }

    @Test func statesCountOnceUpToSymmetryByDefault() {
        let result = check(["benchmarks/two_phase_commit_symmetric.ilv"], symmetry: "auto")
        #expect(result.code == .success, "\(result.text)")
        #expect(
            result.counts == [
                "three 80 317 10", "five 314 2,047 16", "seven 920 8,409 22", "nine 2,232 26,315 28",
                "ten 3,300 43,297 31",
            ])
    }

    @Test func theProposalToFinaliseHolds() {
        let result = check(
            ["proposals/2022-04-P5-unbound-then-bind.ilv"], "--scenario", "one_page", "--scenario", "pinned")
        #expect(result.code == .success, "\(result.text)")
        #expect(result.counts == ["one_page 9,220 45,112 23", "pinned 9,796 48,452 23"])
    }

    @Test func guestMemfdHoldsWithOneVirtualProcessor() {
        let result = check(
            ["upstream/guest_memfd.ilv"], "--scenario", "one_vcpu", "--scenario", "note_too_late")
        #expect(result.code == .success, "\(result.text)")
        #expect(result.counts == ["one_vcpu 28,029 104,107 42", "note_too_late 28,234 105,856 45"])
    }
}
