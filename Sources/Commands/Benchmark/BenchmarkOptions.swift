import Engine
import Execution
import Language

/// What the command line of `benchmark` asks for.
struct BenchmarkOptions: CommandOptions, Sendable {
    /// Files; the built-in configurations where there is none.
    var paths: [String] = []
    /// The folder of the benchmarks' models.
    var models = "Models/benchmarks"
    /// The values of parameters.
    var overrides: [ParameterOverride] = []
    /// How many threads search.
    var workers = 1
    /// Whether the large configurations run too.
    var isFull = false
    /// Whether partial order is used.
    var partialOrder = CheckOptions.PartialOrder.off
    /// Which tier runs the models.
    var engine = EngineChoice.auto
    /// How the set of reached states is kept.
    var store = StoreKind.auto
    /// How much memory is spent on states and the ways to them.
    var traces = TraceStorage.auto
    /// Whether symmetry is used; with peers, which count every state, it is not.
    var symmetry = CheckOptions.Symmetry.auto
    /// Whether other checkers are asked about the same models.
    var comparesPeers = false
    /// Whether only help is wanted.
    var wantsHelp = false

    /// The options of `benchmark`.
    static let declarations: [CommandOption<BenchmarkOptions>] = [
        .value("--models", "FOLDER", "where the benchmarks' models are (default: Models/benchmarks)") {
            $0.models = $1
        },
        .value("--set", "NAME=VALUE", "give a parameter a value; may be repeated") {
            options, text throws(CommandOption<BenchmarkOptions>.Refusal) in
            guard let override = ParameterOverride(argument: text) else {
                throw .init(wanted: "NAME=VALUE, e.g. VMS=3")
            }
            options.overrides.append(override)
        },
        .choice("--engine", EngineChoice.self, "what runs the models (default: auto, native code once it pays)") {
            $0.engine = $1
        },
        .choice("--store", StoreKind.self, "how states are kept (default: auto, exactly)") { $0.store = $1 },
        .choice("--traces", TraceStorage.self, "'compact' takes less memory and more time (default: auto)") {
            $0.traces = $1
        },
        .choice(
            "--symmetry", CheckOptions.Symmetry.self,
            "count interchangeable states once (default: auto, where sound)"
        ) {
            $0.symmetry = $1
        },
        .choice(
            "--partial-order", CheckOptions.PartialOrder.self,
            "leave out orders of steps that cannot tell (default: off)"
        ) {
            $0.partialOrder = $1
        },
        .value("--workers", "COUNT", "search with that many threads, 1 to 64 (default: 1)") {
            options, text throws(CommandOption<BenchmarkOptions>.Refusal) in
            guard let count = Int(text), (1...64).contains(count) else {
                throw .init(wanted: "a number of threads from 1 to 64")
            }
            options.workers = count
        },
        .flag("--full", "run the configurations that take minutes, too") { $0.isFull = true },
        .flag("--peers", "also run Spin and Rumur on the exported models, and compare") { $0.comparesPeers = true },
        .flag("--help", "show this help") { $0.wantsHelp = true },
    ]

    /// Reads the words behind `benchmark`.
    init(arguments: [String]) throws(UsageError) {
        paths = try ArgumentParser(options: Self.declarations).parse(arguments, into: &self)
        if comparesPeers { symmetry = .off }
        if comparesPeers && partialOrder == .on {
            throw .reductionRefused(
                option: PartialOrderRefusal.option, .option("--peers", reason: "their counts are of all states"))
        }
    }
}

extension ParameterOverride {
    /// Reads `NAME=VALUE`; `nil` where it is none.
    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        self.init(name: parts[0], value: parts[1])
    }
}
