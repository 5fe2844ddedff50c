/// The lines that were entered, and where somebody is in them.
struct LineHistory {
    /// The lines, the last one entered last.
    private(set) var lines: [String] = []
    /// The line that is looked at; behind the last one while a new one is written.
    private var position = 0
    /// What was written before older lines were looked at.
    private var draft = ""

    /// The most lines that are kept.
    private static let mostLines = 1_000

    /// Adds a line, unless it is empty or the last one again, and goes behind it.
    mutating func append(_ line: String) {
        if !line.isEmpty, lines.last != line { lines.append(line) }
        if lines.count > Self.mostLines { lines.removeFirst() }
        position = lines.count
        draft = ""
    }

    /// The line before the one that is looked at, which is `present`; `nil` where there is none.
    mutating func older(than present: String) -> String? {
        guard position > 0 else { return nil }
        if position == lines.count { draft = present }
        position -= 1
        return lines[position]
    }

    /// The line behind the one that is looked at; `nil` where there is none.
    mutating func newer() -> String? {
        guard position < lines.count else { return nil }
        position += 1
        return position == lines.count ? draft : lines[position]
    }
}
