/// A line of a program with places for values.
///
/// A place is `{NAME}`, `{NAME#}` for the value's number from 0, `{NAME*NUMBER}` for a product, or
/// `{NAME:A=1,B=2}` for a table; there are no blanks in it. Braces around anything else stand for themselves.
public struct EmitTemplate: Hashable, Sendable {
    /// A part of the line.
    public enum Piece: Hashable, Sendable {
        /// Text that stands for itself.
        case text(String)
        /// The place of a value.
        case place(Place)
    }

    /// The place of a value.
    public struct Place: Hashable, Sendable {
        /// The name of an argument, or of something else that is known.
        public let name: String
        /// How the value is written.
        public let form: Form
    }

    /// How a value is written.
    public enum Form: Hashable, Sendable {
        /// As itself.
        case plain
        /// By its number among the values of its type, from 0.
        case number
        /// Times that.
        case product(Int)
        /// By a table.
        case table([Entry])
    }

    /// An entry of a table.
    public struct Entry: Hashable, Sendable {
        /// The value as the model writes it.
        public let value: String
        /// What stands for it.
        public let text: String
    }

    /// The parts in order.
    public let pieces: [Piece]

    /// Reads a line.
    public init(_ text: String) {
        var pieces: [Piece] = []
        var plain = ""
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{") {
            plain += rest[..<open]
            rest = rest[open...]
            if let close = rest.firstIndex(of: "}"),
                let place = Place(rest[rest.index(after: rest.startIndex)..<close])
            {
                if !plain.isEmpty { pieces.append(.text(plain)) }
                plain = ""
                pieces.append(.place(place))
                rest = rest[rest.index(after: close)...]
            } else {
                plain.append("{")
                rest = rest.dropFirst()
            }
        }
        plain += rest
        if !plain.isEmpty { pieces.append(.text(plain)) }
        self.pieces = pieces
    }
}

extension EmitTemplate.Place {
    /// Reads what stands between braces; `nil` where that is no place.
    fileprivate init?(_ text: Substring) {
        let name = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        guard let first = name.first, !first.isNumber else { return nil }
        let rest = text[name.endIndex...]
        self.name = String(name)
        switch rest.first {
        case nil: form = .plain
        case "#" where rest.count == 1: form = .number
        case "*":
            let digits = rest.dropFirst()
            let value = digits.hasPrefix("0x") ? Int(digits.dropFirst(2), radix: 16) : Int(digits)
            guard let value, value >= 0 else { return nil }
            form = .product(value)
        case ":":
            let parts = rest.dropFirst().split(separator: ",", omittingEmptySubsequences: false)
            let entries = parts.compactMap { part -> EmitTemplate.Entry? in
                let sides = part.split(separator: "=", omittingEmptySubsequences: false)
                guard sides.count == 2, !sides[0].isEmpty, sides[1].isWord else { return nil }
                return EmitTemplate.Entry(value: String(sides[0]), text: String(sides[1]))
            }
            guard entries.count == parts.count else { return nil }
            form = .table(entries)
        default: return nil
        }
    }
}

extension Substring {
    /// Whether it is a name or a number, which can stand anywhere in a program without a change to what is around it.
    fileprivate var isWord: Bool {
        !isEmpty && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    }
}
