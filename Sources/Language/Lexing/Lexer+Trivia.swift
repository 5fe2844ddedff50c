extension Lexer {
    /// Passes over blanks, line ends and comments; false at the end of the text.
    mutating func skipTrivia() -> Bool {
        while offset < text.count {
            switch byte() {
            case UInt8(ascii: "\n"): endLine()
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): offset += 1
            case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"): skipLineComment()
            case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"): skipBlockComment()
            default: return true
            }
        }
        return false
    }

    /// Passes over a line end; a blank line ends the documentation before it unless a token follows at once.
    private mutating func endLine() {
        if lineIsBlank, !documentation.isEmpty { pendingBlankLine = true }
        offset += 1
        isFirstOnLine = true
        lineIsBlank = true
    }

    /// Passes over `//` to the end of the line, and keeps it if it is a line of documentation.
    private mutating func skipLineComment() {
        let start = offset
        while offset < text.count, byte() != UInt8(ascii: "\n") { offset += 1 }
        lineIsBlank = false
        guard isFirstOnLine, isDocumentation(start) else { return }
        if pendingBlankLine { documentation = [] }
        pendingBlankLine = false
        var first = start + 3
        if first < offset, text[first] == UInt8(ascii: " ") { first += 1 }
        var last = offset
        while last > first, text[last - 1] == UInt8(ascii: "\r") || text[last - 1] == UInt8(ascii: " ") { last -= 1 }
        documentation.append(first..<last)
    }

    /// Whether the comment at `start` begins with exactly three slashes.
    private func isDocumentation(_ start: Int) -> Bool {
        let slash = UInt8(ascii: "/")
        guard start + 2 < text.count, text[start + 2] == slash else { return false }
        return start + 3 >= text.count || text[start + 3] != slash
    }

    /// Passes over a block comment with the comments inside it.
    private mutating func skipBlockComment() {
        let start = offset
        var depth = 0
        repeat {
            if byte() == UInt8(ascii: "/"), byte(1) == UInt8(ascii: "*") {
                depth += 1
                offset += 2
            } else if byte() == UInt8(ascii: "*"), byte(1) == UInt8(ascii: "/") {
                depth -= 1
                offset += 2
            } else {
                if byte() == UInt8(ascii: "\n") { isFirstOnLine = true }
                offset += 1
            }
        } while depth > 0 && offset < text.count
        lineIsBlank = false
        offset = min(offset, text.count)
        if depth > 0 { report(.unterminatedComment, from: start, to: start + 2) }
    }
}
