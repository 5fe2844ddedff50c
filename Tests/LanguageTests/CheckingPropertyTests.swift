import Testing

@testable import Language

/// Properties, and what scenarios say of them.
@Suite struct CheckingPropertyTests {
    /// Declarations that the cases share.
    private static let world = """
        thread t
        enum E { A, B }
        var b: bool
        var n: 0..3
        op plain(x: 0..3) by t { if b { fail EIO } }
        op valued() by t { return E.B }
        rule tick(x: bool) { }
        func before() -> bool { old(b) }
        func was() -> bool { before() }
        func ran() -> bool { taken tick }

        """

    /// A case with one more declaration.
    private static func wrong(_ id: String, _ declaration: String) -> CheckingRejection {
        CheckingRejection(id, world + declaration)
    }

    static let rejected: [CheckingRejection] = [
        wrong("outside-transition", "invariant i { ‹old(b)› }"),
        wrong("outside-transition", "reachable i { ‹taken tick› }"),
        wrong("outside-transition", "invariant i { ‹was()› }"),
        wrong("outside-transition", "rule r when ‹ran()› { }"),
        wrong("outside-transition", "terminal { ‹before()› }"),
        wrong("inside-old", "transition i { old‹(old(b))› }"),
        wrong("inside-old", "transition i { old‹(taken tick)› }"),
        wrong("inside-old", "transition i { old‹(was())› }"),
        wrong("inside-old", "func f() -> bool { old‹(ran())› }"),
        wrong("type-mismatch", "transition i { ‹old(n)› }"),
        wrong("type-mismatch", "transition i { taken plain(‹b›) }"),
        wrong("type-mismatch", "transition i { taken plain returns ‹1› }"),
        wrong("type-mismatch", "transition i { taken valued returns ‹2› }"),
        wrong("type-mismatch", "transition i { taken tick returns ‹EIO› }"),
        wrong("argument-count", "transition i { ‹taken plain(1, 2)› }"),
        wrong("unknown-operation", "transition i { taken ‹plian› }"),
        wrong("temporal-operand", "liveness l { ‹(always b)› == b }"),
        wrong("temporal-operand", "liveness l { (count x: bool { ‹always b› }) == 1 }"),
        wrong("type-mismatch", "liveness l { always ‹n› }"),
        wrong("temporal-operand", "liveness l { ‹eventually n› == 1 }"),
        wrong("outside-transition", "liveness l { always ‹old(b)› }"),
        wrong("wrong-expectation", "reachable r { b }\nscenario s { expect violated ‹r› }"),
        wrong("wrong-expectation", "invariant r { b }\nscenario s { expect unreachable ‹r› }"),
        wrong("unknown-property", "scenario s { skip ‹x› \"reason\" }"),
        wrong("unknown-property", "scenario s { only ‹x› }"),
    ]

    @Test(arguments: rejected) func isRejected(_ model: CheckingRejection) {
        #expect(CheckingSource(model.text).outcome == model.id)
    }

    @Test func everyKindOfPropertyIsAccepted() {
        let source = CheckingSource(
            """
            model m
            \(Self.world)
            invariant a "title" { n < 4 }
            transition c { old(n) <= n && (taken plain(_) returns EIO || taken plain(2) returns 0 || was() || ran()) }
            transition d { taken valued returns B || taken valued returns 0 || taken tick(true) returns 0 || taken plain }
            transition e { forall x: 0..3 { old(n == x) implies n >= x } }
            reachable f { b }
            recoverable g { !b }
            liveness h { always eventually b && (b leads_to forall x: 0..3 { n == x until n != x }) }
            liveness i { forall x: 0..3 where x > 1 { eventually (n == x) } implies !(always b) || (b release n == 1) }
            scenario s {
                expect violated a, c, ...
                expect unreachable f
                skip g "not yet"
                only a, c
            }
            """)
        #expect(source.complaints == [])
        #expect(
            source.program?.properties.map(\.content.keyword) == [
                "invariant", "transition", "transition", "transition", "reachable", "recoverable", "liveness",
                "liveness",
            ])
        guard
            case .liveness(.and(.always(.eventually), .leadsTo(_, .forall)), _)? = source.program?.properties[6].content
        else {
            Issue.record("the formula has another form")
            return
        }
    }

    @Test func propertiesStandInDeclaredOrderTheRootFirst() {
        let source = CheckingSource(
            "model m\nimport \"a.ilv\"\ninvariant one { true }\nimport \"b.ilv\"\nvar x: bool\nrule r { }\nreachable two { x }",
            files: [
                "a.ilv": "import \"b.ilv\"\ninvariant three { x }\nrule a { }",
                "b.ilv": "rule b { }\ninvariant four { x }",
            ])
        #expect(source.complaints == [])
        #expect(source.program?.properties.map(\.name) == ["one", "two", "three", "four"])
        #expect(source.program?.rules.map(\.routine.name) == ["r", "a", "b"])
    }
}
