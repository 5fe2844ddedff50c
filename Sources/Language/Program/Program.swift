/// A model with its parameters decided, its names resolved and its types computed: what is executed.
///
/// Operations, rules and properties stand in the order in which they were declared, the root file's first, then those
/// of its imports as written.
public struct Program: Sendable {
    /// The files, for places.
    public var sources = SourceMap()
    /// The model's name; a library's is the name of its file.
    public var name = ""
    /// The quoted title.
    public var title: String?
    /// The text of the `///` lines before the `model` line.
    public var documentation: [String] = []
    /// The parameters in order.
    public var parameters: [Parameter] = []
    /// The enumerations.
    public var enumerations: [Enumeration] = []
    /// The symmetric types.
    public var symmetricTypes: [SymmetricType] = []
    /// The structures.
    public var structures: [Structure] = []
    /// Where each thread stands.
    public var threads: [ThreadDeclaration] = []
    /// The parts of all variables.
    public var variables: [Variable] = []
    /// The functions.
    public var functions: [Function] = []
    /// The procedures.
    public var procedures: [Procedure] = []
    /// The operations in declared order.
    public var operations: [Operation] = []
    /// The rules in declared order.
    public var rules: [Rule] = []
    /// What `init` does.
    public var initial: Routine?
    /// The expression of `terminal`; its locals are those of quantifiers.
    public var terminal: Predicate?
    /// Whether `allow deadlock` stands in the model.
    public var allowsDeadlock = false
    /// The properties in declared order.
    public var properties: [Property] = []
    /// What is seen of the state from outside, in declared order.
    public var views: [View] = []

    /// Makes an empty program.
    public init() {}
}

/// A parameter with the value that it has in this configuration.
public struct Parameter: Sendable {
    /// The name as the model writes it.
    public let name: String
    /// The type.
    public let type: Type
    /// The value as the language writes it.
    public let value: Value
    /// The quoted title.
    public let title: String?
    /// The text of the `///` lines.
    public let documentation: [String]
    /// The place in the source.
    public let span: SourceSpan
    /// Whether the scenario or `--set` gave the value.
    public let isSet: Bool

    /// Makes it from its parts.
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
    /// The name as the model writes it.
    public let name: String
    /// The members in order.
    public let members: [String]
    /// The place in the source.
    public let span: SourceSpan

    /// Makes it from its parts.
    public init(name: String, members: [String], span: SourceSpan) {
        self.name = name
        self.members = members
        self.span = span
    }
}

/// A symmetric type; its identities are printed as its name in lower case and a number from 1.
public struct SymmetricType: Sendable {
    /// The name as the model writes it.
    public let name: String
    /// How many there are.
    public let count: Int
    /// The place in the source.
    public let span: SourceSpan

    /// Makes it from its parts.
    public init(name: String, count: Int, span: SourceSpan) {
        self.name = name
        self.count = count
        self.span = span
    }
}

/// A structure.
public struct Structure: Sendable {
    /// The name as the model writes it.
    public let name: String
    /// The fields in order.
    public let fields: [(name: String, type: Type)]
    /// The place in the source.
    public let span: SourceSpan

    /// Makes it from its parts.
    public init(name: String, fields: [(name: String, type: Type)], span: SourceSpan) {
        self.name = name
        self.fields = fields
        self.span = span
    }
}

/// A declared thread with its members.
public struct ThreadDeclaration: Sendable {
    /// The name as the model writes it.
    public let name: String
    /// How the members are told apart.
    public let shape: ThreadShape
    /// How many members: 1, the count, or the product of the index types.
    public let count: Int
    /// What it is owed.
    public let fairness: ThreadFairness
    /// The text of the `///` lines.
    public let documentation: [String]
    /// The place in the source.
    public let span: SourceSpan

    /// Makes it from its parts.
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
    /// The name as the model writes it.
    public let name: String
    /// The type.
    public let type: Type
    /// The value before `init` runs. Locks, seqcounts and srcu have `scalar(0)` here, which means free.
    public let initial: Value
    /// The text of the `///` lines.
    public let documentation: [String]
    /// The place in the source.
    public let span: SourceSpan

    /// Makes it from its parts.
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
    /// The name as the model writes it.
    public let name: String
    /// The type.
    public let type: Type
    /// The place in the source.
    public let span: SourceSpan

    /// Makes it from its parts.
    public init(name: String, type: Type, span: SourceSpan) {
        self.name = name
        self.type = type
        self.span = span
    }
}

/// An expression with the locals that its quantifiers bind.
public struct Predicate: Sendable {
    /// The condition.
    public let expression: Expression
    /// The locals that the expression binds.
    public let locals: [Local]
    /// The place in the source.
    public let span: SourceSpan

    /// Makes it from its parts.
    public init(expression: Expression, locals: [Local], span: SourceSpan) {
        self.expression = expression
        self.locals = locals
        self.span = span
    }
}

/// What operations, rules, procedures and `init` share: parameters, locals and statements.
public struct Routine: Sendable {
    /// The name as the model writes it.
    public let name: String
    /// The quoted title.
    public let title: String?
    /// The text of the `///` lines.
    public let documentation: [String]
    /// The parameters in order; each is one of the locals.
    public let parameters: [LocalID]
    /// All locals: parameters, thread indices, declarations, bound names. No two blocks share one.
    public let locals: [Local]
    /// The condition of `when`.
    public let condition: Expression?
    /// The statements or the expression.
    public let body: [Statement]
    /// The place of the whole declaration.
    public let span: SourceSpan
    /// The place of the name.
    public let nameSpan: SourceSpan

    /// Makes it from its parts.
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
    /// The name as the model writes it.
    public let name: String
    /// The parameters in order.
    public let parameters: [LocalID]
    /// The locals that the expression binds.
    public let locals: [Local]
    /// The type of the result.
    public let result: Type
    /// The statements or the expression.
    public let body: Expression
    /// The place in the source.
    public let span: SourceSpan

    /// Makes it from its parts.
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
    /// The statements with their parameters and locals.
    public let routine: Routine
    /// The type that `return E` hands to the caller.
    public let result: Type?

    /// Makes it from its parts.
    public init(routine: Routine, result: Type?) {
        self.routine = routine
        self.result = result
    }
}

/// An operation.
public struct Operation: Sendable {
    /// The statements with their parameters and locals.
    public let routine: Routine
    /// The threads that can run it, in the order written.
    public let threads: [OperationThread]
    /// What it is owed.
    public let fairness: ActionFairness
    /// The type of `return E`, if it returns a value that is no errno.
    public let result: Type?

    /// Makes it from its parts.
    public init(routine: Routine, threads: [OperationThread], fairness: ActionFairness, result: Type?) {
        self.routine = routine
        self.threads = threads
        self.fairness = fairness
        self.result = result
    }
}

/// A thread behind `by`.
public struct OperationThread: Sendable {
    /// The thread.
    public let thread: ThreadID
    /// The locals that the thread's own indices are bound to; empty where it names none.
    public let indices: [LocalID]

    /// Makes it from its parts.
    public init(thread: ThreadID, indices: [LocalID]) {
        self.thread = thread
        self.indices = indices
    }
}

/// A rule.
public struct Rule: Sendable {
    /// The statements with their parameters and locals.
    public let routine: Routine
    /// What it is owed.
    public let fairness: ActionFairness

    /// Makes it from its parts.
    public init(routine: Routine, fairness: ActionFairness) {
        self.routine = routine
        self.fairness = fairness
    }
}
