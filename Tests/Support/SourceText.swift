import Language

/// A model in one text, made into a program; a line `//// NAME` begins another file, which others import or refine.
public struct SourceText {
    /// The program, unless there is an error.
    public let program: Program?
    /// What is wrong, a line each: `line:column: id: sentence`.
    public let errors: [String]

    /// Checks `text` as a model of its own with its first scenario, or that of the name.
    public init(_ text: String, overrides: [String: String] = [:]) {
        guard let loaded = try? Frontend.load(Self.files(in: text), path: "random.ilv") else {
            program = nil
            errors = ["cannot be read"]
            return
        }
        let checked = loaded.check(
            settings: loaded.scenarios.first?.settings ?? [],
            overrides: overrides.map { ParameterOverride(name: $0.key, value: $0.value) })
        program = checked.program
        errors = (loaded.diagnostics + checked.diagnostics).filter { $0.message.severity == .error }.map { fault in
            let place = fault.span.map { loaded.sources.location(of: $0) }
            return "\(place?.line ?? 0):\(place?.column ?? 0): \(fault.message.id): \(fault.message.text)"
        }
    }

    /// The files of a text by their names.
    private static func files(in text: String) -> [String: String] {
        guard text.contains("//// ") else { return ["random.ilv": text] }
        var (files, name) = (["random.ilv": ""], "random.ilv")
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("//// ") {
                name = String(line.dropFirst(5))
                files[name] = ""
            } else {
                files[name, default: ""] += line + "\n"
            }
        }
        return files
    }
}
