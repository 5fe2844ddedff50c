import Execution
import Language

/// Whether a line can stand in a program without a change to the lines around it.
enum SourceShape {
    /// Whether the brackets and quotes of a line are closed, it begins no comment, and it does not go on.
    static func isWhole(_ line: String) -> Bool {
        var closers: [Character] = []
        var quote: Character?
        var previous: Character = " "
        for character in line {
            guard !character.isNewline, character != "\0" else { return false }
            if let open = quote {
                if previous == "\\" {
                    previous = " "
                    continue
                }
                if character == open { quote = nil }
            } else {
                switch character {
                case "\"", "'": quote = character
                case "(": closers.append(")")
                case "[": closers.append("]")
                case "{": closers.append("}")
                case ")", "]", "}": guard closers.popLast() == character else { return false }
                case "*", "/": if previous == "/" { return false }
                default: break
                }
            }
            previous = character
        }
        return quote == nil && closers.isEmpty && line.last != "\\" && !line.contains("??/")
    }

    /// `text` for a comment of C: nothing in it ends the comment, or looks as if it began another.
    static func comment(_ text: String) -> String {
        text.withoutInvisible.replacing("*/", with: "* /").replacing("/*", with: "/ *")
    }
}
