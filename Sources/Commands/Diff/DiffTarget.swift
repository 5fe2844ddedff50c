/// One side of a comparison as the command line names it: `PATH`, `git:REVISION:PATH`, each with `#SCENARIO` or without.
struct DiffTarget: Hashable {
    /// The whole text.
    let text: String
    /// The revision; `nil` for a file on the disk.
    let revision: String?
    /// The path.
    let path: String
    /// The scenario; `nil` where none is named.
    let scenario: String?

    /// Reads `text`; refuses what could be taken for an option by the programs that it is handed to.
    init(_ text: String) throws(UsageError) {
        self.text = text
        var rest = text[...]
        if rest.hasPrefix("git:") {
            rest = rest.dropFirst(4)
            guard let colon = rest.firstIndex(of: ":") else {
                throw .invalidTarget(text, wanted: "git:REVISION:PATH")
            }
            let name = String(rest[..<colon])
            guard Self.isRevision(name) else {
                throw .invalidTarget(text, wanted: "the name of a revision, e.g. git:HEAD~1:PATH")
            }
            revision = name
            rest = rest[rest.index(after: colon)...]
        } else {
            revision = nil
        }
        if let hash = rest.lastIndex(of: "#"), Self.isName(rest[rest.index(after: hash)...]) {
            scenario = String(rest[rest.index(after: hash)...])
            rest = rest[..<hash]
        } else {
            scenario = nil
        }
        path = String(rest)
        guard !path.isEmpty, !path.utf8.contains(0) else { throw .invalidTarget(text, wanted: "a path") }
    }

    /// Whether `name` can only be a revision: no option, no range, nothing that a shell or git would read otherwise.
    private static func isRevision(_ name: String) -> Bool {
        guard let first = name.utf8.first, first != UInt8(ascii: "-"), name.utf8.count <= 256 else { return false }
        return !name.contains("..")
            && name.utf8.allSatisfy { byte in
                isWord(byte) || "-./~^@{}+".utf8.contains(byte)
            }
    }

    /// Whether `text` is a name of the language.
    private static func isName(_ text: Substring) -> Bool { !text.isEmpty && text.utf8.allSatisfy(isWord) }

    /// Whether a byte is a letter, a digit or `_`.
    private static func isWord(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
    }
}
