extension Page {
    /// Appends phrases behind `lead`, separated by `separator`, each whole on one line where it fits into `width`;
    /// what does not fit goes on below, under the first phrase.
    mutating func append(lead: StyledLine, phrases: [StyledLine], separator: String, width: Int) {
        let indent = lead.width
        var line = lead
        var isFirst = true
        for (index, phrase) in phrases.enumerated() {
            let isLast = index == phrases.count - 1
            let mark = isLast ? "" : separator.trimmingBlanks
            if !isFirst {
                if line.width + 1 + phrase.width + mark.count > width {
                    append(line)
                    line = StyledLine()
                    line.pad(to: indent)
                } else {
                    line.append(" ")
                }
            }
            line.append(phrase)
            line.append(mark)
            isFirst = false
        }
        append(line)
    }

    /// Appends `text` behind `indent` blanks, broken between words so that it fits into `width`.
    mutating func append(paragraph text: String, indent: Int, width: Int, style: TextStyle = .plain) {
        let words = text.split(separator: " ").map { StyledLine(String($0), style) }
        var lead = StyledLine()
        lead.pad(to: indent)
        append(lead: lead, phrases: words, separator: "", width: width)
    }
}

extension String {
    /// The text without blanks at either end.
    fileprivate var trimmingBlanks: String {
        var text = self[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
