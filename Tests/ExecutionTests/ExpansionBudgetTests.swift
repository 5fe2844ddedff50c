import Language
import Support
import Testing

@testable import Execution

/// Small texts that stand for too much code.
@Suite struct ExpansionBudgetTests {
    /// What a model is refused with; `nil` where it is not.
    private func refusal(_ text: String) throws -> String? {
        let source = SourceText(text)
        let program = try #require(source.program, "\(source.errors)")
        do throws(ExecutionLimit) {
            _ = try ModelSystem(
                program: program, selection: Selection(properties: program.judgedProperties, deadlock: true))
            return nil
        } catch {
            return error.text
        }
    }

    /// A model whose rule calls the last of `count` things, each of which calls the one before twice.
    private func doubling(_ count: Int, first: String, next: (Int) -> String, use: String) -> String {
        "model m\nvar y: 0..1\n\(first)\n" + (1..<count).map(next).joined(separator: "\n") + "\n\(use)\n"
    }

    private func functions(_ count: Int) -> String {
        doubling(
            count, first: "func f0() -> 0..1 { y }",
            next: { "func f\($0)() -> 0..1 { (f\($0 - 1)() + f\($0 - 1)()) % 2 }" },
            use: "rule r { y = f\(count - 1)() }")
    }

    private func procedures(_ count: Int) -> String {
        doubling(
            count, first: "proc p0() { y = 1 - y }", next: { "proc p\($0)() { p\($0 - 1)(); p\($0 - 1)() }" },
            use: "rule r { p\(count - 1)() }")
    }

    @Test func functionsThatDoubleAreRefused() throws {
        #expect(
            try refusal(functions(40)) == "'r' has more than 60000 operations once what it calls stands in its place")
        #expect(try refusal(functions(8)) == nil)
    }

    @Test func proceduresThatDoubleAreRefused() throws {
        #expect(
            try refusal(procedures(40)) == "'r' has more than 60000 operations once what it calls stands in its place")
        #expect(try refusal(procedures(8)) == nil)
    }

    @Test func propertiesThatDoubleAreRefused() throws {
        let text = functions(30).replacing("rule r { y = f29() }", with: "invariant i { f29() == 0 }")
        #expect(try refusal(text) == "'i' has more than 60000 operations once what it calls stands in its place")
    }
}
