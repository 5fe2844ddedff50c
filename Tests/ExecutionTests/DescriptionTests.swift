import Engine
import Execution
import Testing

@Suite struct DescriptionTests {
    private static let source = """
        model m
        symmetric Frame(2)
        enum State { UNBOUND, BOUND }
        struct File { state: State, frame: [0..1] Frame? }
        var file: File
        var m1: mutex
        thread host[2]
        op bind() by host { require file.state == UNBOUND else EBUSY
            file.state = BOUND }
        op fill(p: 0..1) by host when file.state == BOUND {
            lock(m1)
            defer { unlock(m1) }
            step choose_one:
            choose f: Frame
            file.frame[p] = f
        }
        invariant one_place {
            forall p: 0..1, q: 0..1 where p != q { file.frame[p] == none || file.frame[p] != file.frame[q] }
        }
        """

    @Test func traceNamesCallsStepsChoicesResultsAndChanges() throws {
        #expect(
            try Explored(Self.source).trace("one_place") == [
                "host[1] bind() = 0; file.state: UNBOUND → BOUND",
                "host[1] fill(0); m1: free → held by host[1]",
                "host[1] fill(0) choose_one {f frame1} = 0; file.frame[0]: none → frame1; "
                    + "m1: held by host[1] → free",
                "host[1] fill(1); m1: free → held by host[1]",
                "host[1] fill(1) choose_one {f frame1} = 0; file.frame[1]: none → frame1; "
                    + "m1: held by host[1] → free",
            ])
    }

    @Test func explanationNamesTheBindingsAndTheValues() throws {
        let explanation = try Explored(Self.source).explanation("one_place")
        #expect(explanation.conjunct == "file.frame[p] == none || file.frame[p] != file.frame[q]")
        #expect(explanation.bindings.map { "\($0.name) = \($0.value)" } == ["p = 0", "q = 1"])
        #expect(
            explanation.terms.map { "\($0.text): \($0.value)" } == [
                "file.frame[p] == none: false", "file.frame[p]: frame1", "file.frame[p] != file.frame[q]: false",
                "file.frame[q]: frame1",
            ])
    }

    @Test func failingExistsShowsWhatItLookedAt() throws {
        let explanation = try Explored(
            """
            model m
            symmetric File(2)
            var owner: [File] 0..2?
            var seen: 0..2 = 1
            thread t
            op set(f: File) by t { owner[f] = 2 }
            invariant owned { (exists f: File { owner[f] == 2 }) implies (exists f: File { owner[f] == seen }) }
            """
        ).explanation("owned")
        #expect(explanation.conjunct == "exists f: File { owner[f] == seen }")
        #expect(
            explanation.terms.map { "\($0.text): \($0.value)" } == [
                "seen: 1", "f = file1: owner[f]: 2", "f = file2: owner[f]: none",
            ])
    }

    @Test func stateTellsWhereThreadsStandAndWhatTheirFramesHold() throws {
        let model = try Explored(Self.source)
        let finding = try #require(model.result.findings.first)
        let trace = model.search.trace(to: finding)
        let state = model.system.describe(state: try #require(trace.state(before: 2)))
        #expect(
            state.variables.map { "\($0.name) = \($0.value)" } == [
                "file.state = BOUND", "file.frame[0] = none", "file.frame[1] = none", "m1 = held by host[1]",
            ])
        #expect(state.threads[0].operation == "fill")
        #expect(state.threads[0].step == "choose_one")
        #expect(state.threads[0].locals.map { "\($0.name) = \($0.value)" } == ["p = 0"])
        #expect(state.threads[1].operation == nil)
    }

    @Test func neverExecutedAndVacuousAreToldByKind() throws {
        let model = try Explored(
            """
            model m
            var x: 0..1
            thread t
            op never() by t when x == 1 { x = 0 }
            op always() by t { if x == 1 { x = 0 } else { x = 0 } }
            rule idle_rule when x == 1 { x = 0 }
            invariant guarded { x == 1 implies x != 0 }
            """)
        #expect(
            model.uncovered == [
                .operation("never"), .branch(action: "always", word: "if"), .rule("idle_rule"),
                .guardTrue(property: "guarded", text: "x == 1"),
            ])
    }

    @Test func guardsAreKnownByTheirWholeTextAndLookedAtForEveryValue() throws {
        let model = try Explored(
            """
            model m
            param FLAG: bool = false
            var x: 0..3
            allow deadlock
            invariant whole { forall y: 0..1 where (x == 3 || FLAG) { y == x } }
            invariant each { exists y: 0..1 { y != 0 implies x == 0 } }
            """)
        #expect(model.uncovered == [.guardTrue(property: "whole", text: "x == 3 || FLAG")])
    }

    @Test func typesOfOneValueKeepIt() throws {
        let model = try Explored(
            """
            model m
            param N: 1..4 = 1
            var owner: 1..N
            var seen: [1..N] bool
            thread t
            op run(i: 1..N) by t { seen[owner] = true
                step again: assert !seen[i] }
            """)
        #expect(
            try model.trace("assertion failed") == [
                "t run(1); seen[1]: false → true", "t run(1) again; error",
            ])
    }

    @Test func heldLocksNameTheirHolders() throws {
        let model = try Explored(
            """
            model locks
            var m: mutex
            var rw: rwlock
            var gate: srcu
            thread a[2]
            thread b
            op read() by a {
                lock_shared(rw)
                step hold: unlock_shared(rw)
            }
            op take() by b {
                lock(m)
                read_lock(gate)
                step hold: read_unlock(gate)
                unlock(m)
            }
            invariant apart { !((forall t: a { t at read.hold }) && b at take.hold) }
            """)
        let finding = try #require(model.result.findings.first)
        let state = model.system.describe(state: try #require(model.search.trace(to: finding).lastState))
        #expect(model.system.threadNames == ["a[1]", "a[2]", "b"])
        #expect(
            state.locks == [
                LockDescription(path: "m", isShared: false, holders: [2]),
                LockDescription(path: "rw", isShared: true, holders: [0, 1]),
                LockDescription(path: "gate", isShared: true, holders: [2]),
            ])
    }
}
