import Reports

/// What the command line of `mutate` asks for.
struct MutateOptions: CommandOptions, Sendable {
    /// What is run, and how far.
    var check = CheckOptions()
    /// How the report is written.
    var output = OutputOptions()
    /// Whether the mutants of every imported file are run.
    var includesImports = false
    /// The declarations whose mutants are run, by their names; all where there is none.
    var declarations: [String] = []

    /// Scenarios of more states than that are left out; none where it is `nil`.
    var mostScenarioStates: Int?

    /// What is mutated, and how it is judged.
    static let selection: [CommandOption<MutateOptions>] =
        [
            .flag("--imports", "also mutate files outside the folder of the model's own name") {
                $0.includesImports = true
            },
            .value("--in", "NAME", "only mutate that operation, rule, procedure; may be repeated") {
                $0.declarations.append($1)
            },
        ] + CheckOptions.selection.map { $0.lifted(to: \.check) }

    /// How far each mutant is searched.
    static let limits: [CommandOption<MutateOptions>] =
        CheckOptions.limits
        .filter { ["--max-states", "--time", "--memory", "--engine", "--symmetry"].contains($0.name) }
        .map { $0.lifted(to: \.check) } + [
            .value("--largest", "COUNT", "leave out scenarios of more states than that, e.g. 50k") {
                options, text throws(CommandOption<MutateOptions>.Refusal) in
                guard let count = Quantity.count(text), count > 0 else {
                    throw .init(wanted: "a number of states, e.g. 50k")
                }
                options.mostScenarioStates = count
            },
            .value("--workers", "COUNT", "check that many mutants at a time, 1 to 64 (default: one a core)") {
                options, text throws(CommandOption<MutateOptions>.Refusal) in
                guard let count = Int(text), (1...64).contains(count) else {
                    throw .init(wanted: "a number of mutants from 1 to 64")
                }
                options.check.workers = count
            },
        ]

    /// What is shown, and where.
    static let shown: [CommandOption<MutateOptions>] =
        OutputOptions.declarations([.terminal, .json, .junit, .sarif, .markdown, .html, .github]).map {
            $0.lifted(to: \.output)
        } + [
            .flag("--quiet", "list only what survives without a reason or is not decided") {
                $0.check.isQuiet = true
            }
        ]
        + CheckOptions.output.filter { ["--color", "--progress", "--help", "-h"].contains($0.name) }
        .map { $0.lifted(to: \.check) }

    /// Whether only the help is asked for.
    var wantsHelp: Bool { check.wantsHelp }

    /// Reads the words behind `mutate`.
    init(arguments: [String]) throws(UsageError) {
        let parser = ArgumentParser(options: Self.selection + Self.limits + Self.shown)
        check.paths = try parser.parse(arguments, into: &self)
        if check.paths.isEmpty && !check.wantsHelp { throw .missingOperand("a file or folder") }
        try output.validate(reading: check.paths)
    }

    /// Whether every mutant is run and judged as the model's own lines say, so that a line which speaks of none that
    /// survives is not true any more.
    var isWhole: Bool {
        declarations.isEmpty && check.scenarios.isEmpty && check.properties.isEmpty && check.overrides.isEmpty
    }
}
