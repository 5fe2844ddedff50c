/// A model with its parameters decided, its names resolved and its types computed: what is executed.
///
/// Operations, rules and properties stand in the order in which they were declared, the root file's first, then those
/// of its imports as written.
public struct Program: Sendable {
    /// The files, for places.
    public var sources = SourceMap()
    /// The model's name; a library's is the name of its file.
    public var name = ""
    public var title: String?
    /// The text of the `///` lines before the `model` line.
    public var documentation: [String] = []
    public var parameters: [Parameter] = []
    public var enumerations: [Enumeration] = []
    public var symmetricTypes: [SymmetricType] = []
    public var structures: [Structure] = []
    public var threads: [ThreadDeclaration] = []
    public var variables: [Variable] = []
    public var functions: [Function] = []
    public var procedures: [Procedure] = []
    public var operations: [Operation] = []
    public var rules: [Rule] = []
    public var initial: Routine?
    /// The expression of `terminal`; its locals are those of quantifiers.
    public var terminal: Predicate?
    public var allowsDeadlock = false
    public var properties: [Property] = []

    /// Makes an empty program.
    public init() {}
}

/// A parameter with the value that it has in this configuration.
public struct Parameter: Sendable {
    public let name: String
    public let type: Type
    public let value: Value
    public let title: String?
    public let documentation: [String]
    public let span: SourceSpan
    /// Whether the scenario or `--set` gave the value.
    public let isSet: Bool

    public init(
        name: String, type: Type, value: Value, title: String?, documentation: [String], span: SourceSpan, isSet: Bool
    ) {
        self.name = name
        self.type = type
        self.value = value
        self.title = title
        self.documentation = documentation
        self.span = span
        self.isSet = isSet
    }
}

/// An enumeration.
public struct Enumeration: Sendable {
    public let name: String
    public let members: [String]
    public let span: SourceSpan

    public init(name: String, members: [String], span: SourceSpan) {
        self.name = name
        self.members = members
        self.span = span
    }
}

/// A symmetric type; its identities are printed as its name in lower case and a number from 1.
public struct SymmetricType: Sendable {
    public let name: String
    public let count: Int
    public let span: SourceSpan

    public init(name: String, count: Int, span: SourceSpan) {
        self.name = name
        self.count = count
        self.span = span
    }
}

/// A structure.
public struct Structure: Sendable {
    public let name: String
    public let fields: [(name: String, type: Type)]
    public let span: SourceSpan

    public init(name: String, fields: [(name: String, type: Type)], span: SourceSpan) {
        self.name = name
        self.fields = fields
        self.span = span
    }
}

/// A declared thread with its members.
public struct ThreadDeclaration: Sendable {
    public let name: String
    public let shape: ThreadShape
    /// How many members: 1, the count, or the product of the index types.
    public let count: Int
    public let fairness: ThreadFairness
    public let documentation: [String]
    public let span: SourceSpan

    public init(
        name: String, shape: ThreadShape, count: Int, fairness: ThreadFairness, documentation: [String],
        span: SourceSpan
    ) {
        self.name = name
        self.shape = shape
        self.count = count
        self.fairness = fairness
        self.documentation = documentation
        self.span = span
    }
}

/// How the members of a thread are told apart.
public enum ThreadShape: Sendable {
    case single
    /// Interchangeable members.
    case identical
    /// One member for each combination of values, the first index slowest.
    case indexed([(name: String, type: Type)])
}

/// What a thread is owed (reference, section 6).
public enum ThreadFairness: Sendable {
    case standard, unfair, strong
}

/// What starting an operation, or a rule, is owed.
public enum ActionFairness: Sendable {
    case none, weak, strong
}

/// A variable of the state.
public struct Variable: Sendable {
    public let name: String
    public let type: Type
    /// The value before `init` runs. Locks, seqcounts and srcu have `scalar(0)` here, which means free.
    public let initial: Value
    public let documentation: [String]
    public let span: SourceSpan

    public init(name: String, type: Type, initial: Value, documentation: [String], span: SourceSpan) {
        self.name = name
        self.type = type
        self.initial = initial
        self.documentation = documentation
        self.span = span
    }
}

/// A local, a parameter or a bound name.
public struct Local: Sendable {
    public let name: String
    public let type: Type
    public let span: SourceSpan

    public init(name: String, type: Type, span: SourceSpan) {
        self.name = name
        self.type = type
        self.span = span
    }
}

/// An expression with the locals that its quantifiers bind.
public struct Predicate: Sendable {
    public let expression: Expression
    public let locals: [Local]
    public let span: SourceSpan

    public init(expression: Expression, locals: [Local], span: SourceSpan) {
        self.expression = expression
        self.locals = locals
        self.span = span
    }
}

/// What operations, rules, procedures and `init` share: parameters, locals and statements.
public struct Routine: Sendable {
    public let name: String
    public let title: String?
    public let documentation: [String]
    /// The parameters in order; each is one of the locals.
    public let parameters: [LocalID]
    /// All locals: parameters, thread indices, declarations, bound names. No two blocks share one.
    public let locals: [Local]
    /// The condition of `when`.
    public let condition: Expression?
    public let body: [Statement]
    /// The place of the whole declaration.
    public let span: SourceSpan
    /// The place of the name.
    public let nameSpan: SourceSpan

    public init(
        name: String, title: String?, documentation: [String], parameters: [LocalID], locals: [Local],
        condition: Expression?, body: [Statement], span: SourceSpan, nameSpan: SourceSpan
    ) {
        self.name = name
        self.title = title
        self.documentation = documentation
        self.parameters = parameters
        self.locals = locals
        self.condition = condition
        self.body = body
        self.span = span
        self.nameSpan = nameSpan
    }
}

/// A pure function; recursion has been refused.
public struct Function: Sendable {
    public let name: String
    public let parameters: [LocalID]
    public let locals: [Local]
    public let result: Type
    public let body: Expression
    public let span: SourceSpan

    public init(
        name: String, parameters: [LocalID], locals: [Local], result: Type, body: Expression, span: SourceSpan
    ) {
        self.name = name
        self.parameters = parameters
        self.locals = locals
        self.result = result
        self.body = body
        self.span = span
    }
}

/// A procedure; recursion has been refused. A parameter whose type is a lock, seqcount or srcu names a place.
public struct Procedure: Sendable {
    public let routine: Routine
    /// The type that `return E` hands to the caller.
    public let result: Type?

    public init(routine: Routine, result: Type?) {
        self.routine = routine
        self.result = result
    }
}

/// An operation.
public struct Operation: Sendable {
    public let routine: Routine
    /// The threads that can run it, in the order written.
    public let threads: [OperationThread]
    public let fairness: ActionFairness
    /// The type of `return E`, if it returns a value that is no errno.
    public let result: Type?

    public init(routine: Routine, threads: [OperationThread], fairness: ActionFairness, result: Type?) {
        self.routine = routine
        self.threads = threads
        self.fairness = fairness
        self.result = result
    }
}

/// A thread behind `by`.
public struct OperationThread: Sendable {
    public let thread: ThreadID
    /// The locals that the thread's own indices are bound to; empty where it names none.
    public let indices: [LocalID]

    public init(thread: ThreadID, indices: [LocalID]) {
        self.thread = thread
        self.indices = indices
    }
}

/// A rule.
public struct Rule: Sendable {
    public let routine: Routine
    public let fairness: ActionFairness

    public init(routine: Routine, fairness: ActionFairness) {
        self.routine = routine
        self.fairness = fairness
    }
}
