/// A line that is being written, with a cursor.
struct LineBuffer: Hashable {
    /// The characters.
    private(set) var characters: [Character] = []
    /// How many of them stand before the cursor.
    private(set) var cursor = 0
    /// What was cut last.
    private(set) var clipboard: [Character] = []

    /// The line.
    var text: String { String(characters) }

    /// What stands before the cursor.
    var head: String { String(characters[..<cursor]) }

    /// Replaces the line, with the cursor at its end.
    mutating func replace(with text: String) {
        characters = Array(text)
        cursor = characters.count
    }

    /// Writes at the cursor.
    mutating func insert(_ text: some Sequence<Character>) {
        let new = Array(text)
        characters.insert(contentsOf: new, at: cursor)
        cursor += new.count
    }

    /// Applies a key that edits a line or moves the cursor; others do nothing.
    mutating func apply(_ key: Key) {
        switch key {
        case .character(let character): insert([character])
        case .left: cursor = max(0, cursor - 1)
        case .right: cursor = min(characters.count, cursor + 1)
        case .wordLeft: cursor = wordStart
        case .wordRight: cursor = wordEnd
        case .home: cursor = 0
        case .end: cursor = characters.count
        case .backspace: if cursor > 0 { remove(cursor - 1..<cursor) }
        case .delete: if cursor < characters.count { remove(cursor..<cursor + 1) }
        case .cutToEnd: cut(cursor..<characters.count)
        case .cutToStart: cut(0..<cursor)
        case .cutWordBefore: cut(wordStart..<cursor)
        case .cutWordBehind: cut(cursor..<wordEnd)
        case .paste: insert(clipboard)
        case .up, .down, .search, .giveUp, .enter, .complete, .interrupt, .endOfInput, .clear, .suspend, .unknown: break
        }
    }

    /// Where the word before the cursor begins.
    private var wordStart: Int {
        var position = cursor
        while position > 0, !characters[position - 1].isPartOfWord { position -= 1 }
        while position > 0, characters[position - 1].isPartOfWord { position -= 1 }
        return position
    }

    /// Where the word behind the cursor ends.
    private var wordEnd: Int {
        var position = cursor
        while position < characters.count, !characters[position].isPartOfWord { position += 1 }
        while position < characters.count, characters[position].isPartOfWord { position += 1 }
        return position
    }

    /// Removes characters.
    private mutating func remove(_ range: Range<Int>) {
        characters.removeSubrange(range)
        cursor = range.lowerBound
    }

    /// Removes characters and keeps them to be put elsewhere.
    private mutating func cut(_ range: Range<Int>) {
        if range.isEmpty { return }
        clipboard = Array(characters[range])
        remove(range)
    }
}

extension Character {
    /// Whether it belongs to a word.
    fileprivate var isPartOfWord: Bool { isLetter || isNumber || self == "_" }
}
