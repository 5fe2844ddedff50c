import Reports

/// What the command line of `matrix` asks for.
struct MatrixOptions: CommandOptions, Sendable {
    /// What is run, and how far.
    var check = CheckOptions()
    /// How the matrix is written.
    var output = OutputOptions()
    /// The cells whose traces are shown instead, as `COLUMN:ROW`.
    var traces: [CellName] = []
    /// Whether properties without an identity have rows too.
    var includesAll = false
    /// Whether Markdown is the table and its legend alone.
    var isTableOnly = false
    /// The files whose table is replaced.
    var updates: [String] = []

    /// A cell as it is named on a command line.
    struct CellName: Hashable, Sendable {
        /// The label of the column.
        let column: String
        /// The identity or the name of the row.
        let row: String

        /// Reads `P1:D4`; `nil` where there is no colon with something on either side.
        init?(_ text: String) {
            guard let colon = text.lastIndex(of: ":") else { return nil }
            column = String(text[..<colon])
            row = String(text[text.index(after: colon)...])
            if column.isEmpty || row.isEmpty { return nil }
        }
    }

    /// Which part of the models is run.
    static let selection: [CommandOption<MatrixOptions>] =
        CheckOptions.selection.filter { $0.name != "--property" }.map { $0.lifted(to: \.check) }

    /// How far each scenario is searched.
    static let limits: [CommandOption<MatrixOptions>] =
        CheckOptions.limits.filter { $0.name != "--first" }.map { $0.lifted(to: \.check) }

    /// What is shown, and where.
    static let shown: [CommandOption<MatrixOptions>] =
        [
            .value("--trace", "COLUMN:ROW", "show the traces of that cell, e.g. P1:D4; may be repeated") {
                options, text throws(CommandOption<MatrixOptions>.Refusal) in
                guard let name = CellName(text) else { throw .init(wanted: "COLUMN:ROW, e.g. P1:D4") }
                options.traces.append(name)
            },
            .flag("--all", "also show properties whose name has no identity like D1") { $0.includesAll = true },
        ]
        + OutputOptions.declarations([.terminal, .json, .junit, .sarif, .markdown, .html, .github]).map {
            $0.lifted(to: \.output)
        } + [
            .flag("--table-only", "of Markdown, only the table and what its signs mean") { $0.isTableOnly = true },
            .value("--update", "FILE", "put the Markdown table between the markers of FILE; may be repeated") {
                $0.updates.append($1)
            },
        ]
        + CheckOptions.output.filter { ["--color", "--progress", "--help", "-h"].contains($0.name) }
        .map { $0.lifted(to: \.check) }

    /// Whether only the help is asked for.
    var wantsHelp: Bool { check.wantsHelp }

    /// Reads the words behind `matrix`.
    init(arguments: [String]) throws(UsageError) {
        let parser = ArgumentParser(options: Self.selection + Self.limits + Self.shown)
        check.paths = try parser.parse(arguments, into: &self)
        // Searches keep the states of traces where a format shows them.
        check.output = output
        if check.paths.isEmpty && !check.wantsHelp { throw .missingOperand("a file or folder") }
        try output.validate(reading: check.paths)
    }
}
