import Language

/// What a `SubjectID` of a model stands for.
public enum Subject: Hashable, Sendable {
    case property(PropertyID)
    case deadlock
    case error(ModelError)
}

/// A place where a model can go wrong, and how.
public struct ModelError: Codable, Hashable, Sendable {
    /// The causes (reference, section 3, model errors).
    public enum Kind: Codable, Hashable, Sendable {
        case valueOutOfRange(type: String)
        case indexOutOfRange
        case unwrapOfNone
        case severalValues
        case divisionByZero
        case arithmeticOverflow
        case sequenceOverflow(bound: Int)
        case emptySequence(operation: String)
        case unlockNotHeld
        case relock
        case returnWithLockHeld
        case readBeforeSet
        case assertionFailed(message: String?)
        case endlessLoop
    }

    /// The cause.
    public let kind: Kind
    /// The place in the source: the expression or statement.
    public let span: SourceSpan
    /// The property whose evaluation met it, if it was one.
    public let property: PropertyID?
    /// The source text of the place on one line, shortened.
    public let text: String

    /// Makes it from its parts.
    public init(kind: Kind, span: SourceSpan, property: PropertyID?, text: String) {
        self.text = text
        self.kind = kind
        self.span = span
        self.property = property
    }

    /// One sentence without a full stop, e.g. `index out of range in 'queue[2]'`; what `expect error "…"` is matched
    /// with.
    public var message: String {
        if case .assertionFailed = kind { return cause }
        return text.isEmpty ? cause : "\(cause) in '\(text)'"
    }

    private var cause: String {
        switch kind {
        case .valueOutOfRange(let type): "value out of the range of \(type)"
        case .indexOutOfRange: "index out of range"
        case .unwrapOfNone: "'!' of none"
        case .severalValues: "several values for 'the'"
        case .divisionByZero: "division by zero"
        case .arithmeticOverflow: "arithmetic result beyond 64 bits"
        case .sequenceOverflow(let bound): "sequence over its bound of \(bound)"
        case .emptySequence(let operation): "'\(operation)' of an empty sequence"
        case .unlockNotHeld: "unlock of a lock that the thread does not hold in that mode"
        case .relock: "relocking a lock that the thread holds"
        case .returnWithLockHeld: "returning with a lock or srcu section held"
        case .readBeforeSet: "symmetric value read before it is set"
        case .assertionFailed(let message): message.map { "assertion failed: \($0)" } ?? "assertion failed"
        case .endlessLoop: "a 'while' of 10000 turns within one step"
        }
    }
}
