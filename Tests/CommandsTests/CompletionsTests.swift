import Foundation
import Reports
import Testing

@testable import Commands

/// The scripts of `interleave completions`, asked by the shells themselves where they are installed.
@Suite struct CompletionsTests {
    /// The script for a shell.
    private func script(_ shell: String) throws -> String { try TemporaryRun([:], ["completions", shell]).output }

    /// What a program prints about a script in the file `$1`, in a folder with a few files; `nil` where it is not installed.
    private func ask(_ program: String, _ script: String, _ question: String) throws -> String? {
        let folders = ["/bin", "/usr/bin", "/usr/local/bin"]
        guard let path = folders.map({ "\($0)/\(program)" }).first(where: FileManager.default.isExecutableFile) else {
            return nil
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "completions-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "Models"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["a.ilv", "b.txt"] { try Data().write(to: folder.appending(path: name)) }
        let file = folder.appending(path: ".script")
        try Data(script.utf8).write(to: file)
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(filePath: path)
        process.arguments =
            program == "fish" ? ["--no-config", "-c", question, file.path()] : ["-c", question, program, file.path()]
        process.currentDirectoryURL = folder
        process.environment = ["HOME": folder.path(), "PATH": folders.joined(separator: ":"), "LC_ALL": "C.UTF-8"]
        process.standardOutput = output
        process.standardError = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    @Test(arguments: [
        (["ch"], ["check"]), (["check", "--sym"], ["--symmetry"]), (["check", "--symmetry", ""], ["auto", "off"]),
        (["check", "--symmetry", "=", "o"], ["off"]), (["check", "--scenario", ""], []),
        (["check", ""], ["a.ilv", "Models"]), (["check", "--root", ""], ["Models"]),
        (["check", "--baseline", ""], ["Models", "a.ilv", "b.txt"]), (["lifecycle", "--output", "mer"], ["mermaid="]),
        (["lifecycle", "--output", "mermaid", "="], ["Models", "a.ilv", "b.txt"]),
        (["lifecycle", "--output", "mermaid", "=", "b"], ["b.txt"]), (["completions", "z"], ["zsh"]),
        (["help", "expo"], ["export"]),
    ])
    func bashCompletes(_ words: [String], _ expected: [String]) throws {
        let list = (["interleave"] + words).map { "'\($0)'" }.joined(separator: " ")
        let question = """
            . "$1"; COMP_WORDS=(\(list)); COMP_CWORD=\(words.count); _interleave 2>&1; printf '%s\\n' "${COMPREPLY[@]}"
            """
        guard let answer = try ask("bash", try script("bash"), question) else { return }
        let offered = answer.split(separator: "\n").map(String.init).filter { $0 != ".script" }
        #expect(offered.sorted() == expected.sorted(), "\(answer)")
    }

    @Test(arguments: [
        ("ch", ["check"]), ("check --sym", ["--symmetry"]), ("check --symmetry ", ["auto", "off"]),
        ("completions z", ["zsh"]), ("lifecycle --output mer", ["mermaid="]), ("check --root ", ["Models/"]),
    ])
    func fishCompletes(_ line: String, _ expected: [String]) throws {
        guard let answer = try ask("fish", try script("fish"), "source $argv[1]; complete -C 'interleave \(line)'")
        else { return }
        let offered = answer.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
        #expect(offered == expected, "\(answer)")
    }

    @Test func zshReadsTheScript() throws {
        guard let answer = try ask("zsh", try script("zsh"), "zsh -n $1 && echo fine") else { return }
        #expect(answer == "fine\n")
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func everyOptionOfEveryCommandIsInTheScript(_ shell: String) throws {
        let script = try script(shell)
        for (name, screen) in CommandLineTool.entries.map({ ($0.name, $0.screen) }) {
            #expect(script.contains(name))
            for option in screen.options {
                let word = shell == "fish" ? "-l \(option.name.dropFirst(2))" : option.name
                #expect(script.contains(word), "\(name) \(option.name)")
            }
        }
    }

    @Test func optionsAreReadFromTheHelp() throws {
        let rows = [
            ("--help", "h"), ("--root FOLDER", "r"), ("--of EXPR", "o"), ("--color auto|never", "c"),
            ("--baseline FILE", "b"), ("--format dot|json", "f"), ("--output FORMAT=FILE", "o"), ("0", "no option"),
        ]
        let screen = HelpScreen(
            usage: "interleave x [options] MODEL", summary: "", groups: [HelpScreen.Group(heading: "all", rows: rows)])
        #expect(
            screen.options.map { screen.value(of: $0) } == [
                .none, .folder, .other, .words(["auto", "never"]), .file, .words(["dot", "json"]),
                .formatAndFile(["dot", "json"]),
            ])
        #expect(screen.options[1] == OptionDescription(name: "--root", placeholder: "FOLDER", summary: "r"))
        #expect(screen.operands == [])
        #expect(HelpScreen.completions.operands == ["bash", "zsh", "fish"])
    }

    @Test func anUnknownShellIsRefused() throws {
        let result = try TemporaryRun([:], ["completions", "tcsh"])
        #expect(result.code == .usage)
        #expect(
            result.errors == """
                error: 'tcsh' is no value for 'completions': it takes bash, zsh or fish
                usage: interleave completions bash|zsh|fish
                'interleave completions --help' says more.

                """)
        #expect(try TemporaryRun([:], ["completions"]).code == .usage)
        #expect(try TemporaryRun([:], ["completions", "bash", "zsh"]).code == .usage)
    }
}
