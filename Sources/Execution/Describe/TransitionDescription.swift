import Language

/// One transition in the words of the model: what a line of a trace shows. Values are already text, as the language
/// writes them (`vm1`, `BOUND_TDX`, `none`, `{page 0}` …).
public struct TransitionDescription: Codable, Hashable, Sendable {
    /// Who acts.
    public enum Actor: Codable, Hashable, Sendable {
        /// A member of a thread: its name as the model writes it (`vcpu[vm1]`, `host[1]`), and its position in
        /// `ModelSystem.threadNames`.
        case thread(name: String, index: Int)
        /// A rule: hardware or environment.
        case environment
    }

    /// Which part of an operation the transition is.
    public enum Part: Codable, Hashable, Sendable {
        /// The call with its first step.
        case call
        /// A later step that begins at a label: its name, e.g. `map` or `reset.clear`.
        case step(String)
        /// A later step that begins between labels: before a blocking statement or after an unlock. The text is the
        /// statement's first source line without its block, e.g. `lock(mmu_lock[v])`.
        case statement(String)
        /// A rule.
        case rule
    }

    /// How an operation ended.
    public enum Result: Codable, Hashable, Sendable {
        /// `= 0`
        case success
        /// `= -EBUSY`
        case errno(String)
        /// `= E`
        case value(String)
    }

    /// A name with the value that it was given.
    public struct Binding: Codable, Hashable, Sendable {
        /// The name as the model writes it.
        public let name: String
        /// The value as the language writes it.
        public let value: String

        /// Makes it from its parts.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Something that the transition changed in the state that a reader sees: a variable's scalar part, a lock.
    public struct Change: Codable, Hashable, Sendable {
        /// `file[file1].state`
        public let path: String
        /// The value before.
        public let before: String
        /// The value after.
        public let after: String

        /// Makes it from its parts.
        public init(path: String, before: String, after: String) {
            self.path = path
            self.before = before
            self.after = after
        }
    }

    /// Who acts.
    public let actor: Actor
    /// The operation or rule.
    public let action: String
    /// The arguments of the call, also for later steps where they are still known.
    public let arguments: [Binding]
    /// Which part of the operation it is.
    public let part: Part
    /// What was chosen by `choose`, `either` (name `either`, value the branch from 1) and loops without order.
    public let choices: [Binding]
    /// How the operation ended, if this was its last step.
    public let result: Result?
    /// What changed in the variables, in their order.
    public let changes: [Change]
    /// The place of the call, step or rule in the source.
    public let span: SourceSpan
    /// Whether the path ended in a model error, so that there is no target.
    public let endsInError: Bool

    /// Makes it from its parts.
    public init(
        actor: Actor, action: String, arguments: [Binding], part: Part, choices: [Binding], result: Result?,
        changes: [Change], span: SourceSpan, endsInError: Bool
    ) {
        self.actor = actor
        self.action = action
        self.arguments = arguments
        self.part = part
        self.choices = choices
        self.result = result
        self.changes = changes
        self.span = span
        self.endsInError = endsInError
    }
}

/// A state in the words of the model.
public struct StateDescription: Codable, Hashable, Sendable {
    /// Every scalar part of every variable in order: `file[file1].state`, `UNBOUND`.
    public let variables: [TransitionDescription.Binding]
    /// Where each thread is, and what its frame holds.
    public let threads: [ThreadDescription]
    /// The locks that are held, in the order of the variables.
    public let locks: [LockDescription]

    /// Makes it from its parts.
    public init(
        variables: [TransitionDescription.Binding], threads: [ThreadDescription], locks: [LockDescription] = []
    ) {
        self.variables = variables
        self.threads = threads
        self.locks = locks
    }
}

/// Where a thread is.
public struct ThreadDescription: Codable, Hashable, Sendable {
    /// `vcpu[vm1]`
    public let name: String
    /// The operation that it is inside, `nil` when idle.
    public let operation: String?
    /// The label whose part it is in (`map`, `start`), and the source text of its next statement.
    public let step: String?
    /// The source text of its next statement.
    public let nextStatement: String?
    /// The place of its next statement.
    public let span: SourceSpan?
    /// The locals that are live, by name.
    public let locals: [TransitionDescription.Binding]

    /// Makes it from its parts.
    public init(
        name: String, operation: String?, step: String?, nextStatement: String?, span: SourceSpan?,
        locals: [TransitionDescription.Binding]
    ) {
        self.name = name
        self.operation = operation
        self.step = step
        self.nextStatement = nextStatement
        self.span = span
        self.locals = locals
    }
}
