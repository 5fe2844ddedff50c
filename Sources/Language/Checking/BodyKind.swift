/// Where an expression or a statement stands, which decides what it may ask for and do.
enum BodyKind {
    /// Something that must be known before the model runs; the text says what.
    case constant(String)
    case function
    /// A property or `terminal`; the text is its keyword.
    case predicate(String)
    case transition
    case liveness
    /// The mapping of a refinement.
    case mapping
    /// What is seen of the state.
    case view
    /// What a user asks on the command line.
    case query
    case operation
    case procedure
    case rule
    case initial

    /// How diagnostics call it.
    var text: String {
        switch self {
        case .constant(let what): what
        case .function: "a function"
        case .predicate(let keyword):
            keyword == "invariant" ? "an invariant" : keyword == "terminal" ? "'terminal'" : "a '\(keyword)' property"
        case .transition: "a 'transition' property"
        case .liveness: "a 'liveness' property"
        case .mapping: "a mapping"
        case .view: "a view"
        case .query: "a question of the command line"
        case .operation: "an operation"
        case .procedure: "a procedure"
        case .rule: "a rule"
        case .initial: "'init'"
        }
    }

    /// Whether `old` and `taken` may be asked for; in functions their callers decide.
    var allowsTransition: Bool {
        switch self {
        case .transition, .function: true
        default: false
        }
    }

    /// Whether it must be known before the model runs.
    var isConstant: Bool {
        if case .constant = self { true } else { false }
    }

    /// Whether steps, locks, errnos and `self` may stand in it.
    var belongsToThread: Bool {
        switch self {
        case .operation, .procedure: true
        default: false
        }
    }
}
