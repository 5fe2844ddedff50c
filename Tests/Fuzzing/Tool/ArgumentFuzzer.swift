import FuzzingSupport

@testable import Commands
@testable import Language

/// The words of a command line; no command is run.
enum ArgumentFuzzer {
    /// Reads words, one a line; the first byte says for which command.
    static func parse(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        let words = bytes.dropFirst().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        do throws(UsageError) {
            try read(words, by: Int(first) % 11)
        } catch {
            ShownText.verify(error.text.withoutInvisible)
        }
    }

    /// Reads words as the command of that number.
    private static func read(_ words: [String], by command: Int) throws(UsageError) {
        switch command {
        case 0: _ = try CheckOptions(arguments: words)
        case 1: _ = try MatrixOptions(arguments: words)
        case 2: _ = try LifecycleOptions(arguments: words)
        case 3: _ = try GraphOptions(arguments: words)
        case 4: _ = try ReproduceOptions(arguments: words)
        case 5: _ = try MonitorOptions(arguments: words)
        case 6: _ = try DiffOptions(arguments: words)
        case 7: _ = try MutateOptions(arguments: words)
        case 8: _ = try ExplainOptions(arguments: words)
        case 9: _ = try SimulateOptions(arguments: words)
        default: _ = try ExportOptions(arguments: words)
        }
    }
}
