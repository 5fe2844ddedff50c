import Language
import Reports

/// What the command line of `diff` asks for.
struct DiffOptions: CommandOptions, Sendable {
    /// How far, and what is shown.
    var check = CheckOptions()
    /// How the report is written.
    var output = OutputOptions()
    /// Whether the properties are left out.
    var leavesOutProperties = false

    /// What is compared.
    static let selection: [CommandOption<DiffOptions>] =
        CheckOptions.selection.filter { ["--set", "--root", "--scenario", "--tag"].contains($0.name) }
        .map { $0.lifted(to: \.check) } + [
            .flag("--no-properties", "compare what can be seen, and judge nothing") { $0.leavesOutProperties = true }
        ]

    /// How far.
    static let limits: [CommandOption<DiffOptions>] =
        CheckOptions.limits.filter { ["--max-states", "--max-depth", "--time", "--memory"].contains($0.name) }
        .map { $0.lifted(to: \.check) }

    /// What is shown.
    static let shown: [CommandOption<DiffOptions>] =
        OutputOptions.declarations([.terminal, .json, .junit, .sarif, .markdown, .html, .github])
        .map { $0.lifted(to: \.output) }
        + CheckOptions.output.filter { ["--color", "--help", "-h"].contains($0.name) }.map { $0.lifted(to: \.check) }

    /// Whether only the help is asked for.
    var wantsHelp: Bool { check.wantsHelp }

    /// Reads the words behind `diff`.
    init(arguments: [String]) throws(UsageError) {
        let parser = ArgumentParser(options: Self.selection + Self.limits + Self.shown)
        check.paths = try parser.parse(arguments, into: &self)
        if check.wantsHelp { return }
        if check.paths.isEmpty { throw .missingOperand("OLD") }
        if check.paths.count == 1 { throw .missingOperand("NEW") }
        if check.paths.count > 2 { throw .unexpectedOperand(check.paths[2]) }
        try output.validate(reading: check.paths)
    }
}
