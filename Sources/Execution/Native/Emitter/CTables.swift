/// The constant tables of a C file, each kept once.
struct CTables {
    /// Their definitions.
    private(set) var text = ""
    /// The name of each table by its type and content.
    private var names: [String: String] = [:]

    /// The name of a table with these elements.
    mutating func table(_ type: String, _ elements: [String]) -> String {
        let content = "[] = {\(elements.joined(separator: ", "))};\n"
        let key = type + content
        if let known = names[key] { return known }
        let name = "T\(names.count)"
        names[key] = name
        text += "static const \(type) \(name)\(content)"
        return name
    }
}
