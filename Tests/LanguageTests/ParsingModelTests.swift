import Testing

@testable import Language

/// Whole models that must be read without a complaint.
@Suite struct ParsingModelTests {
    /// The identities and texts of what is wrong in `text`.
    private func complaints(_ text: String) -> [String] {
        var sources = SourceMap()
        return Parser.parse(text: text, path: "test.ilv", into: &sources).diagnostics.map {
            let place = $0.span.map { sources.location(of: $0) }
            return "\(place?.line ?? 0):\(place?.column ?? 0): \($0.message.text)"
        }
    }

    @Test func theModelOfTheReferenceIsRead() { #expect(complaints(SampleModels.referenceModel) == []) }

    @Test func memrefIsRead() { #expect(complaints(SampleModels.memref) == []) }

    @Test func twoPhaseCommitIsRead() { #expect(complaints(SampleModels.twoPhaseCommit) == []) }
}
