import Execution

/// What the command line of `explore` asks for.
struct ExploreOptions: CommandOptions, Sendable {
    /// What is run, and how far.
    var check = CheckOptions()

    /// Which part of the model is explored.
    static let selection: [CommandOption<ExploreOptions>] =
        [
            .value("--scenario", "NAME", "the scenario (default: the first that needs no tag)") {
                $0.check.scenarios = [$1]
            }
        ]
        + CheckOptions.selection.filter { ["--set", "--root"].contains($0.name) }.map { $0.lifted(to: \.check) }

    /// How far 'find' goes.
    static let limits: [CommandOption<ExploreOptions>] =
        CheckOptions.limits.filter {
            ["--max-states", "--max-depth", "--time", "--memory", "--workers"].contains($0.name)
        }
        .map { $0.lifted(to: \.check) }

    /// What is shown.
    static let shown: [CommandOption<ExploreOptions>] =
        CheckOptions.output.filter { ["--color", "--help", "-h"].contains($0.name) }.map { $0.lifted(to: \.check) }

    /// Whether only the help is asked for.
    var wantsHelp: Bool { check.wantsHelp }

    /// Reads the words behind `explore`; `MODEL#SCENARIO` names both.
    init(arguments: [String]) throws(UsageError) {
        let parser = ArgumentParser(options: Self.selection + Self.limits + Self.shown)
        check.engine = .vm
        try check.takeModel(from: try parser.parse(arguments, into: &self))
    }
}
