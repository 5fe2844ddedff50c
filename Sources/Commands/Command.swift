import Reports

/// What the words behind a command's name ask for.
protocol CommandOptions {
    /// Whether only the command's help is asked for; what else the words say need then make no sense.
    var wantsHelp: Bool { get }

    /// Reads the words.
    init(arguments: [String]) throws(UsageError)
}

/// A command of the tool.
protocol Command {
    /// What its command line asks for.
    associatedtype Options: CommandOptions

    /// What its help says.
    static var help: HelpScreen { get }

    /// Makes the command.
    init(options: Options, console: Console)

    /// Runs it; nobody asked for its help.
    func run() throws(UsageError) -> ExitCode
}

extension Command {
    /// Runs the command that `arguments` ask for, or shows its help.
    static func run(_ arguments: [String], _ console: Console) throws(UsageError) -> ExitCode {
        let options = try Options(arguments: arguments)
        guard !options.wantsHelp else {
            console.write(help.text)
            return .success
        }
        return try Self(options: options, console: console).run()
    }
}
