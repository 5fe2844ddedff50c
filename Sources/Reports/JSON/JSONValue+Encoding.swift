extension JSONValue {
    /// The JSON of `value`, with the keys of its objects in the order in which their types encode them.
    public init(encoding value: some Encodable) throws {
        let node = JSONNode()
        try node.encode(value, codingPath: [])
        self = node.value
    }
}

/// A value that is still being made.
private final class JSONNode {
    /// What it becomes.
    enum Kind { case scalar, array, object }

    /// What it becomes.
    private(set) var kind = Kind.scalar
    /// The value, where it is no container.
    private var scalar = JSONValue.null
    /// The elements of a list, or the values of an object.
    private(set) var nodes: [JSONNode] = []
    /// The names of the values of an object.
    private var keys: [String] = []

    /// The value as it is now.
    var value: JSONValue {
        switch kind {
        case .scalar: scalar
        case .array: .array(nodes.map(\.value))
        case .object: .object(zip(keys, nodes).map { JSONValue.Member($0, $1.value) })
        }
    }

    /// Makes it a container.
    func begin(_ kind: Kind) { self.kind = kind }

    /// Adds an element, or a member of that name.
    func append(_ key: String? = nil) -> JSONNode {
        let node = JSONNode()
        nodes.append(node)
        if let key { keys.append(key) }
        return node
    }

    /// Makes it what `value` encodes itself as.
    func encode(_ value: some Encodable, codingPath: [any CodingKey]) throws {
        switch value {
        case let string as String: scalar = .string(string)
        case let isTrue as Bool: scalar = .bool(isTrue)
        case let number as Double: scalar = .number(number)
        case let number as any BinaryInteger: scalar = .integer(Int(clamping: number))
        default: try value.encode(to: JSONValueEncoder(node: node, codingPath: codingPath))
        }
    }

    /// Itself, for its encoder.
    private var node: JSONNode { self }
}

/// Encodes into a node.
private struct JSONValueEncoder: Encoder {
    /// Where the value goes.
    let node: JSONNode
    /// The way to it.
    let codingPath: [any CodingKey]
    /// Nothing is passed on.
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        node.begin(.object)
        return KeyedEncodingContainer(JSONKeyedContainer<Key>(node: node, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        node.begin(.array)
        return JSONUnkeyedContainer(node: node, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        JSONSingleContainer(node: node, codingPath: codingPath)
    }
}

/// Encodes the members of an object.
private struct JSONKeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    /// The object.
    let node: JSONNode
    /// The way to it.
    let codingPath: [any CodingKey]

    func encodeNil(forKey key: Key) { _ = node.append(key.stringValue) }

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        try node.append(key.stringValue).encode(value, codingPath: codingPath + [key])
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        encoder(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { encoder(key).unkeyedContainer() }

    func superEncoder() -> any Encoder {
        JSONValueEncoder(node: node.append("super"), codingPath: codingPath)
    }

    func superEncoder(forKey key: Key) -> any Encoder { encoder(key) }

    /// What encodes a new member.
    private func encoder(_ key: Key) -> JSONValueEncoder {
        JSONValueEncoder(node: node.append(key.stringValue), codingPath: codingPath + [key])
    }
}

/// Encodes the elements of a list.
private struct JSONUnkeyedContainer: UnkeyedEncodingContainer {
    /// The list.
    let node: JSONNode
    /// The way to it.
    let codingPath: [any CodingKey]
    /// How many elements there are.
    var count: Int { node.nodes.count }

    func encodeNil() { _ = node.append() }

    func encode<T: Encodable>(_ value: T) throws { try node.append().encode(value, codingPath: codingPath) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        encoder.container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder.unkeyedContainer() }

    func superEncoder() -> any Encoder { encoder }

    /// What encodes a new element.
    private var encoder: JSONValueEncoder { JSONValueEncoder(node: node.append(), codingPath: codingPath) }
}

/// Encodes a value that is no container.
private struct JSONSingleContainer: SingleValueEncodingContainer {
    /// The value.
    let node: JSONNode
    /// The way to it.
    let codingPath: [any CodingKey]

    func encodeNil() { node.begin(.scalar) }

    func encode<T: Encodable>(_ value: T) throws { try node.encode(value, codingPath: codingPath) }
}
