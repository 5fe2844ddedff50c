/// A key, or what a terminal sends for it.
enum Key: Hashable {
    /// A character that is typed.
    case character(Character)
    case left, right, wordLeft, wordRight, home, end
    case up, down
    /// Looks for an older line; gives that up.
    case search, giveUp
    /// Deletes the character before the cursor, or the one at it.
    case backspace, delete
    /// Cuts to the end, to the beginning, or the word before or behind the cursor; puts what was cut last.
    case cutToEnd, cutToStart, cutWordBefore, cutWordBehind, paste
    /// Ends the line, asks what could come next, gives the line up, ends everything, clears the screen, stops the process.
    case enter, complete, interrupt, endOfInput, clear, suspend
    /// Anything else.
    case unknown
}

/// Makes keys of the bytes that a terminal sends: UTF-8, control characters, and the escape sequences of ECMA-48 as xterm
/// and the Linux console send them.
struct KeyDecoder {
    /// The keys that are one control character.
    private static let controls: [UInt8: Key] = [
        1: .home, 2: .left, 3: .interrupt, 4: .endOfInput, 5: .end, 6: .right, 7: .giveUp, 8: .backspace, 9: .complete,
        10: .enter,
        11: .cutToEnd, 12: .clear, 13: .enter, 14: .down, 16: .up, 18: .search, 21: .cutToStart, 23: .cutWordBefore,
        25: .paste,
        26: .suspend, 127: .backspace,
    ]

    /// The next key; `nil` where there are no more bytes.
    static func next(_ byte: () -> UInt8?) -> Key? {
        guard let first = byte() else { return nil }
        if first == 27 { return escaped(byte) }
        if let key = controls[first] { return key }
        return first < 32 ? .unknown : character(first, byte)
    }

    /// The character that begins with a byte.
    private static func character(_ first: UInt8, _ byte: () -> UInt8?) -> Key? {
        let more = first < 0x80 ? 0 : first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : -1
        guard more >= 0 else { return .unknown }
        var bytes = [first]
        for _ in 0..<more {
            guard let next = byte() else { return nil }
            bytes.append(next)
        }
        guard let text = String(validating: bytes, as: UTF8.self), let character = text.first, text.count == 1 else {
            return .unknown
        }
        return .character(character)
    }

    /// The key behind an escape character.
    private static func escaped(_ byte: () -> UInt8?) -> Key? {
        guard let kind = byte() else { return nil }
        switch kind {
        case UInt8(ascii: "["), UInt8(ascii: "O"): return sequence(byte)
        case UInt8(ascii: "b"): return .wordLeft
        case UInt8(ascii: "f"): return .wordRight
        case UInt8(ascii: "d"): return .cutWordBehind
        case 127: return .cutWordBefore
        default: return .unknown
        }
    }

    /// The key of a control sequence: parameters, and a last byte.
    private static func sequence(_ byte: () -> UInt8?) -> Key? {
        var parameters = ""
        while let next = byte() {
            if (0x40...0x7e).contains(next) { return key(Character(Unicode.Scalar(next)), parameters) }
            if parameters.count < 16 { parameters.unicodeScalars.append(Unicode.Scalar(next)) }
        }
        return nil
    }

    /// The key of a control sequence with that last byte.
    private static func key(_ last: Character, _ parameters: String) -> Key {
        let isModified = parameters.contains(";")
        switch (last, parameters) {
        case ("A", _): return .up
        case ("B", _): return .down
        case ("C", _): return isModified ? .wordRight : .right
        case ("D", _): return isModified ? .wordLeft : .left
        case ("H", _), ("~", "1"), ("~", "7"): return .home
        case ("F", _), ("~", "4"), ("~", "8"): return .end
        case ("~", "3"): return .delete
        default: return .unknown
        }
    }
}
