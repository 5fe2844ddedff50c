import Testing

@testable import Language

/// How much is said about a text with more wrong in it than anybody reads.
@Suite struct DiagnosticsLimitTests {
    /// What is said about a model with so many lines, each with an unknown name.
    private func complaints(_ count: Int) -> [String] {
        CheckingSource("model m\n" + (0..<count).map { "var x\($0): 0..y\($0)\n" }.joined()).complaints
    }

    @Test func aHundredAreShownAndTheRestIsCounted() {
        #expect(complaints(101).count == 101)
        let many = complaints(1_000)
        #expect(many.count == 101)
        #expect(many[0] == "2:12: unknown-name: nothing is called 'y0' here → x0")
        #expect(many.last == "102:14: not-shown: from here on 900 errors are not shown")
    }

    @Test func aLongListIsReadInTheTimeThatItTakes() {
        // Each unknown name was compared with each known one: half a minute for these lines.
        #expect(complaints(4_000).count == 101)
    }

    @Test func errorsBehindWarningsAreNotLost() {
        let file = FileID(index: 0)
        let errors = (0..<150).map {
            Diagnostic(FileMessage.secondModelLine, at: SourceSpan(file: file, start: $0, end: $0))
        }
        #expect(errors.shown().last?.message.text == "from here on 50 errors are not shown")
        #expect(errors.shown().last?.severity == .error)
        #expect(FileMessage.notShown(errors: 0, warnings: 3).severity == .warning)
        let mixed = FileMessage.notShown(errors: 1, warnings: 3)
        #expect(mixed.text == "from here on an error and 3 warnings are not shown")
        #expect(errors.prefix(101).shown().count == 101)
    }
}
