/// Lines for roff, in which what a text says is no command.
struct RoffText {
    /// The lines so far.
    private(set) var lines: [String] = []

    /// Appends a request with its arguments.
    mutating func request(_ name: String, _ arguments: [String]) {
        lines.append(([name] + arguments.map { Self.argument($0) }).joined(separator: " "))
    }

    /// Appends the line that a page begins with; the day is `YYYY-MM-DD`.
    mutating func title(_ name: String, section: Int, date: String, source: String, volume: String) {
        lines.append(".TH \(name) \(section) \(date) \(Self.argument(source)) \(Self.argument(volume))")
    }

    /// Appends text, in lines of at most `width` bytes where its words allow.
    mutating func text(_ text: String) {
        for line in text.split(separator: "\n") {
            var current = ""
            for word in line.split(separator: " ") {
                let safe = Self.escaped(word)
                if !current.isEmpty, current.utf8.count + 1 + safe.utf8.count > Self.width {
                    append(current)
                    current = ""
                }
                current += (current.isEmpty ? "" : " ") + safe
            }
            append(current)
        }
    }

    /// How long a line may be.
    private static let width = 78

    /// Appends a line of text that is no command.
    private mutating func append(_ line: String) {
        lines.append(line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line)
    }

    /// `text` as one argument of a request.
    private static func argument(_ text: String) -> String {
        let safe = escaped(text[...]).replacing("\"", with: "\\(dq")
        return safe.contains(" ") || safe.isEmpty ? "\"\(safe)\"" : safe
    }

    /// `text` in which nothing is a command; a dash is the one of options, so that it can be copied.
    private static func escaped(_ text: Substring) -> String {
        text.map { character in
            switch character {
            case "\\": "\\e"
            case "-": "\\-"
            case "'": "\\(aq"
            case "…": "..."
            case "×": "x"
            case "→": "\\(->"
            case "–": "\\(en"
            default: String(character)
            }
        }.joined()
    }
}
