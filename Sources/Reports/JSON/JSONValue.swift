/// A value of JSON whose objects keep the order of their keys.
public indirect enum JSONValue: Hashable, Sendable {
    /// Nothing.
    case null
    /// Yes or no.
    case bool(Bool)
    /// A number without a fraction.
    case integer(Int)
    /// A number with a fraction; one that is not finite is written as `null`.
    case number(Double)
    /// A text.
    case string(String)
    /// A list.
    case array([JSONValue])
    /// Names with values.
    case object([Member])

    /// A name with its value.
    public struct Member: Hashable, Sendable {
        /// The name.
        public let key: String
        /// The value.
        public let value: JSONValue

        /// Makes a member.
        public init(_ key: String, _ value: JSONValue) { (self.key, self.value) = (key, value) }
    }
}

extension JSONValue {
    /// An object of the members that have a value.
    static func object(_ members: [(String, JSONValue?)]) -> JSONValue {
        .object(members.compactMap { key, value in value.map { Member(key, $0) } })
    }

    /// A list of texts.
    static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
}
