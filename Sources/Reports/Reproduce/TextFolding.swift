import Execution
import Language

/// Lines of a width that mails and changelogs keep.
enum TextFolding {
    /// `text` in lines of at most `width` columns, the first behind `indent` blanks and the others behind `hang` more.
    static func fold(_ text: String, width: Int, indent: Int = 0, hang: Int = 2) -> [String] {
        var lines: [String] = []
        var rest = Substring(text.withoutInvisible)
        repeat {
            let margin = indent + (lines.isEmpty ? 0 : hang)
            let room = max(4, width - margin)
            var piece = rest.prefix(room)
            if piece.count < rest.count {
                // Break behind a blank where there is one in the second half of the line, else behind the last sign that
                // ends a part of a name.
                let half = piece.index(piece.startIndex, offsetBy: room / 2)
                let blank = rest[piece.endIndex...].first == " " ? piece.endIndex : piece[half...].lastIndex(of: " ")
                let sign = piece[half...].lastIndex { "].,)".contains($0) }.map { piece.index(after: $0) }
                piece = rest[..<(blank ?? sign ?? piece.endIndex)]
            }
            lines.append(String(repeating: " ", count: margin) + piece)
            rest = rest[piece.endIndex...].drop { $0 == " " }
        } while !rest.isEmpty
        return lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }
    }
}
