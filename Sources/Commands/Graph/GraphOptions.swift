import Reports

/// What the command line of `graph` asks for.
struct GraphOptions: CommandOptions, Sendable {
    /// What is run, and how far.
    var check = CheckOptions()
    /// The expressions; none asks for the states themselves.
    var expressions: [String] = []
    /// At most so many nodes are shown.
    var mostNodes = 40
    /// Whether transitions that stay within a node are shown.
    var keepsLoops = false
    /// How the graph is written.
    var output = OutputOptions()

    /// The most combinations of values of free names, each of which is a line of every node.
    static let mostBindings = 64
    /// The most nodes that anybody can ask for.
    static let mostNodesAtAll = 10_000
    /// The most nodes that are drawn without Graphviz.
    static let mostDrawnNodes = 120

    /// What is looked at.
    static let question: [CommandOption<GraphOptions>] =
        [
            .value("--of", "EXPR", "merge the states in which it has the same value; may be repeated") {
                $0.expressions.append($1)
            },
            .value("--max-nodes", "COUNT", "show at most that many nodes (default: 40)") {
                options, text throws(CommandOption<GraphOptions>.Refusal) in
                guard let count = Quantity.count(text), (1...mostNodesAtAll).contains(count) else {
                    throw .init(wanted: "a number of nodes from 1 to \(mostNodesAtAll)")
                }
                options.mostNodes = count
            },
            .flag("--loops", "also show transitions that lead from a node back to it") { $0.keepsLoops = true },
            .value("--scenario", "NAME", "the scenario (default: the first that needs no tag)") {
                $0.check.scenarios = [$1]
            },
        ]
        + CheckOptions.selection.filter { ["--set", "--root"].contains($0.name) }.map { $0.lifted(to: \.check) }

    /// How far.
    static let limits: [CommandOption<GraphOptions>] = CheckOptions.surveyLimits.map { $0.lifted(to: \.check) }

    /// What is shown, and where.
    static let shown: [CommandOption<GraphOptions>] =
        OutputOptions.declarations([.terminal, .dot, .mermaid, .svg]).map { $0.lifted(to: \.output) }
        + CheckOptions.output.filter { ["--color", "--progress", "--help", "-h"].contains($0.name) }
        .map { $0.lifted(to: \.check) }

    /// Whether only the help is asked for.
    var wantsHelp: Bool { check.wantsHelp }

    /// Reads the words behind `graph`; `MODEL#SCENARIO` names both.
    init(arguments: [String]) throws(UsageError) {
        let parser = ArgumentParser(options: Self.question + Self.limits + Self.shown)
        try check.takeModel(from: try parser.parse(arguments, into: &self))
        try output.validate(reading: check.paths)
        let draws = output.format == .svg || output.files.contains { $0.format == .svg }
        if draws, mostNodes > Self.mostDrawnNodes {
            throw .invalidValue(
                option: "--max-nodes", value: "\(mostNodes)",
                wanted: "at most \(Self.mostDrawnNodes) with the format svg; Graphviz draws more of the format dot")
        }
    }
}
