import Execution
import Testing

/// Where section 5 of the reference puts boundaries, told by how many states and transitions there are.
@Suite struct StepTests {
    private func counts(_ body: String, threads: String = "thread t", more: String = "") throws -> [Int] {
        try Explored(
            """
            model m
            var m1: mutex
            var m2: mutex
            var x: 0..3
            \(more)
            \(threads)
            op run() by t when x == 0 {
            \(body)
            }
            """
        ).counts
    }

    @Test func callAndFirstStepAreOneTransition() throws {
        #expect(try counts("x = 1\nx = 2") == [2, 1])
    }

    @Test func labelAtTheStartMakesTheCallATransition() throws {
        #expect(try counts("step a:\nx = 1") == [3, 2])
    }

    @Test func labelInTheMiddleEndsTheStep() throws {
        #expect(try counts("x = 1\nstep a:\nx = 2") == [3, 2])
    }

    @Test func firstLockHasNoBoundary() throws {
        #expect(try counts("lock(m1)\nx = 1\nunlock(m1)") == [2, 1])
    }

    @Test func laterLockHasABoundary() throws {
        #expect(try counts("x = 1\nlock(m1)\nx = 2\nunlock(m1)") == [3, 2])
    }

    @Test func lockBehindALabelHasNoSecondBoundary() throws {
        #expect(try counts("x = 1\nstep a:\nlock(m1)\nx = 2\nunlock(m1)") == [3, 2])
    }

    @Test func firstStatementOfAnIfHasABoundary() throws {
        #expect(try counts("if x == 0 { lock(m1)\n unlock(m1) }\nx = 1") == [4, 3])
    }

    @Test func unlockEndsTheStepBeforeTheNextVariable() throws {
        #expect(try counts("lock(m1)\nunlock(m1)\nx = 1") == [3, 2])
    }

    @Test func unlockOfSeveralLocksIsOneStep() throws {
        #expect(try counts("lock(m1)\nlock(m2)\nx = 1\nunlock(m2)\nunlock(m1)") == [3, 2])
    }

    @Test func localsAreNoVariables() throws {
        #expect(try counts("lock(m1)\nunlock(m1)\nlet y = 3\nif y == 3 { x = 1 }") == [3, 2])
    }

    @Test func pathWithoutAnUnlockHasNoBoundary() throws {
        let body = """
            either { lock(m1)
            unlock(m1) } or { }
            x = 1
            """
        #expect(try counts(body) == [3, 3])
    }

    @Test func atomicRemovesItsBoundaries() throws {
        #expect(try counts("atomic { lock(m1)\nx = 1\nunlock(m1)\nx = 2\nlock(m1)\nunlock(m1) }") == [2, 1])
    }

    @Test func atomicBehindAnUnlockHasABoundaryBeforeIt() throws {
        #expect(try counts("lock(m1)\nunlock(m1)\natomic { let y = 1\nx = y }") == [3, 2])
    }

    @Test func deferredUnlockRunsOnFailure() throws {
        let model = try Explored(
            """
            model m
            var m1: mutex
            thread t
            op run() by t {
                lock(m1)
                defer { unlock(m1) }
                fail EBUSY
            }
            reachable held { held(m1) }
            transition fails { taken run implies taken run returns EBUSY }
            """)
        #expect(model.counts == [1, 1])
        #expect(model.findings == [:])
    }

    @Test func exitsWithOneResultShareTheirDeferredSteps() throws {
        let body = """
            defer { x = 0 }
            defer { step out: }
            if x == 1 { fail EBUSY }
            x = 2
            fail EBUSY
            """
        #expect(try counts(body) == [2, 2])
    }

    @Test func pendingResultsAreKeptApart() throws {
        let body = """
            defer { step out: }
            either { fail EBUSY } or { fail EAGAIN }
            """
        #expect(try counts(body) == [3, 4])
    }

    @Test func deadLocalsAreZero() throws {
        let body = """
            choose a: 0..3
            step one:
            x = a
            step two:
            x = 0
            """
        #expect(try counts(body) == [9, 12])
    }

    @Test func lockBehindADecidedIfHasABoundary() throws {
        #expect(try counts("if true { step s: }\nlock(m1)\nx = 1\nunlock(m1)") == [4, 3])
    }

    @Test func nothingLiesBehindAFalseAwait() throws {
        let model = try Explored(
            """
            model m
            thread t
            op run(p: 0..1) by t {
                step s:
                await false
                var l: 0..1 = p
            }
            """)
        #expect(model.counts == [2, 2])
    }

    @Test func unusedResultIsComputedAllTheSame() throws {
        let model = try Explored(
            """
            model m
            var q: seq[2] of 0..2
            proc head() -> 0..2 { return q[0] }
            thread t
            op run() by t { head() }
            """)
        #expect(model.errors == ["index out of range in '0'"])
    }

    @Test func whatParametersExcludeIsNotMissed() throws {
        let model = try Explored(
            """
            model m
            param ON: bool = true
            var x: 0..1
            thread t
            op no() by t when !ON { x = 1 }
            rule never when !ON && x == 1 { x = 1 }
            op go() by t { either { await ON
                x = 1 } or { await !ON
                x = 0 } }
            """)
        #expect(model.uncovered == [])
    }

    @Test func decidedConditionReadsNothing() throws {
        let source = """
            model m
            param CHECK: bool = true
            var x: 0..3
            thread t
            op run() by t when x == 0 {
                choose a: 0..3
                step one:
                require !CHECK || a == 1 else EAGAIN
                x = 1
            }
            """
        #expect(try Explored(source).counts == [6, 8])
        #expect(try Explored(source, ["CHECK": "false"]).counts == [3, 5])
    }
}
