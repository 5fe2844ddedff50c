import Engine
import Language
import Reports

/// `interleave explore`: steps through a model, by hand or from a script.
struct ExploreCommand: Command {
    /// What the command line asks for.
    let options: ExploreOptions
    /// Where commands come from, and what they say goes to.
    let console: Console

    /// What its help says.
    static var help: HelpScreen { .explore }

    /// What stands before each command.
    static let prompt = "> "

    /// Runs the command.
    func run() throws(UsageError) -> ExitCode {
        switch try SingleScenario(options.check, console) {
        case .refused(let code): return code
        case .ready(let target):
            var layout = TerminalReport.Options()
            layout.isColored = console.usesColors(options.check.color)
            var session = ExploreSession(target: target, options: options, layout: layout, console: console)
            session.begin()
            if console.isInputTerminal, console.isOutputTerminal, console.environment["TERM"] != "dumb",
                let terminal = RawTerminal(mustEnd: { [flag = console.cancellation] in flag.isCancelled })
            {
                return converse(&session, terminal)
            }
            return read(&session)
        }
    }

    /// Reads commands from a script, or from somebody whose terminal can do nothing but show text.
    private func read(_ session: inout ExploreSession) -> ExitCode {
        var number = 0
        while !console.cancellation.isCancelled {
            if console.isInputTerminal { console.write("\n" + Self.prompt) }
            guard let line = console.readLine() else { break }
            number += 1
            if !console.isInputTerminal { console.write("\n\(Self.prompt)\(line.withoutInvisible)\n") }
            do throws(ExploreFault) {
                if try !session.execute(line) { break }
            } catch {
                console.write(error.text(session.layout))
                if console.isInputTerminal { continue }
                console.writeError("error: line \(number) of the script cannot be done\n")
                return error.exitCode
            }
        }
        return session.isIncomplete || console.cancellation.isCancelled ? .incomplete : .success
    }

    /// Reads commands from somebody at a terminal.
    private func converse(_ session: inout ExploreSession, _ terminal: RawTerminal) -> ExitCode {
        var editor = LineEditor(
            key: { KeyDecoder.next(terminal.byte) }, write: console.write, width: { terminal.width },
            suspend: terminal.suspend)
        while true {
            console.write("\n")
            terminal.enter()
            let entry = editor.read(Self.prompt) { session.completion(of: $0) }
            terminal.leave()
            switch entry {
            case .end: return .success
            case .givenUp: continue
            case .line(let line):
                do throws(ExploreFault) {
                    if try !session.execute(line) { return .success }
                } catch {
                    console.write(error.text(session.layout))
                }
            }
        }
    }
}
