import Foundation
import Reports
import Testing

@testable import Commands

/// What pages of the manual show as printed is what is printed.
///
/// A line that ends with "Save this as `FILE`:" names the block behind it, and a block `diff` changes the file that it
/// fits. A block that is one line `interleave check …` about such files stands before what it prints.
@Suite struct ManualReportsTests {
    /// A command with what the page says that it prints.
    struct Session: CustomStringConvertible {
        /// The file name of the page.
        let page: String
        /// The line of the page on which the command stands.
        let line: Int
        /// The files that were saved before it.
        let files: [String: String]
        /// The words of the command behind `interleave`.
        let arguments: [String]
        /// What it prints.
        let output: String

        var description: String { "\(page):\(line)" }
    }

    /// The sessions of a page.
    private static func sessions(of page: ManualPage) -> [Session] {
        var sessions: [Session] = []
        var files: [String: String] = [:]
        var name: String?
        var command: (line: Int, arguments: [String])?
        for block in page.allBlocks {
            if let saved = block.lead.wholeMatch(of: /.*Save this as `([^`]+)`:/)?.1 { name = String(saved) }
            if let file = name {
                files[file] = block.text
                (name, command) = (nil, nil)
            } else if block.language == "diff" {
                for (file, text) in files { files[file] = patched(text, by: block.text) }
            } else if let (line, arguments) = command {
                sessions.append(
                    Session(page: page.name, line: line, files: files, arguments: arguments, output: block.text))
                command = nil
            } else if block.text.hasPrefix("interleave check "), block.text.filter({ $0 == "\n" }).count == 1 {
                let words = block.text.split(whereSeparator: \.isWhitespace).dropFirst().map(String.init)
                let isAboutThem = words.contains { word in
                    files.keys.contains { $0 == word || $0.hasPrefix(word + "/") }
                }
                if isAboutThem { command = (block.line, words) }
            }
        }
        return sessions
    }

    /// `text` with the lines of a block `diff` that it has replaced by the others.
    private static func patched(_ text: String, by diff: String) -> String {
        let lines = diff.split(separator: "\n")
        func side(_ mark: Character) -> String {
            lines.filter { $0.first == " " || $0.first == mark }.map { $0.dropFirst() + "\n" }.joined()
        }
        return text.replacing(side("-"), with: side("+"))
    }

    @Test(arguments: try ManualPage.all().flatMap(sessions))
    func aCommandPrintsWhatThePageShows(_ session: Session) throws {
        let arguments = session.arguments.map { word in
            session.files.keys.contains { $0 == word || $0.hasPrefix(word + "/") } ? "FOLDER/" + word : word
        }
        let printed = try TemporaryRun(session.files, arguments)
        #expect(printed.errors + printed.output == session.output)
    }

    @Test func somePagesShowWhatIsPrinted() throws {
        let pages = Set(try ManualPage.all().flatMap(Self.sessions).map(\.page))
        #expect(pages == ["ComingFrom.md", "Gate.md", "Tutorial.md"])
    }
}
