import Testing

@testable import Language

/// Types: what can be declared, and with which sizes.
@Suite struct CheckingTypeTests {
    static let rejected: [CheckingRejection] = [
        .init("empty-range", "var x: ‹3..2›"),
        .init("empty-range", "param N: 0..4 = 0\ntype T = ‹1..N›"),
        .init("range-too-large", "var x: ‹0..2147483648›"),
        .init("range-too-large", "var x: ‹-9223372036854775807..9223372036854775807›"),
        .init("count-out-of-range", "symmetric VM(‹0›)"),
        .init("count-out-of-range", "symmetric VM(‹65537›)"),
        .init("count-out-of-range", "thread t[‹0›]"),
        .init("count-out-of-range", "thread ‹t›[a: 0..999, b: 0..999]"),
        .init("count-out-of-range", "var q: seq[‹0›] of bool"),
        .init("array-too-large", "var x: ‹[0..65536] bool›"),
        .init("array-too-large", "type A = [0..255] bool\nvar x: ‹[0..256] A›"),
        .init("array-too-large", "var q: ‹seq[40000] of struct_of_two›\nstruct struct_of_two { a: bool, b: bool }"),
        .init("array-too-large", "invariant i { ‹[i: 0..65536 => true]› == [true] }"),
        .init("set-too-large", "var s: ‹set of 0..4096›"),
        .init("set-too-large", "invariant i { count(‹{x: 0..4096 where x > 3}›) == 1 }"),
        .init("set-too-large", "var s: set of 0..4000\nvar t: set of 4000..8000\ninvariant i { count(‹s + t›) == 1 }"),
        .init("domain-too-large", "invariant i { ‹forall x: 0..1023, y: 0..1024 { true }› }"),
        .init("domain-too-large", "rule ‹r›(a: 0..1023, b: 0..1024) { }"),
        .init("domain-too-large", "rule r { ‹choose x: 0..1048576 where true› }"),
        .init("domain-too-large", "rule r { for ‹x›: 0..1048576 { } }"),
        .init("nested-optional", "type T = bool?\nvar x: ‹T?›"),
        .init("nested-optional", "var v: bool?\ninvariant i { (the ‹x›: bool? where x == none) == none }"),
        .init("place-in-value", "var x: ‹mutex?›"),
        .init("place-in-value", "struct S { m: mutex }\nvar x: ‹set of S›"),
        .init("place-in-value", "var q: seq[2] of ‹seqcount›"),
        .init("snapshot-stored", "var x: ‹snapshot›"),
        .init("snapshot-stored", "struct S { s: ‹snapshot› }"),
        .init("snapshot-stored", "var x: ‹snapshot?›"),
        .init("snapshot-stored", "var x: [bool] ‹snapshot›"),
        .init("snapshot-stored", "var c: seqcount\nfunc f() -> ‹snapshot› { snapshot(c) }"),
        .init("not-enumerable", "var x: [‹[bool] bool›] bool"),
        .init("not-enumerable", "rule r(a: ‹seq[2] of bool›) { }"),
        .init("not-enumerable", "thread t[a: ‹mutex›]"),
        .init("not-enumerable", "invariant i { forall ‹x›: [bool] bool { true } }"),
        .init("set-element", "var s: ‹set of [bool] bool›"),
        .init("set-element", "var s: ‹set of set of bool›"),
        .init("parameter-type", "param P: ‹bool?› = none"),
        .init("place-local", "thread t\nop o() by t { var m: ‹mutex› }"),
        .init("place-parameter", "func f(m: ‹mutex›) -> bool { true }"),
        .init("place-parameter", "struct S { c: seqcount }\nproc p() -> ‹S› { }"),
        .init("missing-value", "var ‹e›: errno"),
        .init("missing-value", "struct S { e: errno }\nvar ‹s›: [bool] S"),
        .init("missing-value", "symmetric VM(2)\nrule r { var ‹v›: VM }"),
        .init("missing-value", "thread t\nop o() by t { var ‹s›: snapshot }"),
        .init("symmetric-not-set", "symmetric VM(2)\nvar ‹v›: VM"),
        .init("symmetric-not-set", "symmetric VM(2)\nstruct S { v: VM }\nvar ‹s›: [bool] S\ninit { }"),
        .init("symmetric-not-set", "thread t[2]\nvar ‹owner›: t\ninit { let x = owner }"),
    ]

    @Test(arguments: rejected) func isRejected(_ model: CheckingRejection) {
        #expect(CheckingSource(model.text, files: model.files).outcome == model.id)
    }

    @Test func definitionsThatNestTooDeeplyAreRefused() {
        let structures = (0..<100).map { "struct S\($0) { next: S\($0 + 1) }" }.joined(separator: "\n")
        let source = CheckingSource("model m\n\(structures)\nstruct S100 { x: bool }\nvar s: S0")
        #expect(Set(source.diagnostics.map(\.message.id)) == ["nested-too-deeply"])
        let reversed = (0..<100).reversed().map { "struct S\($0) { next: S\($0 + 1) }" }.joined(separator: "\n")
        let other = CheckingSource("model m\nstruct S100 { x: bool }\n\(reversed)\nvar s: S0")
        #expect(Set(other.diagnostics.map(\.message.id)) == ["nested-too-deeply"])
        let constants = (0..<1000).map { "const C\($0) = C\($0 + 1)" }.joined(separator: "\n")
        let third = CheckingSource("model m\n\(constants)\nconst C1000 = 1")
        #expect(Set(third.diagnostics.map(\.message.id)) == ["nested-too-deeply"])
        let functions = (0..<100).map { "func f\($0)() -> bool { f\($0 + 1)() }" }.joined(separator: "\n")
        let doubled = (0..<40).map { "struct D\($0 + 1) { a: D\($0), b: D\($0) }" }.joined(separator: "\n")
        let fifth = CheckingSource("model m\nstruct D0 { }\n\(doubled)\nvar s: D40")
        #expect(fifth.complaints.first?.hasPrefix("14:8: nested-too-deeply: the structure 'D12'") == true)
        #expect(Set(fifth.diagnostics.map(\.message.id)) == ["nested-too-deeply"])
        let fourth = CheckingSource("model m\n\(functions)\nfunc f100() -> bool { true }")
        #expect(fourth.diagnostics.map(\.message.id) == ["nested-too-deeply"])
    }

    @Test func everyTypeOfTheReferenceIsAccepted() {
        let source = CheckingSource(
            """
            model m
            symmetric VM(2)
            enum E { A, B }
            thread host[2]
            thread vcpu[v: VM, n: 0..1]
            struct Lock { m: mutex, r: rwlock, turns: 0..2 }
            struct Plain { a: bool, e: E }
            var a: bool
            var b: -3..3
            var c: E
            var d: errno = EBUSY
            var e: [VM] VM = [v: VM => v]
            var f: VM?
            var g: [VM, E] Plain
            var h: set of Plain
            var i: seq[3] of VM
            var j: [VM] Lock
            var k: seqcount
            var l: [bool] srcu
            var n: set of VM?
            var o: [VM?] bool
            var p: set of errno
            var q: host?
            var r: vcpu?
            var s: 0..0xff = 1_0
            """)
        #expect(source.complaints == [])
        #expect(
            source.program.map { program in program.variables.map { program.text(of: $0.type) } } == [
                "bool", "-3..3", "E", "errno", "[VM] VM", "VM?", "[VM] [E] Plain", "set of Plain", "seq[3] of VM",
                "[VM] Lock", "seqcount", "[bool] srcu", "set of VM?", "[VM?] bool", "set of errno", "host?", "vcpu?",
                "0..255",
            ])
        #expect(
            source.program.map { program in program.variables.map { program.text(of: $0.initial, type: $0.type) } } == [
                "false", "-3", "A", "EBUSY", "[vm1, vm2]", "none",
                "[[Plain { a: false, e: A }, Plain { a: false, e: A }], "
                    + "[Plain { a: false, e: A }, Plain { a: false, e: A }]]",
                "{}", "[]", "[Lock { m: free, r: free, turns: 0 }, Lock { m: free, r: free, turns: 0 }]", "free",
                "[free, free]", "{}", "[false, false, false]", "{}", "none", "none", "10",
            ])
    }

    @Test func initMaySetSymmetricVariablesThroughProcedures() {
        let source = CheckingSource(
            """
            model m
            symmetric VM(2)
            struct S { v: VM }
            var v: VM
            var s: S
            proc set(x: VM) { s.v = x }
            init { choose x: VM
                v = x
                set(x)
            }
            """)
        #expect(source.complaints == [])
        #expect(source.program?.variables.map(\.initial) == [.unset, .aggregate([.unset])])
    }

    @Test func builtInTypeNamesAreNotReserved() {
        let other = CheckingSource("model m\nvar mutex: mutex\nthread t\nop o() by t { lock(mutex); unlock(mutex) }")
        #expect(other.complaints == [])
    }
}
