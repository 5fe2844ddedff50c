import Testing

@testable import Language

/// Refinements: the specification, its parameters and the mapping.
@Suite struct CheckingRefinementTests {
    /// A specification.
    private static let specification = """
        model spec
        param N: 1..4 = 1
        param MODE: Mode = SLOW
        enum Mode { SLOW, FAST }
        symmetric VM(2)
        struct Page { owner: VM? }
        var count_: 0..N
        var mode: Mode
        var page: [VM] Page
        rule step_(v: VM) when count_ < N { page[v].owner = v }
        """

    /// A model that refines it, with these parts.
    private static func model(_ with: String, _ mapping: String) -> String {
        """
        enum Mode { SLOW, FAST }
        symmetric VM(2)
        struct Page { owner: VM? }
        const M = 3
        var n: 0..3
        var p: [VM] Page
        refines r "spec.ilv" \(with) { \(mapping) }
        """
    }

    /// A case in a refinement of the specification, with a replacement in the model.
    private static func wrong(
        _ id: String, _ mapping: String, with settings: String = "", _ old: String = "refines",
        _ new: String = "refines"
    ) -> CheckingRejection {
        let text = model(settings, mapping.replacing("; ", with: "\n")).replacing(old, with: new)
        return CheckingRejection(id, text, files: ["spec.ilv": specification])
    }

    /// A case with a specification of another form.
    private static func form(_ mapping: String, _ specification: String) -> CheckingRejection {
        CheckingRejection(
            "specification-form", "refines r ‹\"spec.ilv\"› { \(mapping) }",
            files: ["spec.ilv": "model s\nthread t\n" + specification])
    }

    static let rejected: [CheckingRejection] = [
        wrong("unmapped-variable", "count_ = n; mode = FAST", "refines r", "refines ‹r›"),
        wrong("unknown-specification-variable", "count_ = n; mode = FAST; page = p; ‹pgae› = p"),
        wrong("mapped-twice", "count_ = n; mode = FAST; page = p; ‹mode› = SLOW"),
        wrong("type-mismatch", "count_ = n; mode = FAST; page = ‹n›"),
        wrong("unknown-parameter", "count_ = n; mode = FAST; page = p", with: "with ‹K› = 1"),
        wrong("value-out-of-range", "count_ = n; mode = FAST; page = p", with: "with N = ‹5›"),
        wrong("mapping-type", "count_ = n; ‹mode› = FAST; page = p", "SLOW, ", ""),
        wrong("mapping-type", "count_ = n; mode = FAST; ‹page› = p", "VM(2)", "VM(3)"),
        form("x = 1", "var x: mutex"),
        form("x = true", "var x: bool\nop o() by t { x = true\n await x }"),
        form("x = true", "var x: bool\nop o() by t { step a:\n x = true }"),
    ]

    @Test(arguments: rejected) func isRejected(_ model: CheckingRejection) {
        #expect(CheckingSource(model.text, files: model.files).outcome == model.id)
    }

    @Test func aMappingIsTypedInTheOrderOfTheSpecification() {
        let source = CheckingSource(
            "model m\n"
                + Self.model("with N = M, MODE = FAST", "mode = if n > 1 then FAST else SLOW\npage = p\ncount_ = n"),
            files: ["spec.ilv": Self.specification])
        #expect(source.complaints == [])
        guard case .refinement(let refinement)? = source.program?.properties.first?.content else {
            Issue.record("no refinement")
            return
        }
        #expect(refinement.specification.name == "spec")
        #expect(refinement.specification.parameters.map(\.value) == [.scalar(3), .scalar(1)])
        #expect(refinement.specification.variables.map(\.name) == ["count_", "mode", "page"])
        #expect(
            refinement.mapping.map(\.type) == [
                .range(0, 3), .enumeration(EnumerationID(0)), refinement.mapping[2].type,
            ])
    }

    @Test func mistakesOfTheSpecificationAreReportedThere() {
        let source = CheckingSource(
            "model m\nrefines r \"spec.ilv\" { }", files: ["spec.ilv": "model s\nrule r { x = 1 }"])
        #expect(source.complaints == ["2:10: unknown-name: nothing is called 'x' here"])
        #expect(source.diagnostics.first?.span?.file.index == 1)
    }

    @Test func operationsOfOneStepAreAllowed() {
        let source = CheckingSource(
            "model m\nrefines r \"spec.ilv\" { x = true }",
            files: [
                "spec.ilv":
                    "model s\nthread t\nvar x: bool\nop o() by t { await !x; x = true }\nop p() by t { either { await x } or { }\n x = false }\nproc w() { await x }\nop q() by t { w(); x = false }"
            ])
        #expect(source.complaints == [])
    }
}
