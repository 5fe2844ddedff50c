/// What a diagnostic says, apart from where: one enum a module of the front end conforms to it,
/// so that causes stay typed and wording stands in one catalogue beside each.
public protocol DiagnosticMessage: Sendable {
    /// The stable identity in kebab case, e.g. `unknown-name`; the manual has a paragraph for each.
    var id: String { get }
    /// Whether the model can still be checked.
    var severity: DiagnosticSeverity { get }
    /// One sentence without a full stop, in terms of the model.
    var text: String { get }
}

/// How bad a diagnostic is.
public enum DiagnosticSeverity: String, Sendable {
    /// The model cannot be checked.
    case error
    /// The model can be checked, and probably does not mean what it says.
    case warning
}

/// A sentence with a place that belongs to a diagnostic.
public struct DiagnosticNote: Hashable, Sendable {
    /// Where, if it is about a place.
    public let span: SourceSpan?
    /// One sentence without a full stop.
    public let text: String

    /// Makes a note.
    public init(_ text: String, at span: SourceSpan? = nil) {
        self.text = text
        self.span = span
    }
}

/// A replacement that would probably mend the source.
public struct DiagnosticSuggestion: Hashable, Sendable {
    /// What is replaced.
    public let span: SourceSpan
    /// The text to put there.
    public let replacement: String

    /// Makes a suggestion.
    public init(replace span: SourceSpan, with replacement: String) {
        self.span = span
        self.replacement = replacement
    }
}

/// One thing that is wrong with the source of a model.
public struct Diagnostic: Sendable {
    /// The cause.
    public let message: any DiagnosticMessage
    /// The place, if there is one in the source.
    public let span: SourceSpan?
    /// What else there is to know.
    public let notes: [DiagnosticNote]
    /// What to write instead, where there is a near miss.
    public let suggestion: DiagnosticSuggestion?

    /// Makes a diagnostic.
    public init(
        _ message: any DiagnosticMessage, at span: SourceSpan?, notes: [DiagnosticNote] = [],
        suggestion: DiagnosticSuggestion? = nil
    ) {
        self.message = message
        self.span = span
        self.notes = notes
        self.suggestion = suggestion
    }
}
