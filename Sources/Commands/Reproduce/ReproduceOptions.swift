/// What the command line of `reproduce` asks for.
struct ReproduceOptions: CommandOptions, Sendable {
    /// What is run, and how far.
    var check = CheckOptions()
    /// What is written; needed.
    var form: Form?
    /// The property, `deadlock` or `error`; any where none is named.
    var property: String?
    /// Where the text goes; the standard output where no file is named.
    var path: String?

    /// What a trace can be made.
    enum Form: String, CaseIterable, Sendable {
        case interleaving, strace, chart, mermaid, svg, syz, selftest
    }

    /// What is written.
    static let question: [CommandOption<ReproduceOptions>] =
        [
            .choice("--as", Form.self, "what is written (needed)") { $0.form = $1 },
            .value("--property", "NAME", "the property (or 'deadlock' or 'error'; default: the first violated)") {
                $0.property = $1
            },
            .value("--scenario", "NAME", "the scenario (default: the first with a trace)") {
                $0.check.scenarios = [$1]
            },
            .value("--output", "FILE", "write to FILE instead of the standard output") { $0.path = $1 },
        ]
        + CheckOptions.selection.filter { ["--set", "--root"].contains($0.name) }.map { $0.lifted(to: \.check) }

    /// How far.
    static let limits: [CommandOption<ReproduceOptions>] =
        CheckOptions.limits.filter {
            ["--max-states", "--time", "--memory", "--workers", "--engine"].contains($0.name)
        }
        .map { $0.lifted(to: \.check) }
        + CheckOptions.output.filter { ["--progress", "--help", "-h"].contains($0.name) }
        .map { $0.lifted(to: \.check) }

    /// What is said where no form is named.
    static var missingForm: UsageError {
        .missingOperand("--as \(Form.allCases.map(\.rawValue).joined(separator: "|"))")
    }

    /// Whether only the help is asked for.
    var wantsHelp: Bool { check.wantsHelp }

    /// Reads the words behind `reproduce`; `MODEL#SCENARIO` names both.
    init(arguments: [String]) throws(UsageError) {
        let parser = ArgumentParser(options: Self.question + Self.limits)
        try check.takeModel(from: try parser.parse(arguments, into: &self))
        if let path, check.paths.contains(where: { OutputFile.isSame($0, path) }) { throw .overwritten(path) }
        guard form != nil || check.wantsHelp else { throw Self.missingForm }
    }
}
