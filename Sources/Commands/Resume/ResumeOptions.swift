/// What the command line of `resume` asks for.
struct ResumeOptions: CommandOptions, Sendable {
    /// The path of the checkpoint.
    var path = ""
    /// What this sitting has otherwise than the one before.
    var changes: [Change] = []
    /// Whether files are written that a run names which was begun elsewhere.
    var acceptsOutput = false
    /// Whether only help is wanted.
    var wantsHelp = false

    /// A change of the options of the run.
    enum Change: Sendable {
        /// The seconds that a scenario may take in this sitting.
        case seconds(Int)
        /// The bytes that the states of a scenario may take.
        case bytes(Int)
        /// How many threads search.
        case workers(Int)
        /// The seconds between two checkpoints.
        case interval(Int)
        /// When progress is shown.
        case progress(CheckOptions.Occasion)
        /// When colours are used.
        case color(CheckOptions.Occasion)
    }

    /// The options of `resume`, in the order of its help.
    static let declarations: [CommandOption<ResumeOptions>] = [
        .value("--time", "TIME", "stop after that time of this sitting, e.g. 30s, 10m, 1h30m") {
            options, text throws(CommandOption<ResumeOptions>.Refusal) in
            options.changes.append(.seconds(try positive(Quantity.seconds(text), "a time, e.g. 30s, 10m or 1h30m")))
        },
        .value("--memory", "SIZE", "stop at that much memory, e.g. 2G") {
            options, text throws(CommandOption<ResumeOptions>.Refusal) in
            options.changes.append(.bytes(try positive(Quantity.bytes(text), "a size, e.g. 512M or 2G")))
        },
        .value("--workers", "COUNT", "search with that many threads, 1 to 64") {
            options, text throws(CommandOption<ResumeOptions>.Refusal) in
            guard let count = Int(text), (1...64).contains(count) else {
                throw .init(wanted: "a number of threads from 1 to 64")
            }
            options.changes.append(.workers(count))
        },
        .value("--every", "TIME", "how often the run is saved from now on") {
            options, text throws(CommandOption<ResumeOptions>.Refusal) in
            guard let seconds = Quantity.seconds(text) else { throw .init(wanted: "a time, e.g. 90s, 10m or 1h") }
            options.changes.append(.interval(seconds))
        },
        .flag("--accept-output", "write the files that the run names, also where it was begun elsewhere") {
            $0.acceptsOutput = true
        },
        .choice("--color", CheckOptions.Occasion.self, "when to use colours") { $0.changes.append(.color($1)) },
        .choice("--progress", CheckOptions.Occasion.self, "when to show progress") {
            $0.changes.append(.progress($1))
        },
        .flag("--help", "show this help") { $0.wantsHelp = true },
        .flag("-h", "show this help", isHidden: true) { $0.wantsHelp = true },
    ]

    /// Reads the words behind `resume`.
    init(arguments: [String]) throws(UsageError) {
        let operands = try ArgumentParser(options: Self.declarations).parse(arguments, into: &self)
        if wantsHelp { return }
        guard let path = operands.first else { throw .missingOperand("a checkpoint") }
        if operands.count > 1 { throw .unexpectedOperand(operands[1]) }
        self.path = path
    }

    /// `value`, if it is above 0.
    private static func positive(
        _ value: Int?, _ wanted: String
    ) throws(CommandOption<ResumeOptions>.Refusal) -> Int {
        guard let value, value > 0 else { throw .init(wanted: wanted) }
        return value
    }
}

extension CheckOptions {
    /// Takes a change that a sitting makes.
    mutating func apply(_ change: ResumeOptions.Change) {
        switch change {
        case .seconds(let seconds): self.seconds = seconds
        case .bytes(let bytes):
            // The array of a bitstate store stays as large as it is.
            arrayLimit = arrayLimit ?? self.bytes ?? .max
            self.bytes = bytes
        case .workers(let workers): self.workers = workers
        case .interval(let seconds): checkpointInterval = seconds
        case .progress(let occasion): progress = occasion
        case .color(let occasion): color = occasion
        }
    }
}
