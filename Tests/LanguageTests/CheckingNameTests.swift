import Testing

@testable import Language

/// Names: what is declared, found, hidden, and reported.
@Suite struct CheckingNameTests {
    static let rejected: [CheckingRejection] = [
        .init("duplicate-name", "var x: bool\nvar ‹x›: bool"),
        .init("duplicate-name", "enum E { A, ‹A› }"),
        .init("duplicate-name", "struct S { a: bool, ‹a›: bool }"),
        .init("duplicate-name", "thread t[a: bool, ‹a›: bool]"),
        .init("duplicate-name", "thread t\nop o() by t {}\nrule ‹o› {}"),
        .init("duplicate-name", "invariant i { true }\nreachable ‹i› { true }"),
        .init("duplicate-name", "enum E { A }\nvar ‹A›: bool"),
        .init("errno-declared", "var ‹EBUSY›: bool"),
        .init("errno-declared", "enum E { A, ‹EIO› }"),
        .init("errno-declared", "rule r { let ‹EIO› = true }"),
        .init("unknown-name", "var x: bool\nrule r { x = ‹y› }"),
        .init("unknown-name", "rule r { ‹go›() }"),
        .init("unknown-name", "invariant i { ‹f›(1) }"),
        .init("unknown-type", "var x: ‹Stat›"),
        .init("unknown-type", "rule r { let x = ‹S› { } }"),
        .init("unknown-field", "struct S { owner: bool }\nvar s: S\ninvariant i { s.‹ower› }"),
        .init("unknown-field", "struct S { owner: bool }\nvar s: S\nrule r { s = S { ‹onwer›: true } }"),
        .init("unknown-member", "enum S { UNBOUND, BOUND_TDX }\nvar s: S\nrule r { s = ‹BOUND_TXD› }"),
        .init("unknown-member", "enum S { UNBOUND, BOUND_TDX }\nvar s: S\ninvariant i { s == S.‹BOUND› }"),
        .init("unknown-operation", "transition t { taken ‹go› }"),
        .init("unknown-operation", "thread t\ninvariant i { t at ‹go›.start }"),
        .init("unknown-thread", "op o() by ‹host› {}"),
        .init("unknown-property", "scenario s { expect violated ‹p› }"),
        .init("unknown-property", "only ‹p›"),
        .init("unknown-parameter", "param VMS: 1..4 = 2\nscenario s { ‹VM› = 3 }"),
        .init("unknown-label", "thread t\nop o() by t { step map: }\ninvariant i { t at o.‹mpa› }"),
        .init("unknown-label", "thread t\nproc p() { step a: }\nop o() by t { }\ninvariant i { t at o.‹p›.a }"),
        .init("unknown-errno", "thread t\nop o() by t { fail ‹EBUZY› }"),
        .init("unknown-errno", "thread t\nvar x: bool\nop o() by t { require x else ‹EINVALID› }"),
        .init("ambiguous-name", "enum A { X }\nenum B { X }\nrule r { let a = ‹X› }"),
        .init("wrong-kind-of-name", "enum A { X }\nvar v: bool\nrule r { v = ‹A› }"),
        .init("wrong-kind-of-name", "var v: bool\nvar w: ‹v›"),
        .init("wrong-kind-of-name", "var v: bool\nop o() by ‹v› {}"),
        .init("wrong-kind-of-name", "thread t\nrule r {}\ninvariant i { t in ‹r› }"),
        .init("wrong-kind-of-name", "rule r {}\nvar x: bool\ninvariant i { x == ‹r› }"),
        .init("wrong-kind-of-name", "invariant p { true }\ninvariant i { ‹p› }"),
        .init("cyclic-definition", "const ‹A› = B\nconst B = A"),
        .init("cyclic-definition", "param ‹N›: 0..N = 0"),
        .init("cyclic-definition", "struct ‹S› { next: S? }"),
        .init("cyclic-definition", "type ‹T› = [T] bool"),
        .init("cyclic-definition", "const ‹A› = f()\nfunc f() -> bool { A }"),
        .init("local-hides-local", "rule r { let x = true\n if x { let ‹x› = false } }"),
        .init("local-hides-local", "rule r(a: bool) when exists ‹a›: bool { a } { }"),
        .init("several-declarations", "init { }\n‹init { }›"),
        .init("several-declarations", "terminal { true }\n‹terminal { false }›"),
    ]

    @Test(arguments: rejected) func isRejected(_ model: CheckingRejection) {
        #expect(CheckingSource(model.text, files: model.files).outcome == model.id)
    }

    @Test func nearMissesAreSuggested() {
        let source = CheckingSource(
            """
            model m
            enum State { UNBOUND, BOUND_TDX }
            struct Memfile { owner: bool }
            thread host
            var file: Memfile
            var state: State
            op bind() by host {
                require file.ownr else EBUZY
                state = BOUND_TXD
            }
            scenario s { expect violated P, Q }
            invariant mapped { sate == UNBOUND }
            """)
        #expect(
            source.complaints == [
                "8:18: unknown-field: 'Memfile' has no field 'ownr' → owner",
                "8:28: unknown-errno: 'EBUZY' is no errno of Linux → EBUSY",
                "9:13: unknown-member: 'State' has no member 'BOUND_TXD' → BOUND_TDX",
                "11:30: unknown-property: there is no property 'P'",
                "11:33: unknown-property: there is no property 'Q'",
                "12:20: unknown-name: nothing is called 'sate' here → state",
            ])
    }

    @Test func theExpectedTypeDecidesBetweenMembersOfOneName() {
        let source = CheckingSource(
            """
            model m
            enum A { X, Y }
            enum B { Y, X }
            struct S { b: B }
            thread t
            var a: A
            var b: B?
            var s: S
            var of: [B] A
            var all: set of B
            func f(x: B) -> A { if x == X then Y else X }
            op o(x: B) by t {
                a = X
                b = X
                s = S { b: X }
                of[X] = Y
                all.insert(X)
                a = f(X)
                if b == X || X == a || X in all || a in {X, Y} { a = if true then X else Y }
            }
            """)
        #expect(source.complaints == [])
        let values = source.program?.operations[0].routine.body.compactMap { statement -> Value? in
            guard case .assign(_, let value) = statement.kind else { return nil }
            switch value.kind {
            case .constant(let constant): return constant
            case .some(let wrapped): if case .constant(let constant) = wrapped.kind { return constant }
            case .structure(let fields): if case .constant(let constant) = fields[0].kind { return constant }
            case .call(_, let arguments): if case .constant(let constant) = arguments[0].kind { return constant }
            default: break
            }
            return nil
        }
        #expect(values == [.scalar(0), .scalar(1), .scalar(1), .scalar(1), .scalar(1)])
    }

    @Test func aLocalMayHideAGlobalOne() {
        let source = CheckingSource(
            """
            model m
            enum E { A }
            var x: 0..3
            rule r(A: bool) when exists x: bool { x } { let x = A
                if x { let y = true } else { let y = false }
            }
            invariant i { x == 1 }
            """)
        #expect(source.complaints == [])
    }

    @Test func namespacesAreSeparate() {
        let source = CheckingSource(
            "model bind\nvar bind: bool\nrule bind { }\ninvariant bind { bind }\nscenario bind { }")
        #expect(source.complaints == [])
    }

    @Test func declarationsMayStandInAnyOrder() {
        let source = CheckingSource(
            """
            model m
            var v: [T] S
            struct S { t: T, n: 0..N }
            type T = 0..M
            const N = M * 2
            param M: 1..LIMIT = 2
            const LIMIT = 4
            """)
        #expect(source.complaints == [])
        #expect(source.program.map { $0.text(of: $0.variables[0].type) } == "[0..2] S")
        #expect(source.program?.structures[0].fields.map(\.type) == [.range(0, 2), .range(0, 4)])
    }
}
