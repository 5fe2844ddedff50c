/// A type as it was written.
public struct TypeSyntax: Sendable {
    /// What kind of type, with its parts.
    public let kind: Kind
    /// Where it stands.
    public let span: SourceSpan

    /// Makes a type.
    public init(_ kind: Kind, _ span: SourceSpan) {
        self.kind = kind
        self.span = span
    }

    /// The forms of types (reference, section 3). The built-in names `bool errno mutex rwlock seqcount srcu snapshot`
    /// are names like any other here.
    public indirect enum Kind: Sendable {
        case name(Name)
        /// `lo..hi`.
        case range(ExpressionSyntax, ExpressionSyntax)
        /// `T?`.
        case optional(TypeSyntax)
        /// `[I] T`; `[A, B] T` is `[A][B] T`.
        case array(index: TypeSyntax, element: TypeSyntax)
        /// `set of T`.
        case set(TypeSyntax)
        /// `seq[N] of T`.
        case sequence(bound: ExpressionSyntax, element: TypeSyntax)
        /// What stands where no type could be read; the parser has reported it.
        case missing
    }
}
