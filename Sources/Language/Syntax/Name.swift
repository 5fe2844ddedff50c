/// An identifier in the source.
public struct Name: Hashable, Sendable {
    /// The identifier.
    public let text: String
    /// Where it stands.
    public let span: SourceSpan

    /// Makes a name.
    public init(_ text: String, _ span: SourceSpan) {
        self.text = text
        self.span = span
    }
}
