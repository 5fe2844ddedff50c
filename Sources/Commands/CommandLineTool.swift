import Language
import Reports

/// The command line as a library.
public enum CommandLineTool {
    /// The version of the tool.
    static let version = "0.1.0"
    /// The tool with its version, as reports name what made them.
    static let signature = "interleave \(version)"
    /// The day of that version.
    static let versionDate = "2026-11-21"

    /// Runs the command that `arguments`, without the name of the program, ask for.
    ///
    /// Nothing is printed but through `console`. What makes no sense is said on its standard error.
    ///
    /// - Parameter commit: the commit that was built, for `--version`; `nil` where nobody knows.
    public static func run(_ arguments: [String], console: Console, commit: String? = nil) -> ExitCode {
        do throws(UsageError) {
            if arguments.first == "--version" {
                if arguments.count > 1 { throw UsageError.unexpectedOperand(arguments[1]) }
                console.write("interleave \(version)\(commit.map { " (commit \($0))" } ?? "")\n")
                return .success
            }
            return try dispatch(arguments, console)
        } catch {
            console.writeError("error: \(error.text.withoutInvisible)\n")
            let command = arguments.first.flatMap { name in entries.first { $0.name == name } }
            console.writeError("usage: \((command?.screen ?? HelpScreen.tool).usage)\n")
            console.writeError("'interleave \(command.map { "\($0.name) " } ?? "")--help' says more.\n")
            return .usage
        }
    }

    /// A command: its name, its help, and what runs it with the words behind the name.
    struct Entry {
        /// What it is called by.
        let name: String
        /// What its help says.
        let screen: HelpScreen
        /// What runs it.
        let run: ([String], Console) throws(UsageError) -> ExitCode

        /// Makes an entry.
        init(
            _ name: String, _ screen: HelpScreen,
            run: @escaping ([String], Console) throws(UsageError) -> ExitCode
        ) {
            (self.name, self.screen, self.run) = (name, screen, run)
        }

        /// An entry of a command that reads options.
        init<C: Command>(_ name: String, _ type: C.Type) {
            self.init(name, type.help) { (words, console) throws(UsageError) in try type.run(words, console) }
        }
    }

    /// The commands, in no order that anybody sees.
    static var entries: [Entry] {
        [
            Entry("check", CheckCommand.self), Entry("resume", ResumeCommand.self),
            Entry("matrix", MatrixCommand.self), Entry("lifecycle", LifecycleCommand.self),
            Entry("graph", GraphCommand.self), Entry("reproduce", ReproduceCommand.self),
            Entry("monitor", MonitorCommand.self), Entry("diff", DiffCommand.self),
            Entry("mutate", MutateCommand.self), Entry("explain", ExplainCommand.self),
            Entry("explore", ExploreCommand.self), Entry("simulate", SimulateCommand.self),
            Entry("export", ExportCommand.self), Entry("peers", PeersCommand.self),
            Entry("benchmark", BenchmarkCommand.self), Entry("help", .tool, run: help),
            Entry("completions", .completions, run: completions), Entry("manual", .manual, run: manual),
        ]
    }

    /// Runs the command that the first of `arguments` names.
    private static func dispatch(_ arguments: [String], _ console: Console) throws(UsageError) -> ExitCode {
        switch arguments.first {
        case "--help", "-h":
            console.write(HelpScreen.tool.text)
            return .success
        case nil: throw .noCommand
        case let name? where name.hasPrefix("-"):
            throw .unknownOption(name, suggestion: suggestion(for: name, among: ["--help", "--version"]))
        case let name?:
            return try entry(name).run(Array(arguments.dropFirst()), console)
        }
    }

    /// The command of that name.
    private static func entry(_ name: String) throws(UsageError) -> Entry {
        guard let entry = entries.first(where: { $0.name == name }) else {
            throw .unknownCommand(name, suggestion: suggestion(for: name, among: entries.map(\.name)))
        }
        return entry
    }

    /// Shows the help of the command that `arguments` name.
    private static func help(_ arguments: [String], _ console: Console) throws(UsageError) -> ExitCode {
        if arguments.count > 1 { throw .unexpectedOperand(arguments[1]) }
        guard let name = arguments.first else {
            console.write(HelpScreen.tool.text)
            return .success
        }
        console.write(try entry(name).screen.text)
        return .success
    }
}
