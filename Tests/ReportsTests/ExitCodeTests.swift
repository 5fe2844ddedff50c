import Reports
import Testing

/// Which code a process ends with.
@Suite struct ExitCodeTests {
    @Test func theMostImportantOfSeveralCodesWins() {
        let order: [ExitCode] = [.usage, .fault, .input, .model, .otherwise, .incomplete, .success]
        #expect(order.map(\.rawValue) == [64, 70, 66, 65, 1, 2, 0])
        for (index, code) in order.enumerated() {
            #expect(ExitCode.mostImportant(of: order[index...].reversed()) == code)
        }
    }

    @Test func nothingIsSuccess() {
        #expect(ExitCode.mostImportant(of: []) == .success)
    }
}
