import Commands
import Foundation
import Reports
import Synchronization
import Testing

/// A model with what `interleave check` must print for it: `NAME.ilv` and `NAME.expected`.
///
/// The first line of the model may hold options: `// options: --quiet --set SEATS=3`, or another command with its options:
/// `// command: matrix --all`; words that hold blanks stand in quotes. A file whose name begins with `_` is
/// imported by others, or specifies them, and is no case of its own.
struct AcceptanceCase: CustomTestStringConvertible, Sendable {
    /// The folder below `Cases`: what is expected of its models.
    let kind: Kind
    /// The name of the file without its ending.
    let name: String

    /// What the models of a folder have in common.
    enum Kind: String, Sendable {
        case accepted, rejected, violated
    }

    /// The folder of the cases in the checkout, where expectations are recorded.
    private static let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Cases"

    /// A copy of the folder, which the tool reads. Its path is no part of what is expected, but lines are wrapped before
    /// it is taken out: so its length must be the same in every checkout.
    private static let root: String = {
        let folder = "/tmp/cases-\(UUID().uuidString.prefix(8))"
        let files = FileManager.default
        do {
            try files.createDirectory(atPath: folder, withIntermediateDirectories: false)
            try files.copyItem(atPath: source, toPath: folder + "/c")
            // A file outside the cases, as there is one in the checkout.
            try Data().write(to: URL(fileURLWithPath: folder + "/AcceptanceTests.swift"))
        } catch { return source }
        atexit { try? FileManager.default.removeItem(atPath: String(AcceptanceCase.root.dropLast(2))) }
        return folder + "/c"
    }()

    /// All cases of a folder, in the order of their names.
    static func all(_ kind: Kind) -> [AcceptanceCase] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(kind.rawValue)")) ?? []
        return names.filter { $0.hasSuffix(".ilv") && !$0.hasPrefix("_") }.sorted().map {
            AcceptanceCase(kind: kind, name: String($0.dropLast(4)))
        }
    }

    var testDescription: String { "\(kind.rawValue)/\(name)" }

    /// The path of the model without its ending.
    private var stem: String { "\(Self.root)/\(kind.rawValue)/\(name)" }

    /// What is expected; empty where nothing is recorded yet.
    var expected: String {
        (FileManager.default.contents(atPath: stem + ".expected")).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// Replaces what is expected.
    func record(_ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(Self.source)/\(kind.rawValue)/\(name).expected"))
    }

    /// What the tool prints, without the path of the folder, and its exit code.
    func run() -> (text: String, code: ExitCode) {
        let output = Mutex("")
        let write: @Sendable (String) -> Void = { text in output.withLock { $0 += text } }
        let console = Console(write: write, writeError: write)
        let folder = "\(Self.root)/\(kind.rawValue)"
        let (command, options) = commandLine
        let arguments = [command, "--root", folder] + options + ["\(stem).ilv"]
        let code = onLargeStack { CommandLineTool.run(arguments, console: console) }
        let text = output.withLock { $0 }.replacing("\(folder)/", with: "").replacing(folder, with: "CASES")
        return ("\(text)exit code \(code.rawValue)\n", code)
    }

    /// The command and the options that the first line of the model asks for.
    private var commandLine: (command: String, options: [String]) {
        let text = FileManager.default.contents(atPath: stem + ".ilv").map { String(decoding: $0, as: UTF8.self) } ?? ""
        let line = String(text.prefix { $0 != "\n" })
        if line.hasPrefix("// options: ") { return ("check", Self.words(of: line.dropFirst(12))) }
        guard line.hasPrefix("// command: ") else { return ("check", []) }
        let words = Self.words(of: line.dropFirst(12))
        return (words[0], Array(words.dropFirst()))
    }

    /// The words of a command line; blanks in single quotes do not part them.
    private static func words(of line: Substring) -> [String] {
        line.split(separator: "'", omittingEmptySubsequences: false).enumerated().flatMap { index, part in
            index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
        }
    }
}

/// Runs `work` as the tool does: on a thread of its own whose stack is large enough for any model.
private func onLargeStack<Result: Sendable>(_ work: @escaping @Sendable () -> Result) -> Result {
    let result = Mutex<Result?>(nil)
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
        let value = work()
        result.withLock { $0 = value }
        done.signal()
    }
    thread.stackSize = 512 << 20
    thread.start()
    while true {
        done.wait()
        if let value = result.withLock({ $0 }) { return value }
    }
}
