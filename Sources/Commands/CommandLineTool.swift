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
            let command = arguments.first.flatMap { name in screens.first { $0.name == name } }
            console.writeError("usage: \((command?.screen ?? HelpScreen.tool).usage)\n")
            console.writeError("'interleave \(command.map { "\($0.name) " } ?? "")--help' says more.\n")
            return .usage
        }
    }

    /// The commands that `help` knows, with their help.
    static var screens: [(name: String, screen: HelpScreen)] {
        [
            ("explore", .explore), ("simulate", .simulate),
            ("check", .check), ("matrix", .matrix), ("lifecycle", .lifecycle), ("diff", .diff), ("mutate", .mutate),
            ("completions", .completions), ("manual", .manual),
            ("explain", .explain), ("export", .export), ("help", .tool), ("graph", .graph),
            ("monitor", .monitor), ("reproduce", .reproduce), ("resume", .resume), ("peers", .peers),
        ]
    }

    /// Runs the command that the first of `arguments` names.
    private static func dispatch(_ arguments: [String], _ console: Console) throws(UsageError) -> ExitCode {
        let rest = Array(arguments.dropFirst())
        switch arguments.first {
        case "check": return try CheckCommand(options: CheckOptions(arguments: rest), console: console).run()
        case "resume": return try ResumeCommand(options: ResumeOptions(arguments: rest), console: console).run()
        case "matrix": return try MatrixCommand(options: MatrixOptions(arguments: rest), console: console).run()
        case "lifecycle":
            return try LifecycleCommand(options: LifecycleOptions(arguments: rest), console: console).run()
        case "graph": return try GraphCommand(options: GraphOptions(arguments: rest), console: console).run()
        case "reproduce":
            return try ReproduceCommand(options: ReproduceOptions(arguments: rest), console: console).run()
        case "monitor": return try MonitorCommand(options: MonitorOptions(arguments: rest), console: console).run()
        case "diff": return try DiffCommand(options: DiffOptions(arguments: rest), console: console).run()
        case "mutate": return try MutateCommand(options: MutateOptions(arguments: rest), console: console).run()
        case "explain": return try ExplainCommand(options: ExplainOptions(arguments: rest), console: console).run()
        case "explore": return try ExploreCommand(options: ExploreOptions(arguments: rest), console: console).run()
        case "simulate": return try SimulateCommand(options: SimulateOptions(arguments: rest), console: console).run()
        case "export": return try ExportCommand(options: ExportOptions(arguments: rest), console: console).run()
        case "peers": return try PeersCommand(options: PeersOptions(arguments: rest), console: console).run()
        case "benchmark": return try BenchmarkCommand(arguments: rest, console: console).run()
        case "help": return try help(rest, console)
        case "--help", "-h":
            console.write(HelpScreen.tool.text)
            return .success
        case "completions": return try completions(rest, console)
        case "manual": return try manual(rest, console)
        case nil: throw .noCommand
        case let name? where name.hasPrefix("-"):
            throw .unknownOption(name, suggestion: suggestion(for: name, among: ["--help", "--version"]))
        case let name?: throw unknownCommand(name)
        }
    }

    /// A command that there is not.
    private static func unknownCommand(_ name: String) -> UsageError {
        .unknownCommand(name, suggestion: suggestion(for: name, among: screens.map(\.name)))
    }

    /// Shows the help of the command that `arguments` name.
    private static func help(_ arguments: [String], _ console: Console) throws(UsageError) -> ExitCode {
        if arguments.count > 1 { throw .unexpectedOperand(arguments[1]) }
        guard let name = arguments.first else {
            console.write(HelpScreen.tool.text)
            return .success
        }
        guard let command = screens.first(where: { $0.name == name }) else { throw unknownCommand(name) }
        console.write(command.screen.text)
        return .success
    }
}
