/// What the command line of `explain` asks for.
struct ExplainOptions: CommandOptions, Sendable {
    /// What is run, and how far.
    var check = CheckOptions()
    /// The number of transitions before the state that is asked about; the last one of the trace where it is not said.
    var state: Int?
    /// The calls that are asked about.
    var calls: [String] = []

    /// What is explained.
    static let question: [CommandOption<ExplainOptions>] =
        [
            .value("--property", "NAME", "the property (or 'deadlock'; default: the first that is violated)") {
                $0.check.properties = [$1]
            },
            .value("--operation", "CALL", "why that call cannot be made, e.g. 'fault(file1, _) by vcpu[vm1]'") {
                $0.calls.append($1)
            },
            .value("--state", "COUNT", "after that many transitions of the trace (default: at its end)") {
                options, text throws(CommandOption<ExplainOptions>.Refusal) in
                guard let count = Int(text), count >= 0 else { throw .init(wanted: "a number of transitions, e.g. 3") }
                options.state = count
            },
            .value("--scenario", "NAME", "the scenario (default: the first that expects it, else the first)") {
                $0.check.scenarios = [$1]
            },
        ]
        + CheckOptions.selection.filter { ["--set", "--root"].contains($0.name) }.map { $0.lifted(to: \.check) }

    /// How far.
    static let limits: [CommandOption<ExplainOptions>] =
        CheckOptions.limits.filter {
            ["--max-states", "--time", "--memory", "--workers", "--engine"].contains($0.name)
        }
        .map { $0.lifted(to: \.check) }

    /// What is shown.
    static let shown: [CommandOption<ExplainOptions>] =
        CheckOptions.output.filter { ["--color", "--progress", "--help", "-h"].contains($0.name) }
        .map { $0.lifted(to: \.check) }

    /// Whether only the help is asked for.
    var wantsHelp: Bool { check.wantsHelp }

    /// Reads the words behind `explain`; `MODEL#SCENARIO` names both.
    init(arguments: [String]) throws(UsageError) {
        let parser = ArgumentParser(options: Self.question + Self.limits + Self.shown)
        try check.takeModel(from: try parser.parse(arguments, into: &self))
    }
}
