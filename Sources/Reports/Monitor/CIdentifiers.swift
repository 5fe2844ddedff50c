/// Names for a program in C, each given once.
struct CIdentifiers {
    /// The names that are taken.
    private var taken: Set<String>

    /// Begins with names that nobody may have.
    init(reserved: Set<String> = []) { taken = reserved }

    /// A name made of `text`, and of `suffix` where that is taken.
    mutating func name(for text: String, suffix: String = "") -> String {
        let stem = Self.identifier(text)
        if taken.insert(stem).inserted { return stem }
        var number = 1
        while true {
            let name = stem + suffix + (number == 1 && !suffix.isEmpty ? "" : "_\(number + (suffix.isEmpty ? 1 : 0))")
            if taken.insert(name).inserted { return name }
            number += 1
        }
    }

    /// `text` in small letters, with one `_` for each run of what no identifier holds.
    static func identifier(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
            if isPlain {
                result.unicodeScalars.append(scalar)
            } else if !result.isEmpty, !result.hasSuffix("_") {
                result += "_"
            }
        }
        while result.hasSuffix("_") { result.removeLast() }
        guard let first = result.first else { return "other" }
        return (first.isNumber ? "n" : "") + result.lowercased()
    }
}
