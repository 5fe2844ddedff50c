import Testing

@testable import Language

/// Statements: what may stand where, and what is changed by what.
@Suite struct CheckingStatementTests {
    /// Declarations that the cases share.
    private static let world = """
        symmetric VM(2)
        struct L { m: mutex, n: 0..3 }
        thread t
        var b: bool
        var n: 0..3
        var owner: VM?
        var a: [VM] 0..3
        var q: seq[2] of 0..3
        var s: set of 0..3
        var m: mutex
        var ms: [VM] mutex
        var rw: rwlock
        var l: L
        var c: seqcount
        var sr: srcu
        const N = 3
        func f() -> bool { b }
        proc quiet() { b = true }
        proc failing() { require b else EIO }
        proc locking(x: mutex) { lock(x); unlock(x) }
        proc result() -> 0..3 { return n }

        """

    /// A case in an operation of the shared world.
    private static func operation(_ id: String, _ statements: String) -> CheckingRejection {
        CheckingRejection(id, world + "op o(x: 0..3) by t { \(statements) }")
    }

    /// A case in a rule of the shared world.
    private static func rule(_ id: String, _ statements: String) -> CheckingRejection {
        CheckingRejection(id, world + "rule r { \(statements) }")
    }

    static let rejected: [CheckingRejection] = [
        operation("not-assignable", "let y = 1; ‹y› = 2"),
        operation("not-assignable", "‹x› = 2"),
        operation("not-assignable", "for i in 0..2 { ‹i› = 1 }"),
        operation("not-assignable", "if let v = owner { ‹v› = v }"),
        operation("not-assignable", "choose y: 0..2; ‹y› = 1"),
        operation("not-assignable", "‹N› = 2"),
        operation("not-a-target", "‹f()› = true"),
        operation("place-assigned", "‹l› = L { }"),
        operation("place-assigned", "‹ms› = ms"),
        operation("outside-loop", "‹break›"),
        operation("outside-loop", "if b { ‹continue› }"),
        operation("else-must-leave", "choose y: 0..2 where b else ‹{ b = true }›"),
        operation("else-must-leave", "choose y: 0..2 where b else ‹{ if b { return } }›"),
        operation("else-must-leave", "lock(m) else ‹{ }›"),
        operation("else-must-leave", "choose y: 0..2 where b else ‹{ either { fail EIO } or { } }›"),
        operation("defer-leaves", "defer { ‹return› }"),
        operation("defer-leaves", "defer { ‹fail EIO› }"),
        operation("defer-leaves", "defer { ‹require b else EIO› }"),
        operation("defer-leaves", "while b { defer { ‹break› } }"),
        operation("defer-leaves", "defer { ‹failing()› }"),
        rule("not-allowed-here", "‹lock(m)›"),
        rule("not-allowed-here", "‹step s:›"),
        rule("not-allowed-here", "‹fail EIO›"),
        rule("not-allowed-here", "‹require b else EIO›"),
        rule("not-allowed-here", "‹return 1›"),
        rule("not-allowed-here", "‹read_lock(sr)›"),
        rule("not-allowed-here", "‹locking(m)›"),
        .init("not-allowed-here", world + "init { ‹synchronize(sr)› }"),
        .init("not-allowed-here", world + "proc outer() { failing() }\ninit { ‹outer()› }"),
        operation("return-type", "if b { return 1 }; return ‹b›"),
        operation("return-type", "return ‹owner›"),
        .init("return-type", world + "proc p() { return ‹1› }"),
        .init("return-type", world + "proc p() -> bool { ‹return› }"),
        .init("missing-return", world + "proc ‹p›() -> bool { if b { return true } }"),
        .init("missing-return", world + "proc ‹p›() -> bool { while b { return true } }"),
        operation("duplicate-label", "step a:\n if b { step ‹a›: }"),
        operation("reserved-label", "step ‹start›:"),
        operation("not-a-statement", "‹f›()"),
        operation("not-a-statement", "‹held›(m)"),
        operation("no-result", "let y = ‹quiet()›"),
        operation("no-result", "n = ‹quiet()›"),
        operation("procedure-in-expression", "n = ‹result()› + 1"),
        operation("procedure-in-expression", "n += ‹result()›"),
        operation("argument-count", "‹lock(m, m)›"),
        operation("argument-count", "‹quiet(1)›"),
        operation("argument-count", "‹s.insert()›"),
        operation("not-callable", "‹n›()"),
        operation("not-callable", "‹o›(1)"),
        operation("operand-type", "q.‹insert›(1)"),
        operation("operand-type", "‹b› += 1"),
        operation("type-mismatch", "n = ‹b›"),
        operation("type-mismatch", "fail ‹1›"),
        operation("type-mismatch", "s.insert(‹b›)"),
        operation("never-none", "if let y = ‹n› { }"),
        operation("not-a-place", "lock(‹n›)"),
        operation("not-a-place", "lock_shared(‹m›)"),
        operation("not-a-place", "bump(‹m›)"),
        operation("not-a-place", "locking(‹rw›)"),
        operation("needs-type", "let y = ‹none›"),
        operation("place-as-value", "let y = ‹l›"),
        operation("outside-transition", "if ‹old(b)› { }"),
        operation("unreachable-code", "return\n‹b = true›"),
        operation("local-of-one-value", "var ‹i› = 0; i += 1; i += 1"),
    ]

    @Test(arguments: rejected) func isRejected(_ model: CheckingRejection) {
        #expect(CheckingSource(model.text).outcome == model.id)
    }

    @Test func aLocalThatIsNeverChangedMayHaveOneValue() {
        #expect(CheckingSource("model m\nvar n: 0..3\nrule r { var i = 1; n = i }").complaints == [])
    }

    @Test func warningsLeaveAProgram() {
        let source = CheckingSource("model m\nvar b: bool\nrule r { return\n b = true }")
        #expect(source.complaints == ["4:2: unreachable-code: this is never reached"])
        #expect(source.program != nil)
    }

    @Test func everyStatementIsAccepted() {
        let source = CheckingSource(
            """
            model m
            \(Self.world)
            proc swap(x: mutex, v: VM) -> VM? { owner = v; return owner }
            op all(v: VM, k: 0..3) by t when n < 3 && exists w: VM { w == v } {
                let one = k + 1
                var two: 0..9 = one
                var three: VM? = v
                var four = result()
                let five = result()
                two += 1; two -= n
                three = none
                n = result()
                owner = swap(m, v)
                quiet()
              step first:
                if two > 3 { n = 1 } else if b { n = 2 } else { n = 3 }
                if let w = owner { a[w] = 1 } else { a[v] = 2 }
                for i in 0..k { if i == 2 { break }; continue }
                for e in {1, 2} { s.insert(e) }
                for p: bool { b = p }
                while n < 3 { n += 1 }
                choose w: VM, z in 0..2 where w != v else { fail ENOENT }
                choose u in s
                either { await b } or { lock(m) } or { }
                require b else EBUSY
                defer { for i in 0..1 { break }; unlock(m) }
                lock(ms[v]) else { return }
                lock(rw); unlock(rw); lock_shared(rw); unlock_shared(rw); lock(l.m); unlock(l.m); locking(m)
                let seen = snapshot(c)
                var again: snapshot = seen
                again = snapshot(c)
                bump(c)
                assert !changed(again) "message"
                read_lock(sr); read_unlock(sr)
              step second:
                synchronize(sr)
                s.insert(1); s.remove(2); s += {1}; s -= {2}; q.append(3); q.remove_first()
                atomic { lock(ms[v]); unlock(ms[v]) }
                assert holds(self, m) || self is idle || self in all(v, _) || self at all.first
                return EIO
            }
            rule r(v: VM) when owner == v { await b; bump(c); let y = snapshot(c); owner = none }
            init { choose k: 0..2; n = k; either { b = true } or { } }
            """)
        #expect(source.complaints == [])
        let routine = source.program?.operations[0].routine
        #expect(routine?.parameters.map(\.index) == [0, 1])
        #expect(
            routine?.locals.map(\.name) == [
                "v", "k", "w", "one", "two", "three", "four", "five", "w", "i", "e", "p", "w", "z", "u", "i", "seen",
                "again",
            ])
        #expect(source.program?.procedures[4].result == .optional(.symmetric(SymmetricID(0))))
    }

    @Test func aProcedureResultIsWrappedThroughALocal() {
        let source = CheckingSource(
            """
            model m
            var n: 0..3
            var o: (0..3)?
            proc p() -> 0..3 { return n }
            rule r { o = p()
                var x: (0..3)? = p()
                let y = p()
            }
            """)
        #expect(source.complaints == [])
        let routine = source.program?.rules[0].routine
        #expect(routine?.body.count == 5)
        #expect(routine?.locals.map(\.name) == ["result of p", "result of p", "x", "y"])
        #expect(routine?.locals.map(\.type) == [.range(0, 3), .range(0, 3), .optional(.range(0, 3)), .range(0, 3)])
    }

    @Test func anOperationReturnsErrnosOrOneScalar() {
        let source = CheckingSource(
            """
            model m
            thread t
            var b: bool
            enum E { A, B }
            op none_() by t { if b { return }; return EIO }
            op number(x: 0..3) by t { if b { return x }; if !b { return 9 }; fail EBUSY }
            op member() by t { if b { return E.A }; return B }
            """)
        #expect(source.complaints == [])
        #expect(source.program?.operations.map(\.result) == [nil, .range(0, 9), .enumeration(EnumerationID(0))])
    }
}
