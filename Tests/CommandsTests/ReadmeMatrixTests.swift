import Foundation
import Testing

@testable import Commands

/// The matrix in the README says what the models say.
///
/// The whole of it takes a release build and is compared by `.ci/run`; here it is the columns of models that are small.
@Suite struct ReadmeMatrixTests {
    /// The models of which columns are compared, and the scenarios of them that are small.
    private static let models = ["2022-04-P5-unbound-then-bind.ilv"]
    private static let scenarios = ["--scenario", "tdx"]

    /// A table as rows of cells, the first with the heads.
    private func table(_ markdown: String) -> [[String]] {
        let lines = markdown.split(separator: "\n").prefix { $0.hasPrefix("|") }
        return lines.map { line in
            line.replacing("\\|", with: "¦").split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    @Test func theColumnsOfSmallModelsAreWhatTheModelsSay() throws {
        let root = ManualPage.folder.deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path()
        let readme = table(try MarkedDocument(path: root + "README.md").content)
        let paths = Self.models.map { root + "Models/proposals/" + $0 }
        let printed = try TemporaryRun(
            [:], ["matrix", "--format", "markdown", "--table-only"] + Self.scenarios + paths)
        let made = table(printed.output)
        #expect(made.count >= 20)
        for (column, label) in made[0].enumerated().dropFirst(2) {
            let place = try #require(
                readme[0].firstIndex(of: label),
                "the README has no column \(label): run interleave matrix --update README.md Models/proposals")
            for row in made.dropFirst(2) {
                let shown = readme.first { $0[0] == row[0] && $0[1] == row[1] }?[place]
                #expect(shown?.isTheSameVerdict(as: row[column]) == true, "\(label): \(row[0]) \(row[1])")
            }
        }
    }
}

extension String {
    /// Whether two cells say the same, whatever the numbers of their footnotes.
    fileprivate func isTheSameVerdict(as other: String) -> Bool {
        func verdict(_ text: String) -> Substring { text.prefix { $0 != "\\" } }
        return verdict(self) == verdict(other)
    }
}
