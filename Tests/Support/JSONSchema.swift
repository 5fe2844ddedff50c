/// Checks values against a JSON Schema (draft 2020-12), as far as the published schema of reports goes: `type`,
/// `properties`, `required`, `additionalProperties`, `items`, `enum`, `const`, `minimum`, `pattern`, `oneOf`, `$ref`.
public struct JSONSchema: Sendable {
    /// The whole schema, which references lead into.
    private let root: JSON

    /// What is known of a word of a schema.
    private static let known: Set<String> = [
        "type", "properties", "required", "additionalProperties", "items", "enum", "const", "minimum", "pattern",
        "oneOf",
        "$ref", "$defs", "$schema", "$id", "title", "description",
    ]

    /// Reads a schema.
    public init(_ text: String) throws { root = try JSON(text) }

    /// What is wrong with `value`, each with its place.
    public func problems(of value: JSON) -> [String] { problems(of: value, root, "$") }

    /// What is wrong with `value`, held against `schema`.
    private func problems(of value: JSON, _ schema: JSON, _ place: String) -> [String] {
        var found = schema.members.keys.filter { !Self.known.contains($0) }.map { "\(place): the schema says '\($0)'" }
        if let reference = schema["$ref"].string { found += problems(of: value, resolved(reference), place) }
        if let type = schema["type"].string, !Self.isOfType(value, type) { return found + ["\(place): no \(type)"] }
        if case .array(let allowed) = schema["enum"], !allowed.contains(value) { found.append("\(place): not in enum") }
        if let wanted = schema.members["const"], value != wanted { found.append("\(place): not the constant") }
        if let least = schema["minimum"].integer, value.size < Double(least) { found.append("\(place): too small") }
        if let pattern = schema["pattern"].string, let text = value.string, !Self.matches(text, pattern) {
            found.append("\(place): no \(pattern)")
        }
        if case .array(let choices) = schema["oneOf"] {
            let fitting = choices.count { problems(of: value, $0, place).isEmpty }
            if fitting != 1 { found.append("\(place): \(fitting) of oneOf") }
        }
        if case .array(let elements) = value, let items = schema.members["items"] {
            for (index, element) in elements.enumerated() {
                found += problems(of: element, items, "\(place)[\(index)]")
            }
        }
        return found + memberProblems(of: value, schema, place)
    }

    /// What is wrong with the members of an object.
    private func memberProblems(of value: JSON, _ schema: JSON, _ place: String) -> [String] {
        guard case .object(let members) = value else { return [] }
        let known = schema["properties"].members
        var found = schema["required"].elements.compactMap(\.string).filter { members[$0] == nil }
            .map { "\(place): lacks \($0)" }
        for (key, member) in members.sorted(by: { $0.key < $1.key }) {
            if let schema = known[key] {
                found += problems(of: member, schema, "\(place).\(key)")
            } else if schema["additionalProperties"] == .bool(false) {
                found.append("\(place): has \(key)")
            }
        }
        return found
    }

    /// The part of the schema that `reference` names.
    private func resolved(_ reference: String) -> JSON {
        reference.split(separator: "/").dropFirst().reduce(root) { schema, key in schema[String(key)] }
    }

    /// Whether `value` is of the type of that name.
    private static func isOfType(_ value: JSON, _ type: String) -> Bool {
        switch (value, type) {
        case (.string, "string"), (.bool, "boolean"), (.integer, "integer"), (.integer, "number"), (.number, "number"),
            (.array, "array"), (.object, "object"), (.null, "null"):
            true
        default: false
        }
    }

    /// Whether `text` matches `pattern`; a pattern that is none matches nothing.
    private static func matches(_ text: String, _ pattern: String) -> Bool {
        guard let regex = try? Regex(pattern) else { return false }
        return text.contains(regex)
    }
}

extension JSON {
    /// A number as such; something that is none is infinitely large.
    fileprivate var size: Double {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: .infinity
        }
    }
}
