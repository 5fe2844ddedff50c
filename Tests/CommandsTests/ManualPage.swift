import Foundation

/// A page of the manual, and the examples on it.
struct ManualPage {
    /// A block marked `ilv`: a model, or several files of which `m.ilv` is the model.
    struct Example: CustomStringConvertible {
        /// The file name of the page.
        let page: String
        /// The line of the page on which the block begins.
        let line: Int
        /// The nearest heading of the third level above it.
        let heading: String
        /// The texts by their paths.
        let files: [String: String]

        var description: String { "\(page):\(line)" }
    }

    /// The file name.
    let name: String
    /// The lines.
    let lines: [Substring]

    /// The folder that the pages lie in.
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/interleave/Manual.docc")

    /// Every page, by name.
    static func all() throws -> [ManualPage] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path()).filter { $0.hasSuffix(".md") }
        return try names.sorted().map { name in
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            return ManualPage(name: name, lines: text.split(separator: "\n", omittingEmptySubsequences: false))
        }
    }

    /// The front page of the repository.
    static func readme() throws -> ManualPage {
        let url = folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "README.md")
        let text = try String(contentsOf: url, encoding: .utf8)
        return ManualPage(name: "README.md", lines: text.split(separator: "\n", omittingEmptySubsequences: false))
    }

    /// A block of any kind.
    struct Block {
        /// The line of the page on which it begins.
        let line: Int
        /// The word behind its fence; empty where there is none.
        let language: String
        /// The last line above it that is not empty, up to the block before.
        let lead: Substring
        /// What it holds.
        let text: String
    }

    /// Every block in order.
    var allBlocks: [Block] {
        var blocks: [Block] = []
        var lead: Substring = ""
        var begun: (line: Int, language: String, content: [Substring])?
        for (index, line) in lines.enumerated() {
            if let block = begun {
                if line == "```" {
                    blocks.append(
                        Block(
                            line: block.line, language: block.language, lead: lead,
                            text: block.content.map { $0 + "\n" }.joined()))
                    (begun, lead) = (nil, "")
                } else {
                    begun?.content.append(line)
                }
            } else if line.hasPrefix("```") {
                begun = (index + 1, String(line.dropFirst(3)), [])
            } else if !line.isEmpty {
                lead = line
            }
        }
        return blocks
    }

    /// The texts of the blocks without a language.
    var blocks: [String] {
        var blocks: [String] = []
        var block: [Substring]?
        var isOther = false
        for line in lines {
            if let content = block {
                if line == "```" {
                    blocks.append(content.map { $0 + "\n" }.joined())
                    block = nil
                } else {
                    block = content + [line]
                }
            } else if isOther {
                isOther = line != "```"
            } else if line == "```" {
                block = []
            } else if line.hasPrefix("```") {
                isOther = true
            }
        }
        return blocks
    }

    /// The options of the first line `interleave COMMAND … FILE` of a block that names a file.
    func options(of command: String) -> [String] {
        let lines = blocks.flatMap { $0.split(separator: "\n") }
        let line = lines.first { $0.hasPrefix("interleave \(command) ") && $0.hasSuffix(".ilv") } ?? ""
        return line.split(separator: " ").dropFirst(2).dropLast().map { word in String(word).replacing("'", with: "") }
    }

    /// The pages about diagnostics, whose examples are rejected.
    var isAboutDiagnostics: Bool { name.hasPrefix("Diagnostics") }

    /// The headings of the third level.
    var headings: [String] { lines.filter { $0.hasPrefix("### ") }.map { String($0.dropFirst(4)) } }

    /// The examples in their order.
    var examples: [Example] {
        var examples: [Example] = []
        var heading = ""
        var block: (line: Int, lines: [Substring])?
        for (index, line) in lines.enumerated() {
            if line.hasPrefix("### ") { heading = String(line.dropFirst(4)) }
            if line == "```ilv" {
                block = (index + 1, [])
            } else if line == "```", let (start, content) = block {
                examples.append(
                    Example(page: name, line: start, heading: heading, files: Self.files(of: content)))
                block = nil
            } else {
                block?.lines.append(line)
            }
        }
        return examples
    }

    /// The files that the lines of a block make: a line `// === NAME` begins another one.
    private static func files(of lines: [Substring]) -> [String: String] {
        var files: [String: String] = [:]
        var name = "m.ilv"
        for line in lines {
            if line.hasPrefix("// === ") {
                name = String(line.dropFirst(7))
            } else {
                files[name, default: ""] += line + "\n"
            }
        }
        return files
    }
}
