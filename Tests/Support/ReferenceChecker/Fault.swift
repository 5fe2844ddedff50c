import Language

/// A model error (reference, section 3): what went wrong, and where.
public struct Fault: Error, Hashable, Sendable {
    /// The causes.
    public enum Kind: String, Hashable, Sendable {
        case valueOutOfRange, indexOutOfRange, unwrapOfNone, severalValues, divisionByZero, arithmeticOverflow
        case sequenceOverflow, emptySequence, unlockNotHeld, relock, returnWithLockHeld, readBeforeSet
        case assertionFailed, endlessLoop
    }

    /// The cause.
    public let kind: Kind
    /// The place of the expression or statement.
    public let span: SourceSpan
    /// The property whose evaluation met it, if it was one.
    public var property: Int?

    /// Makes an error.
    public init(_ kind: Kind, _ span: SourceSpan, property: Int? = nil) {
        self.kind = kind
        self.span = span
        self.property = property
    }
}
