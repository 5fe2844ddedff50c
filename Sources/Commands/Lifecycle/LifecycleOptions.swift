import Reports

/// What the command line of `lifecycle` asks for.
struct LifecycleOptions: CommandOptions, Sendable {
    /// What is run, and how far.
    var check = CheckOptions()
    /// The expressions.
    var expressions: [String] = []
    /// How the life cycle is written.
    var output = OutputOptions()

    /// The most values that can be drawn.
    static let mostValues = 64
    /// The most combinations of values of free names.
    static let mostBindings = 1024

    /// What is looked at.
    static let question: [CommandOption<LifecycleOptions>] =
        [
            .value("--of", "EXPR", "the expression, e.g. 'file[f].state'; several make one state") {
                $0.expressions.append($1)
            }
        ]
        + CheckOptions.selection.filter { ["--set", "--root"].contains($0.name) }.map { $0.lifted(to: \.check) } + [
            .value("--scenario", "NAME", "the scenario (default: the first that needs no tag)") {
                $0.check.scenarios = [$1]
            }
        ]

    /// How far.
    static let limits: [CommandOption<LifecycleOptions>] = CheckOptions.surveyLimits.map { $0.lifted(to: \.check) }

    /// What is shown, and where.
    static let shown: [CommandOption<LifecycleOptions>] =
        OutputOptions.declarations([.terminal, .markdown, .html, .dot, .mermaid, .svg])
        .map { $0.lifted(to: \.output) }
        + CheckOptions.output.filter { ["--color", "--progress", "--help", "-h"].contains($0.name) }
        .map { $0.lifted(to: \.check) }

    /// Whether only the help is asked for.
    var wantsHelp: Bool { check.wantsHelp }

    /// Reads the words behind `lifecycle`; `MODEL#SCENARIO` names both.
    init(arguments: [String]) throws(UsageError) {
        let parser = ArgumentParser(options: Self.question + Self.limits + Self.shown)
        try check.takeModel(from: try parser.parse(arguments, into: &self))
        try output.validate(reading: check.paths)
        if expressions.isEmpty, !check.wantsHelp { throw .missingOperand("'--of EXPR'") }
    }
}
