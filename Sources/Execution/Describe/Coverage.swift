import Language

/// Something of a model that a run can exercise or leave untouched.
public struct CoverageItem: Codable, Hashable, Sendable {
    /// What it is.
    public enum Kind: Codable, Hashable, Sendable {
        case operation(String)
        case rule(String)
        /// A label of an operation, e.g. `fault`, `map`.
        case step(operation: String, label: String)
        /// A branch: `if`, `else`, `either 2`, loop body.
        case branch(action: String, word: String)
        /// An errno that an operation can fail with at this place.
        case errno(action: String, name: String)
        /// A guard of a property: its source text; not covered means vacuous.
        case guardTrue(property: String, text: String)
        /// Fairness that a declaration asks for, e.g. `weak op close`; not covered means that it excludes no run that a
        /// `liveness` property would be false on.
        case fairness(String)
    }

    /// What it is.
    public let kind: Kind
    /// Where it stands; with `kind` the identity across the scenarios of a model.
    public let span: SourceSpan

    /// Makes it from its parts.
    public init(kind: Kind, span: SourceSpan) {
        self.kind = kind
        self.span = span
    }
}

/// What a run exercised.
public struct Coverage: Sendable {
    /// Everything that this configuration could exercise, in the order of the source, with whether it did.
    public var items: [(item: CoverageItem, isCovered: Bool)]

    /// Makes it from its parts.
    public init(items: [(item: CoverageItem, isCovered: Bool)]) { self.items = items }
}
