@testable import Language

/// The text of a model, checked as one file.
struct CheckingSource {
    /// The program, unless there is an error.
    let program: Program?
    /// What is wrong, a line each: `line:column: id: sentence`.
    let complaints: [String]

    /// Checks `text` with what a scenario and the command line set.
    init(_ text: String, settings: [(String, String)] = [], isLibrary: Bool = false) {
        var loaded = LoadedModel()
        let (tree, faults) = Parser.parse(text: text, path: "test.ilv", into: &loaded.sources)
        loaded.trees = [tree]
        loaded.diagnostics = faults
        loaded.isLibrary = isLibrary
        loaded.name = "test"
        let checked = loaded.check(
            settings: [], overrides: settings.map { ParameterOverride(name: $0.0, value: $0.1) })
        program = checked.program
        complaints = (faults + checked.diagnostics).map { diagnostic in
            let place = diagnostic.span.map { loaded.sources.location(of: $0) }
            return "\(place?.line ?? 0):\(place?.column ?? 0): \(diagnostic.message.id): \(diagnostic.message.text)"
        }
    }
}
