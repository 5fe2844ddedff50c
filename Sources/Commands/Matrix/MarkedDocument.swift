import Foundation

/// A text file with a part that is made by a command, between two markers on lines of their own.
struct MarkedDocument {
    /// The line before the part.
    static let start = "<!-- matrix -->"
    /// The line behind it.
    static let end = "<!-- /matrix -->"

    /// The text up to the first marker, included.
    private let head: String
    /// The part.
    let content: String
    /// The text from the second marker on.
    private let tail: String

    /// Why a file has no such part.
    enum Problem: Error {
        case unreadable, withoutMarkers

        /// The end of a sentence about the file.
        var text: String {
            switch self {
            case .unreadable: "cannot be read"
            case .withoutMarkers: "does not hold the lines '\(start)' and '\(end)' once each, in this order"
            }
        }
    }

    /// Reads the file at `path`.
    init(path: String) throws(Problem) {
        guard let data = FileManager.default.contents(atPath: path), let text = String(validating: data, as: UTF8.self)
        else { throw .unreadable }
        try self.init(text: text)
    }

    /// Takes `text` apart.
    init(text: String) throws(Problem) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let starts = lines.indices.filter { lines[$0] == Self.start }
        let ends = lines.indices.filter { lines[$0] == Self.end }
        guard starts.count == 1, ends.count == 1, starts[0] < ends[0] else { throw .withoutMarkers }
        head = lines[...starts[0]].map { $0 + "\n" }.joined()
        content = lines[(starts[0] + 1)..<ends[0]].map { $0 + "\n" }.joined()
        tail = lines[ends[0]...].joined(separator: "\n")
    }

    /// The text with another part.
    func replacing(with content: String) -> String { head + content + tail }
}
