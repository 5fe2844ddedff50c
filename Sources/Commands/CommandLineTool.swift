import Language
import Reports

/// The command line as a library.
public enum CommandLineTool {
    /// What `--version` prints.
    static let version = "interleave 0.1.0"

    /// Runs the command that `arguments`, without the name of the program, ask for.
    ///
    /// Nothing is printed but through `console`. What makes no sense is said on its standard error.
    public static func run(_ arguments: [String], console: Console) -> ExitCode {
        do throws(UsageError) {
            return try dispatch(arguments, console)
        } catch {
            console.writeError("error: \(error.text.withoutInvisible)\n")
            let isCheck = arguments.first == "check"
            console.writeError("usage: \(isCheck ? HelpScreen.check.usage : HelpScreen.tool.usage)\n")
            console.writeError("'interleave \(isCheck ? "check " : "")--help' says more.\n")
            return .usage
        }
    }

    /// Runs the command that the first of `arguments` names.
    private static func dispatch(_ arguments: [String], _ console: Console) throws(UsageError) -> ExitCode {
        let rest = Array(arguments.dropFirst())
        switch arguments.first {
        case "check": return try CheckCommand(options: CheckOptions(arguments: rest), console: console).run()
        case "benchmark": return try BenchmarkCommand(arguments: rest, console: console).run()
        case "help": return try help(rest, console)
        case "--help", "-h":
            console.write(HelpScreen.tool.text)
            return .success
        case "--version":
            console.write(version + "\n")
            return .success
        case nil: throw .noCommand
        case let name? where name.hasPrefix("-"):
            throw .unknownOption(name, suggestion: suggestion(for: name, among: ["--help", "--version"]))
        case let name?: throw .unknownCommand(name, suggestion: suggestion(for: name, among: ["check", "help"]))
        }
    }

    /// Shows the help of the command that `arguments` name.
    private static func help(_ arguments: [String], _ console: Console) throws(UsageError) -> ExitCode {
        if arguments.count > 1 { throw .unexpectedOperand(arguments[1]) }
        switch arguments.first {
        case "check": console.write(HelpScreen.check.text)
        case "help", nil: console.write(HelpScreen.tool.text)
        case let name?: throw .unknownCommand(name, suggestion: suggestion(for: name, among: ["check", "help"]))
        }
        return .success
    }
}
