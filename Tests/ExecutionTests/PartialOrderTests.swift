import Engine
import Execution
import Language
import Testing

/// Which steps of a model stand for all, told by how many states are left, and that nothing is lost.
@Suite struct PartialOrderTests {
    /// The states and the findings of a model, without and with the reduction.
    private func compare(_ source: String) throws -> (whole: Int, reduced: Int, found: Set<String>) {
        let whole = try Explored(source)
        let reduced = try Explored(source, partialOrder: true)
        #expect(Set(reduced.findings.keys) == Set(whole.findings.keys))
        return (whole.counts[0], reduced.counts[0], Set(whole.findings.keys))
    }

    /// Threads `w` with something of their own, and something shared.
    private let head = """
        model m
        type I = 0..2
        var mine: [I] 0..3
        var x: 0..3
        var m: mutex
        thread w[i: I]

        """

    @Test func stepsOnWhatIsTheThreadsOwnAreTakenInOneOrder() throws {
        let (whole, reduced, _) = try compare(
            head + """
                op work() by w[i] when mine[i] == 0 {
                    mine[i] = 1
                  step two:
                    mine[i] = 2
                  step three:
                    mine[i] = 3
                }
                """)
        #expect(whole == 64)
        // From each set of threads that are done, one of the others runs to its end: 8 + 24.
        #expect(reduced == 32)
    }

    @Test func aParameterOfAProcedureThatIsTheOwnIndexIsKnown() throws {
        let (whole, reduced, _) = try compare(
            head + """
                func next(k: I) -> 0..3 { mine[k] + 1 }
                proc advance(k: I) { mine[k] = next(k) }
                op work() by w[i] when mine[i] == 0 {
                    advance(i)
                  step two:
                    advance(i)
                }
                """)
        #expect(whole == 27)
        #expect(reduced == 20)
    }

    @Test func aLockThatIsHeldOnOneWayOnlyKeepsNobodyOut() throws {
        let source = """
            model m
            var a: 0..2
            var seen: 0..2
            var l: mutex
            thread t
            thread u
            op run(b: bool) by t when a == 0 {
                if b { lock(l) }
                a = 1
              step write: a = 2
                if b { unlock(l) }
            }
            op look() by u { lock(l)
                seen = a
                unlock(l) }
            reachable middle { seen == 1 }
            """
        #expect(try compare(source).found == ["middle"])
    }

    @Test func aLocalThatIsAssignedLaterIsNotWhatItWasAtFirst() throws {
        let source = """
            model m
            var a: [0..1] 0..2
            var seen: 0..2
            thread t
            thread u
            op run() by t when a[1] == 0 {
                var i: 0..1 = 0
                a[1] = 1
                i = i + 1
              step write: a[i] = 2
            }
            op look() by u { seen = a[1] }
            reachable middle { seen == 1 }
            """
        #expect(try compare(source).found == ["middle"])
    }

    @Test func whatConflictsLaterCountsToo() throws {
        // In the beginning nobody is where another one's part is written, but somebody may come there.
        let (whole, reduced, _) = try compare(
            head + """
                op work() by w[i] when mine[i] == 0 {
                    mine[i] = 1
                  step two:
                    mine[i] = 2
                }
                op spoil() by w[i] when i == 0 && mine[0] == 2 { mine[1] = 3 }
                allow deadlock
                invariant once { !(mine[1] == 3 && mine[2] == 0) }
                """)
        #expect(whole == 33)
        #expect(reduced == whole)
    }

    @Test func whatBlocksStandsForNobody() throws {
        // The thread 0 waits for ever, the others go on.
        let found = try compare(
            head + """
                op work() by w[i] when mine[i] == 0 {
                    mine[i] = 1
                  step two:
                    await i != 0
                    mine[i] = 2
                  step three:
                    if i == 2 { x = 1 }
                }
                reachable seen { x == 1 }
                """
        ).found
        #expect(found == ["deadlock", "seen"])
    }

    @Test func stepsOnWhatIsSharedAreTakenInEachOrder() throws {
        let (whole, reduced, found) = try compare(
            head + """
                op work() by w[i] when mine[i] == 0 {
                    mine[i] = 1
                  step two:
                    x = i
                  step three:
                    assert x != 1
                }
                """)
        #expect(found == ["assertion failed"])
        #expect(reduced < whole)
    }

    @Test func stepsThatAPropertySeesAreTakenInEachOrder() throws {
        let work = """
            op work() by w[i] when mine[i] == 0 {
                mine[i] = 1
              step two:
                mine[i] = 2
            }

            """
        let (whole, reduced, found) = try compare(
            head + work + "invariant apart { !(mine[0] == 1 && mine[1] == 1 && mine[2] == 1) }")
        #expect(whole == 27)
        #expect(reduced == 27)
        #expect(found == ["apart"])
        let labels = try compare(head + work + "invariant apart { !(forall i: I { w[i] at work.start }) }")
        #expect(labels.reduced == 27)
        // Whether a thread is idle does not change within an operation.
        let idle = try compare(head + work + "reachable busy { forall i: I { !(w[i] is idle) } }")
        #expect(idle.found == ["busy"])
    }

    @Test func aLoopOfOneThreadPutsNobodyOff() throws {
        let (whole, reduced, found) = try compare(
            """
            model m
            var own: 0..1
            var x: 0..2
            thread spinner
            thread other
            op spin() by spinner {
                while true {
                    step turn:
                    own = 1 - own
                }
            }
            op go() by other when x < 2 { x += 1 }
            invariant low { x < 2 }
            """)
        #expect(found == ["low"])
        #expect(whole == 9)
        // Only the call of `spin` stands for all; where it turns, the other one has its turn, too.
        #expect(reduced == 7)
    }

    @Test func aThreadThatHoldsTheLockIsNotDisturbed() throws {
        let body = """
            op work() by w[i] when mine[i] == 0 {
                mine[i] = 1
                lock(m)
                x = 1
              step inside:
                x = 2
              step more:
                x = 0
                unlock(m)
            }

            """
        let (whole, reduced, _) = try compare(head + body)
        // Once a thread is inside, the others wait or have not begun.
        #expect(reduced < whole / 2)
        let peeked = try compare(head + body + "op peek() by w { assert x != 2 }")
        #expect(peeked.found == ["assertion failed"])
    }

    @Test func readersDoNotDisturbEachOther() throws {
        let body = """
            model m
            type I = 0..2
            var done: [I] bool
            var r: rwlock
            var x: 0..1
            thread w[i: I]
            op read() by w[i] when !done[i] {
                lock_shared(r)
              step look:
                let y = x
              step end:
                assert y == x
                unlock_shared(r)
                done[i] = true
            }

            """
        let readers = try compare(body)
        #expect(readers.whole == 125)
        #expect(readers.reduced == 44)
        let writer = try compare(body + "op write() by w { lock(r); x = 1 - x; unlock(r) }")
        #expect(writer.found == [])
        let careless = try compare(body + "op write() by w { x = 1 - x }")
        #expect(careless.found == ["assertion failed"])
    }

    @Test func cyclesOfLocksStay() throws {
        let found = try compare(
            """
            model m
            type I = 0..1
            var n: [I] mutex
            var idle: mutex
            thread w[i: I]
            thread other
            op both() by w[i] {
                lock(n[i])
              step between:
                lock(n[1 - i])
                unlock(n[1 - i])
                unlock(n[i])
            }
            op alone() by other {
                lock(idle)
              step inside:
                unlock(idle)
            }
            """
        ).found
        #expect(found == ["deadlock"])
    }

    @Test func countersAndReadersOfOthersCount() throws {
        let counters = try compare(
            """
            model m
            type I = 0..1
            var c: [I] seqcount
            thread w[i: I]
            thread other
            op look() by w[i] {
                let s = snapshot(c[i])
              step wait:
                assert !changed(s)
            }
            op change() by other { bump(c[1]) }
            """)
        #expect(counters.found == ["assertion failed"])
        let readers = try compare(
            """
            model m
            var s: srcu
            var x: 0..1
            thread reader
            thread writer
            op read() by reader {
                read_lock(s)
              step inside:
                let y = x
              step end:
                assert y == 0
                read_unlock(s)
            }
            op write() by writer {
                synchronize(s)
                x = 1
            }
            """)
        #expect(readers.found == ["assertion failed"])
    }

    @Test func aModelOfRulesIsSearchedWhole() throws {
        let (whole, reduced, _) = try compare(
            """
            model m
            var a: 0..3
            var b: 0..3
            rule first when a < 3 { a += 1 }
            rule second when b < 3 { b += 1 }
            allow deadlock
            """)
        #expect(whole == 16)
        #expect(reduced == 16)
    }

    @Test func rulesDisturbThreads() throws {
        let (whole, reduced, found) = try compare(
            head + """
                rule hardware when x == 0 { mine[1] = 3; x = 1 }
                op work() by w[i] when mine[i] == 0 {
                    mine[i] = 1
                  step two:
                    assert mine[i] == 1
                }
                """)
        #expect(found == ["assertion failed"])
        #expect(reduced <= whole)
    }
}
