import Testing

@testable import Language

/// What is named as seen of the state.
@Suite struct CheckingViewTests {
    static let rejected: [CheckingRejection] = [
        CheckingRejection("duplicate-name", "view { a = 1 }\nview { b = 2; ‹a› = 3 }"),
        CheckingRejection("unknown-name", "view { a = ‹x› }"),
        CheckingRejection("outside-transition", "var x: bool\nview { a = ‹old(x)› }"),
    ]

    @Test(arguments: rejected) func isRejected(_ model: CheckingRejection) {
        #expect(CheckingSource(model.text).outcome == model.id)
    }

    @Test func partsStandInTheOrderOfDeclarationWithTheirTypes() {
        let source = CheckingSource(
            """
            model m
            import "lib.ilv"
            symmetric Page(2)
            thread t
            var owner: [Page] bool
            view { owners = owner; free = count p: Page { !owner[p] }
            idle = t is idle }
            """, files: ["lib.ilv": "view { two = 2 }"])
        #expect(source.complaints == [])
        #expect(source.program?.views.map(\.name) == ["owners", "free", "idle", "two"])
        #expect(source.program?.views.map(\.predicate.expression.type).last == .range(2, 2))
    }

    @Test func theWordIsANameEverywhereElse() {
        let source = CheckingSource(
            "model m\nvar view: bool\nrule r() when view { view = false }\nview { view = view }")
        #expect(source.complaints == [])
        #expect(source.program?.views.map(\.name) == ["view"])
    }
}
