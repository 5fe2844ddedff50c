import Foundation
import Language
import Reports
import Synchronization
import Testing

@testable import Commands

/// The manual says what is true: every example is checked, and every diagnostic has its paragraph.
@Suite struct ManualExamplesTests {
    /// Runs `check` on an example, whose model is written to the file `name`.
    private func check(_ files: [String: String], as name: String = "m.ilv") throws -> (code: ExitCode, text: String) {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, text) in files {
            try Data(text.utf8).write(to: folder.appending(path: path == "m.ilv" ? name : path))
        }
        let output = Mutex("")
        let console = Console(
            write: { text in output.withLock { $0 += text } }, writeError: { text in output.withLock { $0 += text } })
        let path = folder.appending(path: name).path()
        let code = CommandLineTool.run(["check", path], console: console)
        return (code, output.withLock { $0 }.replacing(path, with: name))
    }

    @Test(arguments: try ManualPage.all().filter { !$0.isAboutDiagnostics }.flatMap(\.examples))
    func everyExampleComesOutAsItSays(_ example: ManualPage.Example) throws {
        let result = try check(example.files)
        #expect(result.code == .success, "\(result.text)")
    }

    @Test func theModelOfTheReadmePrintsWhatItSays() throws {
        let readme = try ManualPage.readme()
        let example = try #require(readme.examples.first)
        let printed = try check(example.files, as: "race.ilv")
        #expect(printed.code == .otherwise)
        #expect(readme.blocks.contains(printed.text), "\(printed.text)")
    }

    @Test(arguments: [
        ("Matrix.md", "matrix"), ("Lifecycle.md", "lifecycle"), ("Mutate.md", "mutate"), ("Explain.md", "explain"),
        ("Formats.md", "check"),
        ("Graph.md", "graph"), ("Monitor.md", "monitor"),
    ])
    func aCommandPrintsWhatItsPageSays(_ page: String, _ command: String) throws {
        let page = try #require(try ManualPage.all().first { $0.name == page })
        let example = try #require(page.examples.first)
        let name = try #require(
            page.lines.first { $0.hasPrefix("Save this as `") }?.split(separator: "`").dropFirst().first)
        let printed = try TemporaryRun(
            ["\(name)": example.files["m.ilv"] ?? ""], [command] + page.options(of: command) + ["FOLDER/\(name)"])
        #expect(page.blocks.contains(printed.output), "\(printed.output)")
    }

    @Test func aSimulationPrintsWhatItsPageSays() throws {
        try aCommandPrintsWhatItsPageSays("Simulate.md", "simulate")
    }

    @Test func anExplorationPrintsWhatItsPageSays() throws {
        let page = try #require(try ManualPage.all().first { $0.name == "Explore.md" })
        let transcript = try #require(page.blocks.first { $0.contains("\n> ") })
        let script = transcript.split(separator: "\n").filter { $0.hasPrefix("> ") }.map { String($0.dropFirst(2)) }
        let model = try #require(page.examples.first?.files["m.ilv"])
        let printed = try TemporaryRun(["race.ilv": model], ["explore", "FOLDER/race.ilv"], input: script)
        #expect(printed.output == transcript, "\(printed.output)")
    }

    @Test(arguments: try ManualPage.all().filter(\.isAboutDiagnostics).flatMap(\.examples))
    func everyRejectedExampleIsRejectedForItsHeading(_ example: ManualPage.Example) throws {
        let model = try Frontend.load(example.files, path: "m.ilv")
        var diagnostics = model.diagnostics
        for scenario in model.scenarios where diagnostics.isEmpty {
            diagnostics = model.check(settings: scenario.settings, overrides: []).diagnostics
        }
        let text = DiagnosticRenderer(sources: model.sources).render(diagnostics)
        #expect(Set(diagnostics.map(\.message.id)) == [example.heading], "\(text)")
    }

    @Test func everyDiagnosticHasOneParagraph() throws {
        let documented = try ManualPage.all().filter(\.isAboutDiagnostics).flatMap(\.headings)
        let catalogue = try Self.identities()
        #expect(catalogue.count > 100)
        #expect(catalogue.subtracting(documented).sorted() == [], "these have no paragraph")
        #expect(Set(documented).subtracting(catalogue).sorted() == [], "these paragraphs are about nothing")
        #expect(documented.count == Set(documented).count, "two paragraphs have one heading")
    }

    @Test func pagesOfDiagnosticsAreSorted() throws {
        for page in try ManualPage.all() where page.name == "DiagnosticsOfSyntax.md" {
            #expect(page.headings == page.headings.sorted())
        }
    }

    /// The identities in the catalogues of the front end. They have no list of their own, as their cases carry values,
    /// so the sources are read.
    private static func identities() throws -> Set<String> {
        let sources = ManualPage.folder.deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Language")
        var identities: Set<String> = []
        let paths = FileManager.default.enumerator(atPath: sources.path())?.compactMap { $0 as? String } ?? []
        for path in paths where path.contains("Message") && path.hasSuffix(".swift") {
            let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
            for match in text.matches(of: /case \.[A-Za-z]+(?:\([^)]*\))?:\s*\(?\s*"([a-z]+(?:-[a-z]+)*)"\s*(?:,|$|\n)/)
            {
                identities.insert(String(match.output.1))
            }
        }
        return identities
    }
}
