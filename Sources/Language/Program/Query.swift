/// Expressions that a user asks of the states of a program, with names that stand for every value of their type.
public struct Query: Sendable {
    /// The expressions in the order in which they were given.
    public let expressions: [Expression]
    /// All locals of the expressions: the free names first, then what quantifiers bind.
    public let locals: [Local]
    /// The locals that stand for every value of their type, in the order in which they are met.
    public let free: [LocalID]

    /// Makes it from its parts.
    public init(expressions: [Expression], locals: [Local], free: [LocalID]) {
        self.expressions = expressions
        self.locals = locals
        self.free = free
    }
}

/// A free name that stands at indices of two types.
public struct FreeNameClash: Sendable {
    /// The name.
    public let name: String
    /// The types as the language writes them.
    public let types: [String]
    /// The places where it stands for them.
    public let spans: [SourceSpan]
}

/// What checking a model together with a query gives.
public struct CheckedQuery: Sendable {
    /// The program, unless the model has an error.
    public let program: Program?
    /// The query, unless there is an error.
    public let query: Query?
    /// Errors and warnings of the model in the order of the source.
    public let diagnostics: [Diagnostic]
    /// What is wrong with the expressions.
    public let queryDiagnostics: [Diagnostic]
    /// The free names that stand for values of several types.
    public let clashes: [FreeNameClash]
    /// The files of the model, and each expression as a file of its own.
    public let sources: SourceMap
}
