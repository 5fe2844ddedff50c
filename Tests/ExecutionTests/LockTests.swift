import Engine
import Execution
import Testing

@Suite struct LockTests {
    @Test func cycleOfLocksIsFoundBesideThreadsThatMove() throws {
        let model = try Explored(
            """
            model m
            var a: mutex
            var b: mutex
            var ticks: bool
            thread one
            thread two
            thread clock
            op first() by one { lock(a)
            step more: lock(b)
            unlock(b)
            unlock(a) }
            op second() by two { lock(b)
            step more: lock(a)
            unlock(a)
            unlock(b) }
            op tick() by clock { ticks = !ticks }
            """)
        #expect(model.findings == ["deadlock": 2])
        let finding = try #require(model.result.findings.first)
        let state = try #require(model.search.trace(to: finding).steps.last?.target)
        let deadlock = model.system.describeDeadlock(in: state)
        #expect(deadlock.isLockCycle)
        #expect(deadlock.waits.map(\.thread) == ["one", "two"])
        #expect(deadlock.waits.map(\.resource) == ["b", "a"])
        #expect(deadlock.waits.map(\.holders) == [["two"], ["one"]])
    }

    @Test func relockingIsAnError() throws {
        let model = try Explored(
            "model m\nvar a: mutex\nthread t\nop run() by t { lock(a)\nstep again: lock(a) }")
        #expect(model.findings == ["relocking a lock that the thread holds": 2])
    }

    @Test func tryLockOfAnOwnLockRunsItsElse() throws {
        let model = try Explored(
            """
            model m
            var a: mutex
            thread t
            op run() by t {
                lock(a)
                defer { unlock(a) }
                lock(a) else { fail EBUSY }
            }
            transition fails { taken run returns EBUSY }
            """)
        #expect(model.findings == [:])
    }

    @Test func returningWithALockIsAnError() throws {
        let model = try Explored("model m\nvar a: mutex\nthread t\nop run() by t { lock(a) }")
        #expect(model.errors == ["returning with a lock or srcu section held in 'run': a is still held"])
    }

    @Test func unlockInTheWrongModeIsAnError() throws {
        let model = try Explored("model m\nvar a: rwlock\nthread t\nop run() by t { lock_shared(a)\nunlock(a) }")
        #expect(
            model.errors == [
                "unlock of a lock that the thread does not hold in that mode in 'unlock(a)': a is shared by t"
            ])
    }

    @Test(arguments: [
        ("mutex", "lock(a)", "unlock(a)", "held by one"), ("rwlock", "lock(a)", "unlock(a)", "held by one"),
        ("rwlock", "lock_shared(a)", "unlock_shared(a)", "shared by one"),
    ])
    func unlockOfWhatAnotherThreadHoldsIsAnError(type: String, lock: String, unlock: String, state: String) throws {
        let model = try Explored(
            """
            model m
            var a: \(type)
            thread one
            thread two
            op take() by one { \(lock)
            step inside: \(unlock) }
            op steal() by two when held(a) { \(unlock) }
            """)
        #expect(model.counts == [2, 3])
        #expect(
            model.errors == [
                "unlock of a lock that the thread does not hold in that mode in '\(unlock)': a is \(state)"
            ])
    }

    @Test func aStateWithoutAWayOnIsADeadlockWhereSomethingIsBegun() throws {
        let model = try Explored(
            """
            model m
            var on: bool
            thread t
            op run() by t when !on { on = true
            step stuck: await !on }
            """)
        #expect(model.findings == ["deadlock": 1])
        let rules = try Explored("model m\nvar x: 0..2\nrule up when x < 2 { x += 1 }")
        #expect(rules.findings == ["deadlock": 2])
        let idle = try Explored("model m\nvar x: 0..2\nthread t\nop up() by t when x < 2 { x += 1 }")
        #expect(idle.findings == [:])
    }

    @Test func readersShareAndWritersExclude() throws {
        let model = try Explored(
            """
            model m
            var a: rwlock
            thread r[2]
            thread w
            op read() by r { lock_shared(a)
            step inside: unlock_shared(a) }
            op write() by w { lock(a)
            step inside: unlock(a) }
            invariant exclusive { !((exists t: r { t in read }) && w in write) }
            reachable both_read { forall t: r { t in read } }
            """)
        #expect(model.counts == [5, 10])
        #expect(model.findings == ["both_read": 2])
    }

    @Test func synchronizeWaitsForEarlierReadersOnly() throws {
        let model = try Explored(
            """
            model m
            var s: srcu
            var done: bool
            thread r[2]
            thread w
            op read() by r { read_lock(s)
            step inside: read_unlock(s) }
            op wait() by w when !done { step begin: synchronize(s)
            done = true }
            reachable overtaken { done && exists t: r { t in read } }
            """)
        #expect(model.findings == ["overtaken": 3])
    }

    @Test func synchronizeInsideAReadSectionIsADeadlock() throws {
        let model = try Explored(
            "model m\nvar s: srcu\nthread t\nop run() by t { read_lock(s)\nsynchronize(s)\nread_unlock(s) }")
        #expect(model.findings == ["deadlock": 1])
    }

    @Test func synchronizeOfAnArgumentWaitsForTheReadersThatItNames() throws {
        let model = try Explored(
            """
            model m
            thread host
            thread reader
            var s: [0..1] srcu
            proc sync(i: 0..1) { synchronize(s[i]) }
            op wait() by host { step a: sync(1) }
            op rd() by reader { read_lock(s[1])
                step inside: read_unlock(s[1]) }
            op rd2() by reader { read_lock(s[0])
                step inside: read_unlock(s[0]) }
            """)
        #expect(model.counts == [6, 13])
    }

    @Test func aThreadCanWaitForItselfWithinOneStep() throws {
        let model = try Explored(
            """
            model m
            var ticks: bool
            var s: srcu
            thread t
            op run() by t { step a: atomic { read_lock(s)
                synchronize(s) } }
            rule tick { ticks = !ticks }
            """)
        #expect(model.findings == ["deadlock": 1])
    }

    @Test func aThreadThatLookedAtVariablesIsInNoCycle() throws {
        let model = try Explored(
            """
            model m
            var off: bool
            var a: mutex
            var b: mutex
            thread one
            thread two
            op first() by one { lock(a)
                step more: atomic { if !off { lock(b)
                    unlock(b) } }
                unlock(a) }
            op second() by two { lock(b)
                step more: lock(a)
                unlock(a)
                unlock(b) }
            rule cure when !off { off = true }
            """)
        #expect(model.findings == [:])
    }

    @Test func snapshotsAreCurrentUntilTheirCounterIsBumped() throws {
        let model = try Explored(
            """
            model m
            var c: [0..1] seqcount
            thread t
            thread u
            op look(i: 0..1) by t { let s = snapshot(c[i])
            step again: require !changed(s) else EAGAIN }
            op change(i: 0..1) by u { bump(c[i]) }
            transition retried { !(taken look returns EAGAIN) }
            """)
        #expect(model.counts == [4, 13])
        #expect(model.findings == ["retried": 3])
        #expect(
            try model.trace("retried") == [
                "t look(0)", "u change(0) = 0", "t look() again = -EAGAIN",
            ])
    }
}
