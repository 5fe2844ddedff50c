/// Reads lines from a terminal, with the keys that people know from shells: arrows, home and end, ^A ^E ^B ^F ^K ^U ^W ^Y,
/// words with alt or control, older lines with up and down and ^R, and completion.
///
/// It is the project's own because a single binary can rely on no other: readline and libedit are on many machines, and
/// not on all.
struct LineEditor {
    /// What a reader gets.
    enum Entry: Hashable {
        /// A line.
        case line(String)
        /// The line was given up.
        case givenUp
        /// There are no more lines.
        case end
    }

    /// What a line can be completed to: how many characters before the cursor the words replace.
    struct Completion {
        /// How many characters of the line the words begin with.
        var replaced: Int
        /// The words.
        var words: [String]
    }

    /// The keys.
    let key: () -> Key?
    /// Takes what the terminal shows.
    let write: (String) -> Void
    /// How many columns it has.
    let width: () -> Int
    /// Called to stop the process and go on with it.
    let suspend: () -> Void

    /// The lines so far.
    private(set) var history = LineHistory()

    /// The most words that are listed.
    private static let mostWords = 60

    /// Makes an editor on those keys.
    init(
        key: @escaping () -> Key?, write: @escaping (String) -> Void, width: @escaping () -> Int,
        suspend: @escaping () -> Void
    ) {
        (self.key, self.write, self.width, self.suspend) = (key, write, width, suspend)
    }

    /// Reads a line behind `prompt`; `complete` says what could come next behind a text.
    mutating func read(_ prompt: String, complete: (String) -> Completion) -> Entry {
        var line = LineBuffer()
        var pending: Key?
        draw(prompt, line)
        while let key = pending ?? key() {
            pending = nil
            switch key {
            case .enter:
                line.apply(.end)
                draw(prompt, line)
                write("\n")
                history.append(line.text)
                return .line(line.text)
            case .interrupt:
                write("^C\n")
                history.append("")
                return .givenUp
            case .endOfInput:
                if line.characters.isEmpty {
                    write("\n")
                    return .end
                }
                line.apply(.delete)
            case .up: history.older(than: line.text).map { line.replace(with: $0) }
            case .down: history.newer().map { line.replace(with: $0) }
            case .search: pending = search(&line)
            case .clear: write("\u{1B}[H\u{1B}[2J")
            case .complete: self.complete(&line, complete(line.head))
            case .suspend: suspend()
            default: line.apply(key)
            }
            draw(prompt, line)
        }
        write("\n")
        return .end
    }

    /// Writes what the words have in common, or lists them where that is nothing new.
    private func complete(_ line: inout LineBuffer, _ completion: Completion) {
        let words = completion.words
        guard let first = words.first else { return }
        let common = words.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
        let added = common.dropFirst(completion.replaced)
        if words.count == 1 { return line.insert(added + (first.hasSuffix("(") ? "" : " ")) }
        if !added.isEmpty { return line.insert(added) }
        let more = words.count - Self.mostWords
        write(
            "\n" + words.prefix(Self.mostWords).joined(separator: "  ") + (more > 0 ? "  and \(more) more" : "") + "\n")
    }

    /// Shows the line; of one that is too long the part around the cursor.
    private func draw(_ prompt: String, _ line: LineBuffer) {
        let room = max(8, width() - prompt.count - 1)
        let first = max(0, line.cursor - room)
        let shown = line.characters[first...].prefix(room)
        let column = prompt.count + line.cursor - first
        write("\r\u{1B}[K\(prompt)\(String(shown))\r\u{1B}[\(column)C")
    }
}

extension String {
    /// The characters that both begin with.
    fileprivate func commonPrefix(with other: String) -> String {
        String(zip(self, other).prefix { $0 == $1 }.map(\.0))
    }
}
