/// What the command line of `monitor` asks for.
struct MonitorOptions: CommandOptions, Sendable {
    /// What is run, and how far.
    var check = CheckOptions()
    /// The expressions.
    var expressions: [String] = []
    /// What the monitor is called; as the model where it is not said.
    var name: String?
    /// Whether values that one event leads to from one value become one state.
    var isMerging = false
    /// Where the automaton goes; the standard output where no file is named.
    var path: String?

    /// What is watched.
    static let question: [CommandOption<MonitorOptions>] =
        [
            .value("--of", "EXPR", "the expression, e.g. 'file[f].state'; several make one state") {
                $0.expressions.append($1)
            },
            .value("--name", "NAME", "the monitor's name (default: the model's)") { $0.name = $1 },
            .flag("--merge", "make one state of values that events cannot tell apart") { $0.isMerging = true },
            .value("--scenario", "NAME", "the scenario (default: the first that needs no tag)") {
                $0.check.scenarios = [$1]
            },
        ]
        + CheckOptions.selection.filter { ["--set", "--root"].contains($0.name) }.map { $0.lifted(to: \.check) }

    /// How far.
    static let limits: [CommandOption<MonitorOptions>] = CheckOptions.surveyLimits.map { $0.lifted(to: \.check) }

    /// What is shown, and where.
    static let shown: [CommandOption<MonitorOptions>] =
        [.value("--output", "FILE", "write to FILE instead of the standard output") { $0.path = $1 }]
        + CheckOptions.output.filter { ["--progress", "--help", "-h"].contains($0.name) }
        .map { $0.lifted(to: \.check) }

    /// Whether only the help is asked for.
    var wantsHelp: Bool { check.wantsHelp }

    /// Reads the words behind `monitor`; `MODEL#SCENARIO` names both.
    init(arguments: [String]) throws(UsageError) {
        let parser = ArgumentParser(options: Self.question + Self.limits + Self.shown)
        try check.takeModel(from: try parser.parse(arguments, into: &self))
        if expressions.isEmpty, !check.wantsHelp { throw .missingOperand("'--of EXPR'") }
    }
}
