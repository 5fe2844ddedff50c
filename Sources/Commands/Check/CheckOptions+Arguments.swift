import Engine
import Execution
import Foundation
import Language
import Reports

extension CheckOptions {
    /// The options of `check`, in the order of its help.
    static let declarations: [CommandOption<CheckOptions>] =
        selection + limits + reductions + gate + checkpoints + output

    /// Which part of the models is checked.
    static let selection: [CommandOption<CheckOptions>] = [
        .value("--scenario", "NAME", "run this scenario only, also where it has tags; may be repeated") {
            $0.scenarios.append($1)
        },
        .value("--tag", "NAME", "also run the scenarios with this tag; may be repeated") { $0.tags.append($1) },
        .value("--property", "NAME", "check this property only (or 'deadlock'); may be repeated") {
            $0.properties.append($1)
        },
        .value("--set", "NAME=VALUE", "give a parameter a value; wins over the scenario; may be repeated") {
            options, text throws(CommandOption<CheckOptions>.Refusal) in
            guard let override = ParameterOverride(argument: text) else {
                throw .init(wanted: "NAME=VALUE, e.g. VMS=3")
            }
            options.overrides.append(override)
        },
        .value(
            "--root", "FOLDER", "the folder that imports cannot leave (default: the nearest 'Models')"
        ) {
            $0.root = $1
        },
    ]

    /// How much of it.
    static let limits: [CommandOption<CheckOptions>] = [
        .value("--max-states", "COUNT", "stop at that many states, e.g. 20M") {
            options, text throws(CommandOption<CheckOptions>.Refusal) in
            options.maxStates = try positive(Quantity.count(text), "a number of states, e.g. 20M")
        },
        .value("--max-depth", "COUNT", "do not go further than that many transitions") {
            options, text throws(CommandOption<CheckOptions>.Refusal) in
            guard let count = Quantity.count(text) else { throw .init(wanted: "a number of transitions, e.g. 30") }
            options.maxDepth = count
        },
        .value("--time", "TIME", "stop after that time, e.g. 30s, 10m, 1h30m") {
            options, text throws(CommandOption<CheckOptions>.Refusal) in
            options.seconds = try positive(Quantity.seconds(text), "a time, e.g. 30s, 10m or 1h30m")
        },
        .value("--memory", "SIZE", "stop at that much memory, e.g. 2G (default: most of the machine's)") {
            options, text throws(CommandOption<CheckOptions>.Refusal) in
            options.bytes = try positive(Quantity.bytes(text), "a size, e.g. 512M or 2G")
        },
        .value("--workers", "COUNT", "search with that many threads, 1 to 64 (default: one a core)") {
            options, text throws(CommandOption<CheckOptions>.Refusal) in
            guard let count = Int(text), (1...64).contains(count) else {
                throw .init(wanted: "a number of threads from 1 to 64")
            }
            options.workers = count
        },
        .flag("--first", "stop at the first violation") { $0.stopsAtFirst = true },
        .choice("--engine", EngineChoice.self, "what runs the models (default: auto, native code once it pays)") {
            $0.engine = $1
        },
        .choice("--store", StoreKind.self, "how states are kept (default: auto, exactly)") {
            $0.store = $1
        },
        .choice("--traces", TraceStorage.self, "'compact' takes less memory and more time (default: auto)") {
            $0.traces = $1
        },
        .flag("--accept-approximate", "let 'no violation found' pass where states may be omitted") {
            $0.acceptsApproximation = true
        },
        .choice("--symmetry", Symmetry.self, "count interchangeable states once (default: auto, where sound)") {
            $0.symmetry = $1
        },
    ]

    /// What is left out of a search because it cannot tell, where that is asked for.
    static let reductions: [CommandOption<CheckOptions>] = [
        .choice(
            "--partial-order", PartialOrder.self, "leave out orders of steps that cannot tell (default: off)"
        ) {
            $0.partialOrder = $1
        }
    ]

    /// Which violations are accepted.
    static let gate: [CommandOption<CheckOptions>] = [
        .value("--baseline", "FILE", "accept the known violations that it lists; fail where one is gone") {
            $0.baseline = $1
        },
        .value("--write-baseline", "FILE", "write an entry for each new violation; the reason is up to you") {
            $0.writtenBaseline = $1
        },
        .value("--today", "DATE", "the day on which entries have expired (default: today, in UTC)") {
            options, text throws(CommandOption<CheckOptions>.Refusal) in
            guard let date = CalendarDate(text) else { throw .init(wanted: "a day, e.g. 2027-03-31") }
            options.today = date
        },
    ]

    /// What is shown, and what counts as a failure.
    static let output: [CommandOption<CheckOptions>] =
        OutputOptions.declarations(ReportRenderer.formats).map { $0.lifted(to: \.output) } + [
            .flag("--strict", "fail where something is never executed or vacuous") { $0.isStrict = true },
            .flag("--quiet", "show no trace of what was expected, no coverage and no counts") { $0.isQuiet = true },
            .flag("--statistics", "show times, rates and memory") { $0.showsStatistics = true },
            .choice("--color", Occasion.self, "when to use colours (default: auto, on a terminal)") { $0.color = $1 },
            .choice("--progress", Occasion.self, "when to show progress (default: auto, on a terminal)") {
                $0.progress = $1
            },
            .flag("--help", "show this help") { $0.wantsHelp = true },
            .flag("-h", "show this help", isHidden: true) { $0.wantsHelp = true },
        ]

    /// `value`, if it is above 0.
    private static func positive(
        _ value: Int?, _ wanted: String
    ) throws(CommandOption<CheckOptions>.Refusal) -> Int {
        guard let value, value > 0 else { throw .init(wanted: wanted) }
        return value
    }

    /// Reads the words behind `check`.
    init(arguments: [String]) throws(UsageError) {
        self.init()
        let parser = ArgumentParser(options: Self.declarations)
        paths = try parser.parse(arguments, into: &self)
        if paths.isEmpty && !wantsHelp { throw .missingOperand("a file or folder") }
        try output.validate(reading: paths + [baseline].compactMap(\.self))
        if let path = writtenBaseline { try validate(writtenBaseline: path) }
        try validateCheckpoint()
        self.arguments = arguments
    }

    /// Refuses to write a baseline over a file that is not the baseline already, or where there is no folder.
    private func validate(writtenBaseline path: String) throws(UsageError) {
        let files = FileManager.default
        if path != baseline, files.fileExists(atPath: path) {
            throw .invalidValue(
                option: "--write-baseline", value: path,
                wanted: "a file that is not there yet, or the one of '--baseline'")
        }
        guard files.fileExists(atPath: FilePath.folder(of: path)) else {
            throw .invalidValue(
                option: "--write-baseline", value: path, wanted: "a file in a folder that exists")
        }
    }
}
