import Foundation
import Testing

@testable import Language

/// The manual as a whole: every page can be found, every link leads somewhere, and no construct is without an example.
@Suite struct ManualStructureTests {
    /// The names behind `<doc:`.
    private func links(of page: ManualPage) -> [String] {
        page.lines.flatMap { $0.matches(of: /<doc:([A-Za-z]+)>/).map { String($0.1) } }
    }

    /// The top folder of the repository.
    private let repository = ManualPage.folder.deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test func everyPageIsInTheIndexOnce() throws {
        let pages = try ManualPage.all()
        let index = try #require(pages.first { $0.name == "Interleave.md" })
        let others = pages.map(\.name).filter { $0 != "Interleave.md" && !$0.hasPrefix("DiagnosticsOf") }
        #expect(links(of: index).sorted().map { $0 + ".md" } == others)
        let diagnostics = try #require(pages.first { $0.name == "Diagnostics.md" })
        #expect(Set(links(of: diagnostics)).isSuperset(of: ["DiagnosticsOfSyntax", "DiagnosticsOfMeaning"]))
    }

    @Test func everyLinkLeadsToAPage() throws {
        let pages = try ManualPage.all()
        let names = Set(pages.map { String($0.name.dropLast(3)) })
        for page in pages { #expect(links(of: page).filter { !names.contains($0) } == [], "\(page.name)") }
    }

    @Test func everyLinkOfTheReadmeLeadsToAFile() throws {
        let targets = try ManualPage.readme().lines.flatMap { line in
            line.matches(of: /\]\(([^)#]+)\)/).map { String($0.1) }
        }
        #expect(targets.count > 2)
        let missing = targets.filter {
            !$0.contains("://") && !FileManager.default.fileExists(atPath: repository.appending(path: $0).path())
        }
        #expect(missing == [])
    }

    @Test func everyModelThatIsNamedIsThere() throws {
        for page in try ManualPage.all() + [ManualPage.readme()] {
            let paths = page.lines.flatMap { line in
                line.matches(of: /Models\/[A-Za-z0-9_\/.-]*[A-Za-z0-9_]/).map { String($0.0) }
            }
            let missing = paths.filter {
                !Self.madeUp.contains($0)
                    && !FileManager.default.fileExists(atPath: repository.appending(path: $0).path())
            }
            #expect(missing == [], "\(page.name)")
        }
    }

    /// Files of examples, which a reader makes.
    private static let madeUp: Set = [
        "Models/proposal.ilv", "Models/convert.ilv", "Models/known.baseline", "Models/race.ilv",
    ]

    @Test func everyPageBeginsWithItsTitleAndWhatItIsAbout() throws {
        for page in try ManualPage.all() {
            #expect(page.lines.first?.hasPrefix("# ") == true, "\(page.name)")
            #expect(page.lines.dropFirst().first == "", "\(page.name)")
            let abstract = page.lines.dropFirst(2).first ?? ""
            #expect(abstract.first?.isLetter == true && !abstract.hasPrefix("#"), "\(page.name)")
        }
    }

    @Test func everyWordOfTheLanguageHasAnExample() throws {
        let pages = try ManualPage.all().filter { !$0.isAboutDiagnostics }
        let text = pages.flatMap(\.examples).flatMap(\.files.values).joined(separator: "\n")
        let used = Set(text.matches(of: /[a-z_]+/).map { String($0.0) })
        let special = [
            "by", "when", "tag", "like", "expect", "violated", "unreachable", "deadlock",
            "error", "view", "with", "allow", "lock", "unlock", "lock_shared", "unlock_shared", "read_lock",
            "read_unlock", "synchronize", "snapshot", "changed", "bump", "held", "holds", "idle", "returns", "always",
            "eventually", "until", "release", "leads_to", "append", "remove_first", "first", "last", "insert", "remove",
            "mutex", "rwlock", "seqcount", "srcu", "seq", "set", "bool", "errno",
        ]
        let missing = Set(TokenKind.reservedWords.keys).union(special).subtracting(used)
        #expect(missing.sorted() == [])
    }
}
