import FuzzingSupport
import Reports
import Synchronization

@testable import Commands
@testable import Language

/// What somebody enters.
enum TerminalFuzzers {
    /// Edits lines with keys that are given byte by byte.
    static func edit(_ bytes: [UInt8]) {
        var rest = bytes[...]
        var editor = LineEditor(
            key: { KeyDecoder.next { rest.popFirst() } }, write: { _ in }, width: { 1 + bytes.count % 80 },
            suspend: {})
        for _ in 0..<bytes.count {
            let entry = editor.read("> ") { text in
                LineEditor.Completion(replaced: min(text.count, 2), words: ["take", "tail"])
            }
            if entry == .end { break }
        }
    }

    /// Explores the sample by a script; nothing is written to files.
    static func explore(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let harmless = lines.prefix(40).map(String.init).filter { line in
            if case .command(.save, _)? = try? ExploreLine(line, names: []) { false } else { true }
        }
        let script = Mutex(harmless[...])
        let shown = Mutex("")
        var console = Console(
            write: { text in shown.withLock { $0 += text } }, writeError: { text in shown.withLock { $0 += text } })
        console.readLine = { script.withLock { $0.popFirst() } }
        _ = CommandLineTool.run(
            ["explore", "--max-states", "500", "--workers", "1", SampleModel.path], console: console)
        ShownText.verify(shown.withLock { $0 })
    }
}
