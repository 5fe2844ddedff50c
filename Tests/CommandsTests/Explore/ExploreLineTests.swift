import Reports
import Testing

@testable import Commands

@Suite struct ExploreLineTests {
    /// What a line means in a model with an operation `state_of` and a thread `host[1]`.
    private func line(_ text: String) throws(ExploreFault) -> ExploreLine {
        try ExploreLine(text, names: ["state_of", "back", "host[1]"])
    }

    @Test func commandsMayBeShortened() throws {
        #expect(try line(" ba 3 ") == .command(.back, "3"))
        #expect(try line("e file[file1].state") == .command(.eval, "file[file1].state"))
        #expect(try line("q") == .command(.quit, ""))
        #expect(try line("12") == .number(12))
        #expect(try line("# a comment") == .nothing)
        #expect(try line("") == .nothing)
        #expect(try line("// a comment") == .nothing)
        #expect(try line("ba 3 // back to the beginning") == .command(.back, "3"))
        #expect(try line("save \"a # b\" # the way") == .command(.save, "\"a # b\""))
        #expect(try line("e x#2") == .command(.eval, "x#2"))
    }

    @Test func callsNeedNoCommand() throws {
        #expect(try line("state_of(1) by host[1]") == .call("state_of(1) by host[1]"))
        #expect(try line("host[1]") == .call("host[1]"))
        #expect(try line("back(1)") == .call("back(1)"))
        #expect(try line("back") == .command(.back, ""))
    }

    @Test(arguments: [
        ("b", "error: 'b' is short for back and blocked: write more of it\n"),
        ("chek", "error: no command begins with 'chek'; did you mean 'check'?\n"),
        ("xyzzy", "error: no command begins with 'xyzzy'; 'help' lists them\n"),
    ])
    func whatIsNoCommandIsSaidSo(_ text: String, _ message: String) {
        do throws(ExploreFault) {
            _ = try line(text)
            Issue.record("it was accepted")
        } catch {
            #expect(error.text(.init()) == message)
        }
    }
}
