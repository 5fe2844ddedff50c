import Execution
import Language

/// What the command line of `export` asks for.
struct ExportOptions: CommandOptions, Sendable {
    /// The model's file.
    var path = ""
    /// The language that it is written in.
    var target: ExportTarget?
    /// The configuration; the model's first scenario where none is named.
    var scenario: String?
    /// The properties to write; those of the scenario where none is named.
    var properties: [String] = []
    /// The values of parameters.
    var overrides: [ParameterOverride] = []
    /// The folder that imports cannot leave.
    var root: String?
    /// Where the text goes; the standard output where no file is named.
    var output: String?
    /// Whether neither properties nor deadlock are written.
    var leavesOutProperties = false
    /// Whether the `liveness` properties are written, with a process for each who is owed a turn.
    var isLiveness = false
    /// Whether only help is wanted.
    var wantsHelp = false

    /// The options of `export`.
    static let declarations: [CommandOption<ExportOptions>] = [
        .choice("--to", ExportTarget.self, "the language to write (needed)") { $0.target = $1 },
        .value("--scenario", "NAME", "the configuration (default: the model's first scenario)") { $0.scenario = $1 },
        .value("--property", "NAME", "write this property only (or 'deadlock'); may be repeated") {
            $0.properties.append($1)
        },
        .flag("--no-properties", "write neither properties nor deadlock, to compare counts") {
            $0.leavesOutProperties = true
        },
        .flag("--liveness", "write the 'liveness' properties, with a process for each thread, for 'pan -a -f'") {
            $0.isLiveness = true
        },
        .value("--set", "NAME=VALUE", "give a parameter a value; wins over the scenario; may be repeated") {
            options, text throws(CommandOption<ExportOptions>.Refusal) in
            guard let override = ParameterOverride(argument: text) else {
                throw .init(wanted: "NAME=VALUE, e.g. VMS=3")
            }
            options.overrides.append(override)
        },
        .value("--root", "FOLDER", "the folder that imports cannot leave (default: the nearest 'Models')") {
            $0.root = $1
        },
        .value("--output", "FILE", "write to FILE instead of the standard output") { $0.output = $1 },
        .flag("--help", "show this help") { $0.wantsHelp = true },
        .flag("-h", "show this help", isHidden: true) { $0.wantsHelp = true },
    ]

    /// Makes the options of a program that exports for itself.
    init(target: ExportTarget) { self.target = target }

    /// What is said where no language is named.
    static let missingTarget = UsageError.missingOperand("--to promela or --to murphi")

    /// Reads the words behind `export`.
    init(arguments: [String]) throws(UsageError) {
        let paths = try ArgumentParser(options: Self.declarations).parse(arguments, into: &self)
        if wantsHelp { return }
        guard target != nil else { throw Self.missingTarget }
        if isLiveness, target != .promela {
            throw .invalidValue(option: "--to", value: "murphi", wanted: "promela, with --liveness")
        }
        guard let path = paths.first else { throw .missingOperand("a model's file") }
        if paths.count > 1 { throw .unexpectedOperand(paths[1]) }
        self.path = path
    }
}
