import Engine
import Reports

/// What the command line of `simulate` asks for.
struct SimulateOptions: CommandOptions, Sendable {
    /// What is run, and how far.
    var check = CheckOptions()
    /// How the report is written.
    var output = OutputOptions()
    /// What the random numbers are made from.
    var seed: UInt64 = 1
    /// How many walks are made; where it is not said, 1,000, or as many as the time allows.
    var walks: Int?
    /// How many transitions a walk has at most.
    var steps = 1_000
    /// What is chosen at random in each state.
    var choice = SimulationOptions.Choice.thread

    /// How many walks are made where nothing is said of walks or time.
    static let usualWalks = 1_000

    /// Which part of the model is run.
    static let selection: [CommandOption<SimulateOptions>] =
        [
            .value("--scenario", "NAME", "the scenario (default: the first that needs no tag)") {
                $0.check.scenarios = [$1]
            },
            .value("--property", "NAME", "judge this property only (or 'deadlock'); may be repeated") {
                $0.check.properties.append($1)
            },
        ]
        + CheckOptions.selection.filter { ["--set", "--root"].contains($0.name) }.map { $0.lifted(to: \.check) }

    /// How walks are made.
    static let walking: [CommandOption<SimulateOptions>] =
        [
            .value("--seed", "NUMBER", "what the random numbers are made from (default: 1)") {
                options, text throws(CommandOption<SimulateOptions>.Refusal) in
                guard let number = UInt64(text) else { throw .init(wanted: "a number, e.g. 42") }
                options.seed = number
            },
            .value("--walks", "COUNT", "how many walks (default: 1000, or what '--time' allows)") {
                options, text throws(CommandOption<SimulateOptions>.Refusal) in
                guard let count = Quantity.count(text), count > 0, count <= 1 << 40 else {
                    throw .init(wanted: "a number of walks, e.g. 10k")
                }
                options.walks = count
            },
            .value("--steps", "COUNT", "the most transitions of a walk (default: 1000)") {
                options, text throws(CommandOption<SimulateOptions>.Refusal) in
                guard let count = Quantity.count(text), count > 0, count <= 10_000_000 else {
                    throw .init(wanted: "a number of transitions up to 10M, e.g. 200")
                }
                options.steps = count
            },
            .choice("--choose", SimulationOptions.Choice.self, "what is chosen at random (default: thread)") {
                $0.choice = $1
            },
        ]
        + CheckOptions.limits.filter { ["--time", "--workers", "--first", "--engine"].contains($0.name) }
        .map { $0.lifted(to: \.check) }

    /// What is shown.
    static let shown: [CommandOption<SimulateOptions>] =
        OutputOptions.declarations([.terminal, .json]).map { $0.lifted(to: \.output) }
        + CheckOptions.output.filter { ["--statistics", "--color", "--progress", "--help", "-h"].contains($0.name) }
        .map { $0.lifted(to: \.check) }

    /// Whether only the help is asked for.
    var wantsHelp: Bool { check.wantsHelp }

    /// Reads the words behind `simulate`; `MODEL#SCENARIO` names both.
    init(arguments: [String]) throws(UsageError) {
        let parser = ArgumentParser(options: Self.selection + Self.walking + Self.shown)
        try check.takeModel(from: try parser.parse(arguments, into: &self))
        try output.validate(reading: check.paths)
    }
}
