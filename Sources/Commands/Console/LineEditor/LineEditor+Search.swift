extension LineEditor {
    /// Looks for an older line that contains what is typed, as shells do for ^R, and puts it in place of `line`.
    ///
    /// Another ^R goes on to the next older one; ^C and ^G give the search up.
    ///
    /// - Returns: the key that ended it, which is still to be obeyed; `nil` where it was given up.
    func search(_ line: inout LineBuffer) -> Key? {
        let before = line
        var (text, end) = ("", history.lines.count)
        while true {
            drawSearch(text, line)
            let next = key()
            switch next {
            case .character(let character): text.append(character)
            case .backspace:
                if !text.isEmpty { text.removeLast() }
                end = history.lines.count
            case .search: if let found = history.position(of: text, before: end) { end = found }
            case .interrupt, .giveUp:
                line = before
                return nil
            default: return next
            }
            if let found = history.position(of: text, before: end) { line.replace(with: history.lines[found]) }
        }
    }

    /// Shows what is looked for and the line that was found.
    private func drawSearch(_ text: String, _ line: LineBuffer) {
        let head = "(search) '\(text)': "
        let room = max(8, width() - head.count - 1)
        write("\r\u{1B}[K\(head)\(String(line.characters.prefix(room)))")
    }
}

extension LineHistory {
    /// The position of the last of the lines before position `end` that contains `text`; `nil` where there is none, or
    /// `text` is empty.
    func position(of text: String, before end: Int) -> Int? {
        text.isEmpty ? nil : lines[..<end].lastIndex { $0.contains(text) }
    }
}
