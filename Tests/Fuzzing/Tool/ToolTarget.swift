import FuzzingSupport

/// What needs the whole tool.
enum ToolTarget: String, FuzzTarget {
    case model, files, arguments, baseline, trace, keys, report, checkpoint, resume, explore, commands, native

    /// The one that the environment names.
    static let chosen = named

    /// Has it read `bytes`.
    func run(_ bytes: [UInt8]) {
        switch self {
        case .model: ModelFuzzer.check(["m.ilv": bytes])
        case .files: ModelFuzzer.check(FileSet.files(in: bytes))
        case .arguments: ArgumentFuzzer.parse(bytes)
        case .baseline: TextFuzzers.baseline(bytes)
        case .trace: TextFuzzers.trace(bytes)
        case .keys: TerminalFuzzers.edit(bytes)
        case .report: ReportFuzzer.read(bytes)
        case .checkpoint: CheckpointFuzzer.restore(bytes)
        case .resume: ResumeFuzzer.run(bytes)
        case .explore: TerminalFuzzers.explore(bytes)
        case .commands: CommandFuzzer.run(bytes)
        case .native: NativeFuzzer.run(bytes)
        }
    }
}
