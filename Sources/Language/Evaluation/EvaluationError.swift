/// What goes wrong when an expression is evaluated (reference, section 3, model errors).
public struct EvaluationError: Error, Hashable, Sendable {
    /// The causes.
    public enum Kind: Hashable, Sendable {
        case valueOutOfRange(type: String)
        case indexOutOfRange
        case unwrapOfNone
        case severalValues
        case divisionByZero
        case arithmeticOverflow
        case sequenceOverflow(bound: Int)
        case emptySequence(operation: String)
        case readBeforeSet
        /// The expression asks for something that the context does not know, e.g. a variable in a constant.
        case unavailable
        /// The evaluation took more steps, or nested deeper, than the evaluator was given.
        case tooManySteps
    }

    /// The cause.
    public let kind: Kind
    /// The expression that met it.
    public let span: SourceSpan

    /// Makes an error.
    public init(_ kind: Kind, at span: SourceSpan) {
        self.kind = kind
        self.span = span
    }

    /// One sentence without a full stop.
    public var message: String {
        switch kind {
        case .valueOutOfRange(let type): "value out of the range of \(type)"
        case .indexOutOfRange: "index out of range"
        case .unwrapOfNone: "'!' of none"
        case .severalValues: "several values for 'the'"
        case .divisionByZero: "division by zero"
        case .arithmeticOverflow: "arithmetic result beyond 64 bits"
        case .sequenceOverflow(let bound): "sequence over its bound of \(bound)"
        case .emptySequence(let operation): "'\(operation)' of an empty sequence"
        case .readBeforeSet: "symmetric value read before it is set"
        case .unavailable: "not known here"
        case .tooManySteps: "too many steps"
        }
    }
}
