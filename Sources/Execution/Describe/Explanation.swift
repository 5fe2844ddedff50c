import Language

/// Why a property is false in a state or on a transition: the smallest part that decides it.
public struct Explanation: Codable, Hashable, Sendable {
    /// A sub-expression with its value.
    public struct Term: Codable, Hashable, Sendable {
        /// The source text on one line.
        public let text: String
        /// Its value, as the language writes it.
        public let value: String
        /// The place in the source.
        public let span: SourceSpan

        /// Makes it from its parts.
        public init(text: String, value: String, span: SourceSpan) {
            self.text = text
            self.value = value
            self.span = span
        }
    }

    /// The failing conjunct's source text on one line.
    public let conjunct: String
    /// The place in the source.
    public let span: SourceSpan
    /// The values that the quantifiers around it were bound to, outermost first.
    public let bindings: [TransitionDescription.Binding]
    /// The values of its sub-expressions, larger ones first; constants are left out.
    public let terms: [Term]

    /// Makes it from its parts.
    public init(
        conjunct: String, span: SourceSpan, bindings: [TransitionDescription.Binding], terms: [Term]
    ) {
        self.conjunct = conjunct
        self.span = span
        self.bindings = bindings
        self.terms = terms
    }
}

/// Why a state is a deadlock.
public struct DeadlockDescription: Codable, Hashable, Sendable {
    /// A thread that waits.
    public struct Wait: Codable, Hashable, Sendable {
        /// The thread, e.g. `vcpu[vm1]`.
        public let thread: String
        /// What it waits for: `lock(mmu_lock[vm1])`, `synchronize(srcu)`, `await …` as the source says it.
        public let statement: String
        /// The lock or srcu, e.g. `mmu_lock[vm1]`; `nil` for `await`.
        public let resource: String?
        /// The threads that hold it back.
        public let holders: [String]
        /// The place in the source.
        public let span: SourceSpan

        /// Makes it from its parts.
        public init(thread: String, statement: String, resource: String?, holders: [String], span: SourceSpan) {
            self.thread = thread
            self.statement = statement
            self.resource = resource
            self.holders = holders
            self.span = span
        }
    }

    /// Whether a cycle of locks is what makes it a deadlock; then `waits` are its members, otherwise every thread
    /// inside an operation.
    public let isLockCycle: Bool
    /// Who waits for what, in the order of the threads.
    public let waits: [Wait]

    /// Makes it from its parts.
    public init(isLockCycle: Bool, waits: [Wait]) {
        self.isLockCycle = isLockCycle
        self.waits = waits
    }
}
