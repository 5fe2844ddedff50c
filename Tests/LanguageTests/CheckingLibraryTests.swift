import Testing

@testable import Language

/// Libraries: what they need of the model, and how they are checked alone.
@Suite struct CheckingLibraryTests {
    /// A library that needs one of everything.
    private static let library = """
        needs type Frame
        needs func owner_of(e: Frame) -> VM?
        needs func spare(e: Frame) -> bool = true
        needs var map: [VM] Frame?
        needs param FRAMES: 1..8
        needs op guest_write(v: VM)
        needs op maybe?
        symmetric VM(2)
        type Slot = 0..FRAMES
        var slot: [Slot] Frame?
        invariant owned { forall v: VM where map[v] != none { owner_of(map[v]!) == v && spare(map[v]!) } }
        transition writes { taken guest_write(_) implies !(taken maybe) }
        """

    /// A model that meets it.
    private static let model = """
        model m
        import "library.ilv"
        symmetric Frame(3)
        param FRAMES: 1..6 = 2
        var owner: [Frame] VM?
        var map: [VM] Frame?
        thread t
        func owner_of(e: Frame) -> VM? { owner[e] }
        op guest_write(v: VM) by t { map[v] = none }
        """

    /// Reads both with a change of the model.
    private func check(_ old: String = "", _ new: String = "") -> CheckingSource {
        CheckingSource(
            old.isEmpty ? Self.model : Self.model.replacing(old, with: new), files: ["library.ilv": Self.library])
    }

    @Test func aModelThatHasAllOfItIsAccepted() {
        let source = check()
        #expect(source.complaints == [])
        #expect(source.program?.functions.map(\.name) == ["owner_of", "spare"])
        #expect(source.program?.variables.map { $0.name } == ["owner", "map", "slot"])
        guard case .transition(let predicate)? = source.program?.properties[1].content,
            case .implies(_, let then) = predicate.expression.kind, case .not(let operand) = then.kind,
            case .constant(.scalar(0)) = operand.kind
        else {
            Issue.record("'taken' of what is missing is not the constant false")
            return
        }
    }

    @Test(arguments: [
        ("param FRAMES: 1..6 = 2", "const FRAMES = 9", "need-mismatch"),
        ("param FRAMES: 1..6 = 2", "var FRAMES: bool", "need-mismatch"),
        (
            "func owner_of(e: Frame) -> VM? {",
            "func owner_of(e: Frame) -> Frame? { none }\nfunc other(e: Frame) -> VM? {", "need-mismatch"
        ),
        ("op guest_write(v: VM)", "op guest_write(v: VM, w: VM)", "need-mismatch"),
        ("op guest_write(v: VM)", "op guest_writes(v: VM)", "unmet-need"),
    ]) func whatDiffersIsReportedWithBothPlaces(_ old: String, _ new: String, _ id: String) {
        let reported = check(old, new).diagnostics
        #expect(reported.map(\.message.id) == [id])
        #expect(reported.first?.span?.file.index == 1)
        #expect(id == "unmet-need" || reported.first?.notes.first?.span?.file.index == 0)
    }

    @Test func aVariableOfAnotherTypeIsReported() {
        let source = check("var map: [VM] Frame?", "var map: [VM] VM?")
        #expect(
            source.complaints == [
                "4:11: need-mismatch: a library needs 'map' as '[VM] Frame?', but here it is '[VM] VM?'"
            ])
    }

    @Test func aNeedOfTwoLibrariesThatNothingMeetsIsReportedOnce() {
        let source = CheckingSource(
            "model m\nimport \"a.ilv\"\nimport \"b.ilv\"\nvar x: bool",
            files: [
                "a.ilv": "needs var y: bool\nneeds var e: errno\ninvariant i { y && e == EIO }",
                "b.ilv": "needs var y: bool\nneeds op o\ninvariant j { y }\ntransition k { taken o }",
            ])
        #expect(
            source.complaints == [
                "1:11: unmet-need: a library needs variable 'y', which the model does not declare",
                "2:11: unmet-need: a library needs variable 'e', which the model does not declare",
                "2:10: unmet-need: a library needs operation or rule 'o', which the model does not declare",
            ])
    }

    @Test func aNeededTypeThatIsSomethingElseIsReported() {
        let source = CheckingSource(
            "model m\nimport \"a.ilv\"\nvar T: bool", files: ["a.ilv": "needs type T\nvar x: [T] bool"])
        #expect(source.complaints == ["1:12: need-mismatch: a library needs 'T' as a type, but here it is a variable"])
    }

    @Test func anOptionalOperationThatIsThereIsAskedFor() {
        let source = check("thread t", "thread t\nrule maybe { }")
        #expect(source.complaints == [])
    }

    @Test func aLibraryAloneIsCheckedLeniently() {
        let source = CheckingSource(Self.library)
        #expect(source.loaded.isLibrary)
        #expect(source.complaints == [])
        #expect(source.program == nil)
        let wrong = CheckingSource(Self.library + "\ninvariant wrong { owner_of(1, ‹2›) == nothing && true + 1 }")
        #expect(wrong.diagnostics.map(\.message.id) == ["argument-count", "unknown-name", "operand-type"])
    }
}
