/// A character of a line with its place and how it is shown.
struct SourceCell {
    /// The offset of its first byte.
    let start: Int
    /// The offset behind its last byte.
    let end: Int
    /// What is shown for it.
    let text: String
    /// The columns that `text` takes.
    let columns: Int
}

/// The characters of a line, or of the surroundings of a place in it where it is very long.
struct SourceCells {
    /// The characters.
    private(set) var list: [SourceCell] = []
    /// Whether the line begins before them.
    let isCutBefore: Bool
    /// Whether the line goes on behind them.
    let isCutAfter: Bool

    /// The most bytes before and behind the place that are looked at.
    private static var reach: Int { 2_048 }

    /// The characters of the line `index` around the beginning of `span`.
    init(_ index: Int, around span: SourceSpan, in sources: SourceMap) {
        let text = sources[span.file].text
        let line = sources.lineRange(index, of: span.file)
        let place = min(max(span.start, line.lowerBound), line.upperBound)
        var start = max(line.lowerBound, place - Self.reach)
        var end = min(line.upperBound, place + Self.reach)
        while start > line.lowerBound, text[start] & 0xC0 == 0x80 { start -= 1 }
        while end < line.upperBound, text[end] & 0xC0 == 0x80 { end += 1 }
        isCutBefore = start > line.lowerBound
        isCutAfter = end < line.upperBound
        if start == 0, text.starts(with: [0xEF, 0xBB, 0xBF]) { start = min(3, end) }
        if let valid = String(validating: text[start..<end], as: UTF8.self) {
            for character in valid { append(character, at: start, length: character.utf8.count) }
        } else {
            for offset in start..<end { append(text[offset], at: offset) }
        }
    }

    /// Appends a character; tabs reach to the next multiple of four columns.
    private mutating func append(_ character: Character, at start: Int, length: Int) {
        let offset = list.last?.end ?? start
        let isTab = character == "\t"
        let shown = isTab ? String(repeating: " ", count: 4 - list[...].columns % 4) : character.withoutInvisible
        let columns = shown == String(character) ? character.columns : shown.count
        list.append(SourceCell(start: offset, end: offset + length, text: shown, columns: columns))
    }

    /// Appends a byte of a text that is no UTF-8.
    private mutating func append(_ byte: UInt8, at offset: Int) {
        if byte < 0x80 { return append(Character(UnicodeScalar(byte)), at: offset, length: 1) }
        let shown = "\\x" + String(byte, radix: 16, uppercase: true)
        list.append(SourceCell(start: offset, end: offset + 1, text: shown, columns: shown.count))
    }
}

extension ArraySlice<SourceCell> {
    /// The columns of all together.
    var columns: Int { reduce(0) { $0 + $1.columns } }
}
