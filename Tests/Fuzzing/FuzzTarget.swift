import Foundation

/// Something that reads what others wrote, and what it is tried with.
enum FuzzTarget: String, CaseIterable {
    case lexer, parser, model, files, override, arguments, baseline, trace, keys, report, explore, commands, native

    /// The one that the environment names; libFuzzer has the arguments for itself.
    static let chosen = ProcessInfo.processInfo.environment["INTERLEAVE_FUZZER"].flatMap(FuzzTarget.init)

    /// Whether its inputs are texts of the language, which are changed token by token.
    var readsModels: Bool {
        switch self {
        case .lexer, .parser, .model, .files, .override, .commands: true
        default: false
        }
    }

    /// Has it read `bytes`; whatever they are, it must return, and what it promises must be so.
    func run(_ bytes: [UInt8]) {
        switch self {
        case .lexer: TextFuzzers.lex(bytes)
        case .parser: TextFuzzers.parse(bytes)
        case .model: ModelFuzzer.check(["m.ilv": bytes])
        case .files: ModelFuzzer.check(FileSet.files(in: bytes))
        case .override: TextFuzzers.override(bytes)
        case .arguments: ArgumentFuzzer.parse(bytes)
        case .baseline: TextFuzzers.baseline(bytes)
        case .trace: TextFuzzers.trace(bytes)
        case .keys: TerminalFuzzers.edit(bytes)
        case .report: ReportFuzzer.read(bytes)
        case .explore: TerminalFuzzers.explore(bytes)
        case .commands: CommandFuzzer.run(bytes)
        case .native: NativeFuzzer.run(bytes)
        }
    }
}
