import Testing

@testable import Language

/// Expressions: their types, and what is refused in them.
@Suite struct CheckingExpressionTests {
    /// Declarations that the cases share.
    private static let world = """
        symmetric VM(2)
        symmetric Frame(2)
        enum State { UNBOUND, BOUND }
        enum Kind { SMALL, LARGE }
        struct S { owner: VM?, n: 0..3 }
        struct L { m: mutex, n: 0..3 }
        var b: bool
        var n: 0..3
        var maybe: (0..3)?
        var st: State
        var owner: VM?
        var s: S
        var a: [0..1] 0..3
        var q: seq[2] of 0..3
        var set: set of 0..3
        var vms: set of VM
        var m: mutex
        var rw: rwlock
        var l: L
        var c: seqcount
        var sr: srcu
        func f(x: 0..3) -> bool { x == 0 }
        proc p() -> bool { return true }

        """

    /// A case in an invariant of the shared world.
    private static func wrong(_ id: String, _ expression: String) -> CheckingRejection {
        CheckingRejection(id, world + "invariant i { \(expression) }")
    }

    static let rejected: [CheckingRejection] = [
        wrong("type-mismatch", "‹n›"),
        wrong("type-mismatch", "b && ‹n›"),
        wrong("operand-type", "‹b› + 1 == 2"),
        wrong("type-mismatch", "f(‹b›)"),
        wrong("type-mismatch", "a[‹b›] == 1"),
        wrong("type-mismatch", "forall x in ‹n› { true }"),
        wrong("type-mismatch", "n in ‹b›"),
        wrong("type-mismatch", "(if b then 1 else ‹b›) == 1"),
        wrong("type-mismatch", "count(‹n›) == 1"),
        wrong("no-literals", "owner == ‹1›"),
        wrong("no-literals", "s == S { owner: ‹1› }"),
        wrong("never-none", "n == ‹none›"),
        wrong("never-none", "‹n!› == 1"),
        wrong("needs-type", "(if b then ‹none› else none) == none"),
        wrong("needs-type", "count(‹{}›) == 0"),
        wrong("optional-operand", "‹maybe› < 2"),
        wrong("optional-operand", "‹maybe› + 1 == 2"),
        wrong("optional-operand", "‹maybe› in 0..2"),
        wrong("optional-operand", "f(‹maybe›)"),
        wrong("optional-operand", "‹owner› in vms"),
        wrong("operand-type", "(‹b› & b) == b"),
        wrong("operand-type", "‹set› >= set"),
        wrong("not-comparable", "‹b == n›"),
        wrong("not-comparable", "‹owner == st›"),
        wrong("not-comparable", "‹st == SMALL›"),
        wrong("not-comparable", "forall v: VM, e: Frame { ‹v == e› }"),
        wrong("no-order", "forall v: VM, w: VM { ‹v› < w }"),
        wrong("no-order", "exists v: VM { (max x: VM { ‹x› }) == v }"),
        wrong("not-indexable", "‹n›[0] == 1"),
        wrong("no-fields", "n.‹owner› == none"),
        wrong("argument-count", "‹f()›"),
        wrong("argument-count", "‹held(m, m)›"),
        wrong("index-count", "‹a[0, 1]› == 1"),
        wrong("duplicate-field", "s == S { n: 1, ‹n›: 2 }"),
        wrong("literal-count", "a == ‹[1]›"),
        .init("literal-without-order", "symmetric VM(2)\nvar a: [VM] 0..3 = ‹[0, 1]›"),
        .init("literal-without-order", "thread t[2]\nvar a: [t] 0..3 = ‹[0, 1]›"),
        .init("literal-without-order", "symmetric VM(2)\nvar a: [VM?] 0..3 = ‹[0, 1, 1]›"),
        wrong("sequence-literal-too-long", "q == ‹[1, 2, 3]›"),
        wrong("place-as-value", "‹m› == m"),
        wrong("place-as-value", "‹l› == L { }"),
        wrong("place-as-value", "exists x in ‹c› { true }"),
        wrong("not-a-place", "held(‹n›)"),
        wrong("place-as-value", "held(if b then ‹m› else m)"),
        wrong("not-a-place", "held(‹c›)"),
        wrong("procedure-in-expression", "‹p()›"),
        wrong("statement-in-expression", "‹lock›(m)"),
        wrong("not-callable", "‹n›(1)"),
        wrong("not-callable", "‹min›(1, 2) == 1"),
        wrong("misplaced-wildcard", "f(‹_›)"),
        wrong("misplaced-range", "n == ‹(0..2)›"),
        .init("no-equality", world + "thread t\nop o() by t { let s1 = snapshot(c)\n if ‹s1› == s1 { } }"),
        .init("missing-field", "symmetric VM(2)\nstruct S { v: VM }\nvar s: S?\nrule r { s = ‹S› { } }"),
        .init("missing-field", "struct S { e: errno }\nvar s: S?\nrule r { s = ‹S› { } }"),
        .init("recursion", "func ‹f›(x: bool) -> bool { g(x) }\nfunc g(x: bool) -> bool { f(x) }"),
        .init("recursion", "func ‹f›(x: bool) -> bool { x && f(x) }"),
        .init(
            "recursion", "const C = f(true)\nfunc ‹f›(x: bool) -> bool { x && g(x) }\nfunc g(x: bool) -> bool { f(x) }"),
        .init("type-mismatch", "const C = f(true)\nfunc f(x: bool) -> bool { ‹1› }"),
        .init("not-constant", "var x: bool\nconst C = ‹f›()\nfunc f() -> bool { g() }\nfunc g() -> bool { x }"),
        .init("recursion", "thread t\nproc ‹p›() { q() }\nproc q() { if true { p() } }"),
        .init("not-constant", "var x: 0..3\nvar y: 0..3 = ‹x›"),
        .init("not-constant", "var x: 0..3\nfunc f() -> 0..3 { x }\nconst C = ‹f›()"),
        .init("constant-error", "const C = ‹1 / 0›"),
        .init("constant-error", "const C = ‹9223372036854775807 + 1›"),
        .init("constant-error", "const A = [1, 2]\nconst C = A[‹2›]"),
        .init("value-out-of-range", "param N: 1..4 = ‹5›"),
        .init("value-out-of-range", "param N: 1..4 = 2\nscenario s { N = ‹0› }"),
        .init("value-out-of-range", "var x: 0..3 = ‹4›"),
        .init("value-out-of-range", "const C = {1, 7}\nvar s: set of 0..3 = ‹C›"),
        .init("value-out-of-range", "const C = [1, 7]\nvar a: [0..1] 0..3 = ‹C›"),
        .init("not-a-parameter", "const N = 3\nscenario s { ‹N› = 4 }"),
    ]

    @Test(arguments: rejected) func isRejected(_ model: CheckingRejection) {
        #expect(CheckingSource(model.text, files: model.files).outcome == model.id)
    }

    /// The types of the values that a rule gives to locals, one for each expression.
    private func types(_ expressions: [String]) -> [String] {
        let lets = expressions.enumerated().map { "let local\($0.offset) = \($0.element)" }.joined(separator: "\n")
        let source = CheckingSource("model m\n\(Self.world)rule r { \(lets) }")
        guard let program = source.program else { return source.complaints }
        return program.rules[0].routine.locals.filter { $0.name.hasPrefix("local") }.map { program.text(of: $0.type) }
    }

    @Test func arithmeticHasTheIntervalOfItsOperands() {
        #expect(
            types([
                "n + 1", "n - n", "n * n", "-n", "(n - 2) * (n - 1)", "n / 2", "n / (n - 1)", "(n - 2) % 2", "n % 10",
                "n / 0", "9223372036854775807 * 2", "-9223372036854775807 - 9", "if b then n else n + 7", "5",
            ]) == [
                "1..4", "-3..3", "0..9", "-3..0", "-4..2", "0..1", "-3..3", "-1..1", "0..3", "0..0",
                "9223372036854775807..9223372036854775807", "-9223372036854775808..-9223372036854775808", "0..10",
                "5..5",
            ])
    }

    @Test func countsAndExtremaHaveTheirTypes() {
        #expect(
            types([
                "count(set)", "count(q)", "count x: 0..3, y: bool { b }", "min x: 0..3 where b { x * 2 }",
                "max v: VM { owner == v }", "min t: State { t }", "the x: 0..3 where x > n", "the v in vms",
                "q.first", "q[0]", "{x: 0..3 where f(x)}", "{1, 2} + {3}", "set - {1}", "[1, 2, 5]",
                "[i: State => n]", "if b then none else n", "if b then owner else none",
            ]) == [
                "0..4", "0..2", "0..8", "(0..6)?", "bool?", "State?", "(0..3)?", "VM?", "0..3", "0..3",
                "set of 0..3", "set of 1..3", "set of 0..3", "[0..2] 1..5", "[State] 0..3", "(0..3)?", "VM?",
            ])
    }

    @Test func theWorldAndItsConditionsAreAccepted() {
        let conditions = [
            "owner == none || owner! == owner", "n in 1..2", "n in {1, 7}", "n in set", "set <= {1, 2}",
            "st < BOUND && BOUND == st", "State.BOUND == st", "none == owner", "q == []", "q == [1]", "a == [1, 2]",
            "held(m) || held(rw) || held(l.m)", "s == S { }", "S { n: 2 } == s", "st in {UNBOUND}", "UNBOUND in {st}",
            "forall x in {1, 2}, y in x..3 where x < y { y > 0 }", "exists x: (0..1)? { x == 1 }",
            "exists x: S { x == s }", "forall x: set of bool { x <= {true} }", "maybe == 2", "2 == maybe",
            "{x: VM where owner == x} == vms", "(the v: VM where owner == v) == owner", "b implies b implies b",
            "!(b && b) || (if b then n else 2) == 1", "count(vms & {v: VM}) <= 2",
        ]
        let invariants = conditions.enumerated().map { "invariant i\($0.offset) { \($0.element) }" }
        let source = CheckingSource("model m\n\(Self.world)\(invariants.joined(separator: "\n"))")
        #expect(source.complaints == [])
    }

    @Test func anOptionalIsMendedWithAnExclamationMark() {
        let source = CheckingSource(
            "model m\n\(Self.world)invariant i { maybe < 2 && (min x: 0..3 { x }) + 1 == 2 && f(if b then maybe else maybe) }"
        )
        #expect(
            source.diagnostics.map { $0.suggestion?.replacement } == [
                "maybe!", "(min x: 0..3 { x })!", "(if b then maybe else maybe)!",
            ])
    }

    @Test func aLongChainIsBalanced() {
        let chain = (0..<1500).map { "x != \($0)" }.joined(separator: " && ")
        let source = CheckingSource("model m\nvar x: 0..2000\ninvariant i { \(chain) }")
        #expect(source.complaints == [])
        let sum = (0..<1500).map { "\($0)" }.joined(separator: " + ")
        let deep = CheckingSource("model m\nvar x: 0..2000\ninvariant i { x == \(sum) }")
        #expect(deep.diagnostics.map(\.message.id) == ["nested-too-deeply"])
    }

    @Test(arguments: [
        ("if x == 1 then (", ") else 2", "1", " == 2"), ("!(", ")", "b", ""),
        ("forall b: bool { exists c: bool { ", "} }", "b", ""),
        ("[", "]", "1", "[0] == 1"), ("f(", ")", "b", ""), ("b && (", ")", "b", ""), ("{", "}", "1", " == {1}"),
    ]) func deepNestingEndsInDiagnostics(_ open: String, _ close: String, _ middle: String, _ tail: String) {
        for depth in [10, 100, 250, 1000] {
            let text = String(repeating: open, count: depth) + middle + String(repeating: close, count: depth) + tail
            let source = CheckingSource(
                "model m\nvar x: 0..3\nfunc f(b: bool) -> bool { b }\ninvariant i { exists b: bool { \(text) } }")
            #expect(source.program != nil || !source.diagnostics.isEmpty)
        }
    }

    @Test func oneMistakeIsReportedOnce() {
        let source = CheckingSource(
            """
            model m
            var x: Stat
            var y: [0..1] Stat
            const C = UNKNOWN + 1
            param P: 0..C = 1
            type T = 0..P
            func f(t: T) -> T { t + x.a.b }
            rule r(t: T) when t == x && y[0].q > 1 {
                x = y[1]
                let z = f(t) + C
                if z > 3 { choose a: T where a != x }
            }
            """)
        #expect(source.diagnostics.map(\.message.id) == ["unknown-type", "unknown-type", "unknown-name"])
    }
}
