/// A row of the matrix: a requirement with what each column says of it.
public struct MatrixRow: Sendable {
    /// What the row is about.
    public let subject: Subject
    /// What it says, in a few words.
    public let title: String
    /// The text of the `///` lines before the property, with its origin.
    public let documentation: [String]
    /// A cell for each column.
    public let cells: [MatrixCell]

    /// What a row can be about.
    public enum Subject: Hashable, Sendable {
        case property(String)
        case deadlock
        case errors
    }

    /// Makes a row.
    public init(subject: Subject, title: String, documentation: [String] = [], cells: [MatrixCell]) {
        self.subject = subject
        self.title = title
        self.documentation = documentation
        self.cells = cells
    }

    /// The identity in the catalogue; `nil` where the property's name has none.
    public var id: RequirementID? {
        if case .property(let name) = subject { RequirementID(ofProperty: name) } else { nil }
    }

    /// The name that the row is asked for by: that of the property, `deadlock` or `errors`.
    public var name: String {
        switch subject {
        case .property(let name): name
        case .deadlock: "deadlock"
        case .errors: "errors"
        }
    }

    /// What stands at the left: the identity; of rows without one nothing but `deadlock` and `errors`.
    public var head: String {
        if case .property = subject { id?.text ?? "" } else { name }
    }

    /// The part of the matrix that it stands in: a list of the catalogue, the other properties, or what all models have.
    var section: String {
        if case .property = subject { id?.group ?? "others" } else { "all" }
    }

    /// Whether `word`, an identity or a name, means this row.
    public func answers(to word: String) -> Bool { word == name || word == id?.text }
}
