extension ReportDocument {
    /// A way from an initial state.
    public struct Trace: Codable, Hashable, Sendable {
        /// What tells its initial state from others, where there are several.
        public var start: [Binding]?
        /// Its transitions in order.
        public var transitions: [Transition]
        /// The states before the first transition and behind each; one fewer where the last one ends in an error.
        public var states: [State]
    }

    /// One transition in the words of the model.
    public struct Transition: Codable, Hashable, Sendable {
        /// The thread that acts; absent for a rule of the hardware or environment.
        public var thread: String?
        /// The operation or rule.
        public var action: String
        /// The arguments of the call.
        public var arguments: [Binding]
        /// Which part of the operation it is.
        public var part: Part
        /// What was chosen.
        public var choices: [Binding]
        /// How the operation ended, if this was its last step.
        public var result: Result?
        /// What changed.
        public var changes: [Change]
        /// Whether its path ended in an error of the model.
        public var endsInError: Bool
        /// The place of the call, step or rule.
        public var span: Span?
    }

    /// Which part of an operation a transition is.
    public struct Part: Codable, Hashable, Sendable {
        /// Which.
        public var kind: Kind
        /// The label of a step, or the first line of the statement that it begins at.
        public var text: String?

        /// The call with its first step, a later step, or a rule.
        public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
            case call, step, statement, rule
        }
    }

    /// How an operation ended.
    public struct Result: Codable, Hashable, Sendable {
        /// Which way.
        public var kind: Kind
        /// The name of the errno, or the value.
        public var value: String?

        /// The ways.
        public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
            case success, errno, value
        }
    }

    /// Something that a transition changed.
    public struct Change: Codable, Hashable, Sendable {
        /// What, e.g. `file[file1].state`.
        public var path: String
        /// The value before.
        public var before: String
        /// The value after.
        public var after: String
    }

    /// A state in the words of the model.
    public struct State: Codable, Hashable, Sendable {
        /// Every part of every variable in order.
        public var variables: [Variable]
        /// Where each thread is.
        public var threads: [Thread]
        /// The locks that are held.
        public var locks: [Lock]

        /// A part of a variable.
        public struct Variable: Codable, Hashable, Sendable {
            /// What, e.g. `file[file1].state`.
            public var path: String
            /// The value as the language writes it.
            public var value: String
        }

        /// Where a thread is.
        public struct Thread: Codable, Hashable, Sendable {
            /// Its name.
            public var name: String
            /// The operation that it is inside; absent where it is idle.
            public var operation: String?
            /// The label that it stands at.
            public var step: String?
            /// The text of its next statement.
            public var nextStatement: String?
            /// The place of that.
            public var span: Span?
            /// The locals that are live; absent where there are none.
            public var locals: [Binding]?
        }

        /// A lock that is held.
        public struct Lock: Codable, Hashable, Sendable {
            /// Which, e.g. `mmu_lock[vm1]`.
            public var path: String
            /// Whether it is held for reading.
            public var isShared: Bool
            /// The threads that hold it.
            public var holders: [String]
        }
    }

    /// How a run goes on for ever.
    public struct Loop: Codable, Hashable, Sendable {
        /// The transitions that are repeated; none where the run stops.
        public var transitions: [Transition]
        /// The states behind each.
        public var states: [State]
        /// What threads, and all else that is owed its turn, do there: why the loop is fair.
        public var participants: [Participant]
        /// The values for which the formula is violated.
        public var instance: [Binding]

        /// What a thread, a fair call or a fair rule does in a loop.
        public struct Participant: Codable, Hashable, Sendable {
            /// Which of them it is.
            public var kind: Kind
            /// The thread, of a thread and a call.
            public var thread: String?
            /// The operation or rule, of a call and a rule.
            public var action: String?
            /// The arguments of a rule.
            public var arguments: [String]?
            /// What it does.
            public var activity: Activity
            /// How many times it moves in a turn.
            public var moves: Int?
            /// The operation that a thread which does not move is inside.
            public var operation: String?
            /// The statement that such a thread comes to next.
            public var statement: String?

            /// Which of them it is.
            public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
                case thread, call, rule
            }

            /// What it can do.
            public enum Activity: String, Codable, Hashable, Sendable, CaseIterable {
                case moves, idle, unfair
                case neverEnabled = "never-enabled"
                case enabledAtTimes = "enabled-at-times"
            }
        }
    }
}
