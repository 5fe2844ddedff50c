/// What a name of the namespace "everything else" stands for; numbers are positions in `Declarations`.
enum Symbol: Hashable, Sendable {
    case parameter(Int)
    case constant(Int)
    case enumeration(EnumerationID)
    case symmetric(SymmetricID)
    case alias(Int)
    case structure(StructureID)
    case variable(VariableID)
    case function(FunctionID)
    case procedure(ProcedureID)
    case thread(ThreadID)

    /// The kind with its article, as diagnostics say it.
    var kind: String {
        switch self {
        case .parameter: "a parameter"
        case .constant: "a constant"
        case .enumeration: "an enumeration"
        case .symmetric: "a symmetric type"
        case .alias: "a type"
        case .structure: "a structure"
        case .variable: "a variable"
        case .function: "a function"
        case .procedure: "a procedure"
        case .thread: "a thread"
        }
    }

    /// Whether the name can stand where a type is expected.
    var isType: Bool {
        switch self {
        case .enumeration, .symmetric, .alias, .structure, .thread: true
        default: false
        }
    }

    /// Whether the name can stand where a value is expected.
    var isValue: Bool {
        switch self {
        case .parameter, .constant, .variable, .thread: true
        default: false
        }
    }
}

/// What a name of the namespace of operations and rules stands for.
enum ActionSymbol: Hashable, Sendable {
    case operation(OperationID)
    case rule(RuleID)
    /// Something a library needs that is not there: optional, or the library is checked alone.
    case absent
}

/// A declared name with the place of its declaration.
struct Declared<Meaning: Sendable>: Sendable {
    let meaning: Meaning
    let span: SourceSpan
}

/// A member of an enumeration.
struct EnumerationMember: Hashable, Sendable {
    let enumeration: EnumerationID
    /// The position among the members.
    let position: Int
}

/// The names of a program by namespace.
struct SymbolTable: Sendable {
    /// Everything that has no namespace of its own.
    var symbols: [String: Declared<Symbol>] = [:]
    /// The members of all enumerations; one name may belong to several.
    var members: [String: [EnumerationMember]] = [:]
    /// Operations and rules.
    var actions: [String: Declared<ActionSymbol>] = [:]
    /// Properties, by their position in `Declarations.properties`.
    var properties: [String: Declared<Int>] = [:]

    /// The places of names that only a library's need declares.
    var needed: Set<SourceSpan> = []

    /// Types that every model has.
    static let builtInTypes: [String: Type] = [
        "bool": .boolean, "errno": .errno, "mutex": .mutex, "rwlock": .rwlock, "seqcount": .seqcount, "srcu": .srcu,
        "snapshot": .snapshot,
    ]

    /// Functions that every model has.
    static let builtInFunctions = ["count", "changed", "snapshot", "held", "holds"]

    /// Statements of every model that look like calls.
    static let builtInStatements = [
        "lock", "unlock", "lock_shared", "unlock_shared", "read_lock", "read_unlock", "synchronize", "bump",
    ]
}
