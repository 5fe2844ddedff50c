/// Writes JSON for people and programs: what fits on a line stands on one, everything else is indented.
///
/// Whatever a terminal or a page of HTML could take for something else is escaped: control characters, marks that turn
/// the direction of writing, `</` and `<!`. A reader of JSON gets the text back unchanged.
public struct JSONText {
    /// The text so far.
    private var text = ""

    /// The columns that a line is kept within where it can be.
    private static let width = 120

    /// The text of `value`, ended by a line end.
    public static func render(_ value: JSONValue) -> String {
        var writer = JSONText()
        writer.append(value, indent: 0, used: 0)
        return writer.text + "\n"
    }

    /// Appends `value`; `used` columns of its first line are taken.
    private mutating func append(_ value: JSONValue, indent: Int, used: Int) {
        guard value.isContainer else { return Self.append(scalar: value, to: &text) }
        var line = ""
        if Self.append(value, to: &line, atMost: Self.width - used) { return text += line }
        switch value {
        case .array(let values):
            text += "["
            for (index, value) in values.enumerated() {
                beginLine(indent + 2, isFirst: index == 0)
                append(value, indent: indent + 2, used: indent + 3)
            }
            endLine(indent, "]")
        case .object(let members):
            text += "{"
            for (index, member) in members.enumerated() {
                beginLine(indent + 2, isFirst: index == 0)
                Self.append(string: member.key, to: &text)
                text += ": "
                append(member.value, indent: indent + 2, used: indent + 7 + member.key.utf8.count)
            }
            endLine(indent, "}")
        default: break
        }
    }

    /// Begins a line for an element.
    private mutating func beginLine(_ indent: Int, isFirst: Bool) {
        text += isFirst ? "\n" : ",\n"
        text += String(repeating: " ", count: indent)
    }

    /// Ends a container.
    private mutating func endLine(_ indent: Int, _ bracket: String) {
        text += "\n" + String(repeating: " ", count: indent) + bracket
    }

    /// Appends `value` on one line; false where that takes more than `limit` bytes, so that `line` is of no use.
    private static func append(_ value: JSONValue, to line: inout String, atMost limit: Int) -> Bool {
        guard line.utf8.count <= limit else { return false }
        switch value {
        case .array(let values):
            line += "["
            for (index, value) in values.enumerated() {
                if index > 0 { line += ", " }
                guard append(value, to: &line, atMost: limit) else { return false }
            }
            line += "]"
        case .object(let members):
            line += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { line += ", " }
                append(string: member.key, to: &line)
                line += ": "
                guard append(member.value, to: &line, atMost: limit) else { return false }
            }
            line += "}"
        default: append(scalar: value, to: &line)
        }
        return line.utf8.count <= limit
    }

    /// Appends a value that is no container.
    private static func append(scalar value: JSONValue, to text: inout String) {
        switch value {
        case .bool(let isTrue): text += isTrue ? "true" : "false"
        case .integer(let number): text += String(number)
        case .number(let number): text += number.isFinite ? "\(number)" : "null"
        case .string(let string): append(string: string, to: &text)
        case .null, .array, .object: text += "null"
        }
    }

    /// Appends a text between quotes.
    private static func append(string: String, to text: inout String) {
        text += "\""
        var isBehindLess = false
        for scalar in string.unicodeScalars {
            if isBehindLess {
                text += scalar == "/" || scalar == "!" ? "\\u003C" : "<"
                isBehindLess = false
            }
            switch scalar {
            case "<": isBehindLess = true
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.isASCII && scalar.value >= 0x20 && scalar.value < 0x7F,
                _ where scalar.value > 0x7F && !scalar.isInvisible:
                text.unicodeScalars.append(scalar)
            default: for unit in String(scalar).utf16 { append(unit: unit, to: &text) }
            }
        }
        text += isBehindLess ? "<\"" : "\""
    }

    /// Appends a unit of UTF-16 by its number.
    private static func append(unit: UInt16, to text: inout String) {
        let digits = String(unit, radix: 16, uppercase: true)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}

extension JSONValue {
    /// Whether it is a list or an object.
    fileprivate var isContainer: Bool {
        switch self {
        case .array, .object: true
        default: false
        }
    }
}

extension UnicodeScalar {
    /// Whether it shows nothing by itself, or changes how what stands around it is shown.
    var isInvisible: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
