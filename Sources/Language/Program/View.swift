/// A part of the state that is seen from outside when two models are compared.
public struct View: Sendable {
    /// The name, by which the parts of two models correspond.
    public let name: String
    /// The expression, of any type that has values, with the locals that it binds.
    public let predicate: Predicate
    /// The place of the name.
    public let span: SourceSpan

    /// Makes it from its parts.
    public init(name: String, predicate: Predicate, span: SourceSpan) {
        self.name = name
        self.predicate = predicate
        self.span = span
    }
}
