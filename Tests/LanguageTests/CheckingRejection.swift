import Testing

/// A model with one mistake.
struct CheckingRejection: CustomTestStringConvertible, Sendable {
    /// The identity of the diagnostic.
    let id: String
    /// The model, with the place marked; the line `model m` is added.
    let text: String
    /// Other files.
    let files: [String: String]

    /// Makes a case.
    init(_ id: String, _ text: String, files: [String: String] = [:]) {
        self.id = id
        self.text = "model m\n" + text
        self.files = files
    }

    var testDescription: String { "\(id): \(text.dropFirst(8).prefix(60))" }
}
