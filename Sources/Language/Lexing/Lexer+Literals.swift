extension Lexer {
    /// Reads a number; its value is computed where it is used.
    mutating func readNumber() {
        let start = offset
        let isHexadecimal = byte() == UInt8(ascii: "0") && byte(1) == UInt8(ascii: "x")
        if isHexadecimal { offset += 2 }
        let digits = offset
        while Self.isNameByte(byte()) { offset += 1 }
        append(.integer, from: start)
        let isWellFormed = text[digits..<offset].allSatisfy { Self.isDigit($0, hexadecimal: isHexadecimal) }
        let hasDigit = text[digits..<offset].contains { $0 != UInt8(ascii: "_") }
        guard !isWellFormed || !hasDigit else { return }
        report(
            .malformedNumber(String(decoding: text[start..<offset], as: UTF8.self)), from: start, to: offset)
    }

    /// Whether `byte` is a digit or `_`.
    private static func isDigit(_ byte: UInt8, hexadecimal: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
        case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): hexadecimal
        default: false
        }
    }

    /// Reads a string, which ends on its line.
    mutating func readString() {
        let start = offset
        offset += 1
        while offset < text.count, byte() != UInt8(ascii: "\n"), byte() != UInt8(ascii: "\"") {
            if byte() == UInt8(ascii: "\\") {
                readEscape()
            } else {
                if byte() < 0x20, byte() != UInt8(ascii: "\t"),
                    byte() != UInt8(ascii: "\r") || byte(1) != UInt8(ascii: "\n")
                {
                    report(.invalidCharacter(UnicodeScalar(byte())), from: offset, to: offset + 1)
                }
                offset += 1
            }
        }
        reportDirectionMarks(from: start)
        let isTerminated = offset < text.count && byte() == UInt8(ascii: "\"")
        if isTerminated { offset += 1 }
        append(isTerminated ? .string : .unknown, from: start)
        if !isTerminated { report(.unterminatedString, from: start, to: offset) }
    }

    /// Reports the characters of the string from `start` on that would reorder or break the line that shows it.
    private mutating func reportDirectionMarks(from start: Int) {
        guard text[start..<offset].contains(where: { $0 >= 0x80 }) else { return }
        guard let string = String(validating: text[start..<offset], as: UTF8.self) else { return }
        var place = start
        for scalar in string.unicodeScalars {
            let length = UTF8.width(scalar)
            switch scalar.value {
            case 0x80...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
                report(.invalidCharacter(scalar), from: place, to: place + length)
            default: break
            }
            place += length
        }
    }

    /// Reads a backslash and what it escapes.
    private mutating func readEscape() {
        let start = offset
        offset += 1
        switch byte() {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): offset += 1
        default: report(.unknownEscape, from: start, to: offset, replacement: "\\\\")
        }
    }

    /// Reads characters that form no token as one.
    mutating func readUnknown() {
        let start = offset
        if byte() < 0x80 {
            offset += 1
        } else {
            while offset < text.count, byte() >= 0x80 { offset += 1 }
        }
        append(.unknown, from: start)
        guard let scalar = String(validating: text[start..<offset], as: UTF8.self)?.unicodeScalars.first else { return }
        report(.invalidCharacter(scalar), from: start, to: offset, replacement: Self.replacement(for: scalar))
    }

    /// What was probably meant by a character that has no meaning.
    private static func replacement(for scalar: UnicodeScalar) -> String? {
        switch scalar {
        case "|": "||"
        case "“", "”", "„", "'": "\""
        case "–", "−": "-"
        case "≤": "<="
        case "≥": ">="
        case "≠": "!="
        case "∧": "&&"
        case "∨": "||"
        case "¬": "!"
        case "→": "->"
        case "⇒": "implies"
        case "∈": "in"
        default: nil
        }
    }

    /// Reports the first place where the text is no UTF-8.
    mutating func reportInvalidEncoding() {
        guard String(validating: text, as: UTF8.self) == nil else { return }
        var parser = Unicode.UTF8.ForwardParser()
        var bytes = text.makeIterator()
        var valid = 0
        while true {
            switch parser.parseScalar(from: &bytes) {
            case .valid(let scalar): valid += scalar.count
            case .error(let length): return report(.invalidEncoding, from: valid, to: valid + length)
            case .emptyInput: return
            }
        }
    }
}
