import Foundation
import FuzzingSupport
import Reports
import Synchronization

@testable import Commands

/// Whole commands on a model, and what they print.
enum CommandFuzzer {
    /// The commands; `FILE` is the model.
    private static let commands =
        ["terminal", "json", "junit", "sarif", "markdown", "html", "github"].map { ["check", "FILE", "--format", $0] }
        + ["json", "html", "markdown", "terminal"].map { ["matrix", "--all", "FILE", "--format", $0] }
        + ["promela", "murphi"].map { ["export", "FILE", "--to", $0] }
        + ["dot", "mermaid", "svg", "terminal"].map { ["graph", "FILE", "--format", $0] }
        + ["interleaving", "strace", "chart", "svg", "syz", "selftest"].map { ["reproduce", "FILE", "--as", $0] }
        + [
            ["explain", "FILE"], ["simulate", "FILE", "--walks", "5", "--steps", "20"], ["diff", "FILE", "FILE"],
            ["check", "FILE", "--strict", "--partial-order", "on", "--symmetry", "off"],
            ["check", "FILE", "--store", "tree", "--traces", "compact"],
        ]

    /// Runs one command, which the bytes decide on, on a model that they are.
    static func run(_ bytes: [UInt8]) {
        let choice = bytes.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        let path = ScratchFile.write(bytes, "m.ilv")
        run(commands[Int(choice >> 8) % commands.count].map { $0 == "FILE" ? path : $0 }, show: true)
    }

    /// Runs a command; what it prints must have nothing in it that a terminal would obey.
    static func run(_ words: [String], show: Bool) {
        let shown = Mutex("")
        let console = Console(
            write: { text in shown.withLock { $0 += text } }, writeError: { text in shown.withLock { $0 += text } })
        var words = words
        if ["check", "matrix", "simulate", "reproduce", "explain"].contains(words[0]) {
            words += ["--workers", "1", "--engine", "vm"]
        }
        if !["simulate", "export"].contains(words[0]) { words += ["--max-states", "150"] }
        _ = CommandLineTool.run(words, console: console)
        if show { ShownText.verify(shown.withLock { $0 }.replacing("\t", with: " ")) }
    }
}
