/// A property of the model.
public struct Property: Sendable {
    /// The name as the model writes it.
    public let name: String
    /// The quoted title.
    public let title: String?
    /// The text of the `///` lines.
    public let documentation: [String]
    /// What it says.
    public let content: PropertyContent
    /// The place in the source.
    public let span: SourceSpan
    /// The place of the name.
    public let nameSpan: SourceSpan

    /// Makes it from its parts.
    public init(
        name: String, title: String?, documentation: [String], content: PropertyContent, span: SourceSpan,
        nameSpan: SourceSpan
    ) {
        self.name = name
        self.title = title
        self.documentation = documentation
        self.content = content
        self.span = span
        self.nameSpan = nameSpan
    }
}

/// What a property says (reference, section 6).
public enum PropertyContent: Sendable {
    case invariant(Predicate)
    case transition(Predicate)
    case reachable(Predicate)
    case recoverable(Predicate)
    case liveness(Formula, locals: [Local])
    case refinement(Refinement)

    /// The word that declares it.
    public var keyword: String {
        switch self {
        case .invariant: "invariant"
        case .transition: "transition"
        case .reachable: "reachable"
        case .recoverable: "recoverable"
        case .liveness: "liveness"
        case .refinement: "refines"
        }
    }
}

/// A formula of linear temporal logic over state predicates.
public indirect enum Formula: Sendable {
    case predicate(Expression)
    case not(Formula)
    case and(Formula, Formula)
    case or(Formula, Formula)
    case implies(Formula, Formula)
    case always(Formula)
    case eventually(Formula)
    case until(Formula, Formula)
    case release(Formula, Formula)
    case leadsTo(Formula, Formula)
    case forall([Binder], where: Expression?, Formula)
    case exists([Binder], where: Expression?, Formula)
}

/// A mapping of a model's state to that of a specification.
public struct Refinement: Sendable {
    /// The specification, a program of its own, with the parameters of `with`.
    public let specification: Program
    /// One expression of the model for each variable of the specification, in the order of its variables.
    public let mapping: [Expression]
    /// The locals that the expression binds.
    public let locals: [Local]

    /// Makes it from its parts.
    public init(specification: Program, mapping: [Expression], locals: [Local]) {
        self.specification = specification
        self.mapping = mapping
        self.locals = locals
    }
}
