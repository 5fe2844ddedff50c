import Execution
import Language

/// What the command line of `peers` asks for.
struct PeersOptions: CommandOptions, Sendable {
    /// What is run, and how far.
    var check = CheckOptions()
    /// The checker that is asked; both where none is named.
    var peer: Peer?
    /// How long each of a peer's programs may take, in seconds.
    var seconds = 120

    /// Another checker.
    enum Peer: String, CaseIterable, Sendable {
        case spin, rumur

        /// Its name in a sentence.
        var name: String { self == .spin ? "Spin" : "Rumur" }

        /// The language that it reads.
        var target: ExportTarget { self == .spin ? .promela : .murphi }
    }

    /// Which part of the models is compared.
    static let selection: [CommandOption<PeersOptions>] =
        CheckOptions.selection.filter { $0.name != "--property" }.map { $0.lifted(to: \.check) }

    /// How far, and by whom.
    static let limits: [CommandOption<PeersOptions>] = [
        .choice("--with", Peer.self, "ask this checker only (default: both)") { $0.peer = $1 },
        .value("--max-states", "COUNT", "leave out what has more states, e.g. 20M (default: 100k)") {
            options, text throws(CommandOption<PeersOptions>.Refusal) in
            guard let count = Quantity.count(text), count > 0 else {
                throw .init(wanted: "a number of states, e.g. 20M")
            }
            options.check.maxStates = count
        },
        .value("--time", "TIME", "how long each program of a peer may run, e.g. 30s (default: 2m)") {
            options, text throws(CommandOption<PeersOptions>.Refusal) in
            guard let seconds = Quantity.seconds(text), seconds > 0 else {
                throw .init(wanted: "a time, e.g. 30s, 10m or 1h30m")
            }
            options.seconds = seconds
        },
        .flag("--help", "show this help") { $0.check.wantsHelp = true },
        .flag("-h", "show this help", isHidden: true) { $0.check.wantsHelp = true },
    ]

    /// Whether only the help is asked for.
    var wantsHelp: Bool { check.wantsHelp }

    /// Reads the words behind `peers`.
    init(arguments: [String]) throws(UsageError) {
        check.maxStates = 100_000
        check.symmetry = .off
        check.workers = 1
        check.paths = try ArgumentParser(options: Self.selection + Self.limits).parse(arguments, into: &self)
        if check.wantsHelp { return }
        if check.paths.isEmpty { throw .missingOperand("a model's file, or a folder") }
    }
}
