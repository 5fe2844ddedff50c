import Support
import Testing

@Suite struct FormerDisagreementTests {
    @Test(arguments: FormerDisagreement.all) func isSettled(_ case: FormerDisagreement) throws {
        let text = SourceText(`case`.source)
        let program = try #require(text.program, "\(text.errors)")
        #expect(try Agreement.differences(on: program, maxStates: 100) == [])
        let run = try #require(try RunSummary(program, maxStates: 100))
        #expect(run.states == `case`.states)
        #expect(run.transitions == `case`.transitions)
    }
}
