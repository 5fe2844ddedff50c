import Foundation

/// A value of JSON as a parser that does not belong to the tool sees it.
public indirect enum JSON: Decodable, Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    /// Reads the value of a text.
    public init(_ text: String) throws { self = try JSONDecoder().decode(JSON.self, from: Data(text.utf8)) }

    /// Reads a value of any kind.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSON].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSON].self))
        }
    }

    /// The member of that name; `null` where there is none.
    public subscript(key: String) -> JSON {
        if case .object(let members) = self { members[key] ?? .null } else { .null }
    }

    /// The element at that position; `null` where there is none.
    public subscript(index: Int) -> JSON {
        if case .array(let elements) = self, elements.indices.contains(index) { elements[index] } else { .null }
    }

    /// The elements of a list.
    public var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }

    /// The members of an object.
    public var members: [String: JSON] { if case .object(let members) = self { members } else { [:] } }

    /// The text.
    public var string: String? { if case .string(let text) = self { text } else { nil } }

    /// The number, where it has no fraction.
    public var integer: Int? { if case .integer(let number) = self { number } else { nil } }
}
