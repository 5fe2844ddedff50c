extension Page {
    /// Appends phrases behind `lead`, each whole on one line where it fits into `width`; what does not fit goes on
    /// below, under the first phrase.
    mutating func append(lead: StyledLine, phrases: [StyledLine], width: Int) {
        // Behind a lead that leaves too little, phrases begin on the next line.
        let overflow = phrases.first.map { lead.width + $0.width - width } ?? 0
        let isNarrow = overflow > 0 && lead.width > Self.hanging && width - lead.width < Self.narrowest
        let indent = isNarrow ? Self.hanging : lead.width
        var line = lead
        if isNarrow {
            append(line)
            line = StyledLine(blanks: indent)
        }
        var isFirst = true
        for phrase in phrases {
            let parts = phrase.width > width - indent ? phrase.words : [phrase]
            for (index, part) in parts.enumerated() {
                // A phrase that must be broken begins on a line of its own.
                let isBroken = index == 0 && parts.count > 1
                if !isFirst, isBroken || line.width + 1 + part.width > width {
                    append(line)
                    line = StyledLine(blanks: indent)
                } else if !isFirst {
                    line.append(" ")
                }
                line.append(part)
                isFirst = false
            }
        }
        append(line)
    }

    /// Fewer columns than this are not written into.
    private static let narrowest = 16
    /// Where phrases begin that do not stand beside their lead.
    private static let hanging = 4

    /// Appends `text` behind `indent` blanks, broken between words so that it fits into `width`.
    mutating func append(paragraph text: String, indent: Int, width: Int, style: TextStyle = .plain) {
        append(lead: StyledLine(blanks: indent), phrases: StyledLine(text, style).words, width: width)
    }
}

extension [StyledLine] {
    /// The phrases with `mark` behind each but the last.
    func separated(by mark: String) -> [StyledLine] {
        enumerated().map { index, phrase in
            var phrase = phrase
            if index < count - 1 { phrase.append(mark) }
            return phrase
        }
    }
}

extension StyledLine {
    /// The line cut at its blanks.
    var words: [StyledLine] {
        var words: [StyledLine] = []
        var word = StyledLine()
        for piece in pieces {
            for (index, part) in piece.text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
                if index > 0, word.width > 0 {
                    words.append(word)
                    word = StyledLine()
                }
                word.append(String(part), piece.style)
            }
        }
        return word.width > 0 ? words + [word] : words
    }
}
