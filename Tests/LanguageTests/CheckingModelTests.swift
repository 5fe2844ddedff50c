import Testing

@testable import Language

/// Whole models that must be checked without a complaint.
@Suite struct CheckingModelTests {
    @Test func theModelOfTheReferenceIsAccepted() {
        let source = CheckingSource(SampleModels.referenceModel)
        #expect(source.complaints == [])
        #expect(source.program?.operations.map(\.routine.name) == ["bind", "fault", "punch_hole"])
    }

    @Test func memrefIsAccepted() {
        let source = CheckingSource(SampleModels.memref, set: [("FRAMES", "4")])
        #expect(source.complaints == [])
        #expect(source.program?.rules.count == 8)
    }

    @Test func twoPhaseCommitIsAccepted() {
        let source = CheckingSource(SampleModels.twoPhaseCommit, set: [("RMS", "9")])
        #expect(source.complaints == [])
        #expect(source.program?.rules.count == 7)
    }
}
