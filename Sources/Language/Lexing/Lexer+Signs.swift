extension Lexer {
    /// The longest sign at `offset` with its length.
    func sign() -> (TokenKind, length: Int)? {
        let (a, b, c) = (byte(), byte(1), byte(2))
        if let kind = Self.sign(a, b, c) { return (kind, 3) }
        if let kind = Self.sign(a, b) { return (kind, 2) }
        return Self.sign(a).map { ($0, 1) }
    }

    /// The sign of three characters.
    private static func sign(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> TokenKind? {
        let period = UInt8(ascii: ".")
        return a == period && b == period && c == period ? .ellipsis : nil
    }

    /// The sign of two characters.
    private static func sign(_ a: UInt8, _ b: UInt8) -> TokenKind? {
        switch (a, b) {
        case (UInt8(ascii: "."), UInt8(ascii: ".")): .range
        case (UInt8(ascii: "-"), UInt8(ascii: ">")): .arrow
        case (UInt8(ascii: "="), UInt8(ascii: ">")): .fatArrow
        case (UInt8(ascii: "+"), UInt8(ascii: "=")): .addAssign
        case (UInt8(ascii: "-"), UInt8(ascii: "=")): .subtractAssign
        case (UInt8(ascii: "="), UInt8(ascii: "=")): .equal
        case (UInt8(ascii: "!"), UInt8(ascii: "=")): .notEqual
        case (UInt8(ascii: "<"), UInt8(ascii: "=")): .lessOrEqual
        case (UInt8(ascii: ">"), UInt8(ascii: "=")): .greaterOrEqual
        case (UInt8(ascii: "&"), UInt8(ascii: "&")): .and
        case (UInt8(ascii: "|"), UInt8(ascii: "|")): .or
        default: nil
        }
    }

    /// The sign of one character.
    private static func sign(_ a: UInt8) -> TokenKind? {
        switch a {
        case UInt8(ascii: "("): .leftParenthesis
        case UInt8(ascii: ")"): .rightParenthesis
        case UInt8(ascii: "["): .leftBracket
        case UInt8(ascii: "]"): .rightBracket
        case UInt8(ascii: "{"): .leftBrace
        case UInt8(ascii: "}"): .rightBrace
        case UInt8(ascii: ","): .comma
        case UInt8(ascii: ";"): .semicolon
        case UInt8(ascii: ":"): .colon
        case UInt8(ascii: "?"): .question
        case UInt8(ascii: "."): .period
        case UInt8(ascii: "="): .assign
        case UInt8(ascii: "<"): .less
        case UInt8(ascii: ">"): .greater
        case UInt8(ascii: "!"): .not
        case UInt8(ascii: "+"): .plus
        case UInt8(ascii: "-"): .minus
        case UInt8(ascii: "*"): .star
        case UInt8(ascii: "/"): .slash
        case UInt8(ascii: "%"): .percent
        case UInt8(ascii: "&"): .ampersand
        default: nil
        }
    }
}
