import Commands
import Reports
import Synchronization
import Testing

/// The tool's first word.
@Suite struct CommandLineToolTests {
    private func run(_ arguments: String...) -> (output: String, errors: String, code: ExitCode) {
        let texts = Mutex((output: "", errors: ""))
        let console = Console(
            write: { text in texts.withLock { $0.output += text } },
            writeError: { text in texts.withLock { $0.errors += text } })
        let code = CommandLineTool.run(arguments, console: console)
        let (output, errors) = texts.withLock { $0 }
        return (output, errors, code)
    }

    @Test func helpIsShownWhereverItIsAskedFor() {
        let tool = run("--help").output
        #expect(tool.hasPrefix("usage: interleave COMMAND [options] …\n"))
        #expect(run("help").output == tool)
        #expect(run("-h").output == tool)
        let check = run("check", "--help").output
        #expect(check.hasPrefix("usage: interleave check [options] PATH…\n"))
        #expect(run("help", "check").output == check)
        #expect(run("check", "--help", "x.ilv").code == .success)
        #expect(run("benchmark", "--help").output.hasPrefix("usage: interleave benchmark [options] [FILE…]\n"))
    }

    @Test func theVersionIsShown() {
        #expect(run("--version").output == "interleave 0.1.0\n")
        #expect(run("--version").code == .success)
        let text = Mutex("")
        let console = Console(write: { new in text.withLock { $0 += new } }, writeError: { _ in })
        #expect(CommandLineTool.run(["--version"], console: console, commit: "0123456789ab") == .success)
        #expect(text.withLock { $0 } == "interleave 0.1.0 (commit 0123456789ab)\n")
    }

    @Test func whatMakesNoSenseIsSaidOnTheStandardError() {
        let unknown = run("chek", "x")
        #expect(
            unknown.errors == """
                error: unknown command 'chek'; did you mean 'check'?
                usage: interleave COMMAND [options] …
                'interleave --help' says more.

                """)
        #expect(unknown.output == "")
        #expect(unknown.code == .usage)
        #expect(run().errors.hasPrefix("error: a command is missing\n"))
        #expect(run("--verson").errors.hasPrefix("error: unknown option '--verson'; did you mean '--version'?\n"))
        #expect(run("help", "chck").errors.hasPrefix("error: unknown command 'chck'; did you mean 'check'?\n"))
        #expect(
            run("check").errors == """
                error: a file or folder is missing
                usage: interleave check [options] PATH…
                'interleave check --help' says more.

                """)
    }

    @Test func whatTheUserWroteIsMadeHarmless() {
        #expect(run("\u{1B}[2J").errors.hasPrefix("error: unknown command '\\u{1B}[2J'\n"))
    }

    @Test func theVersionTakesNoMoreWords() {
        #expect(run("--version", "extra").code == .usage)
        #expect(run("--version", "extra").errors.hasPrefix("error: unexpected 'extra'\n"))
    }
}
