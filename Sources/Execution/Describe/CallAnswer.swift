import Language

/// Whether a call can be made in a state, or what keeps it from being made.
public struct CallAnswer: Hashable, Sendable {
    /// The call as traces print it, e.g. `fault(file1, 0)`; a thread's next step where it is inside an operation already.
    public let call: String
    /// Who would make it; `nil` for a rule.
    public let thread: String?
    /// Whether it can.
    public let verdict: Verdict

    /// Makes it from its parts.
    public init(call: String, thread: String?, verdict: Verdict) {
        self.call = call
        self.thread = thread
        self.verdict = verdict
    }

    /// Whether a call can be made.
    public enum Verdict: Hashable, Sendable {
        /// It can; how its first step ends the call, each way once (`nil`: the call goes on).
        case possible([TransitionDescription.Result?])
        /// Parameters decide that it never can.
        case excluded
        /// The thread is inside an operation, and its next statement is that.
        case busy(operation: String, statement: String?)
        /// `when` is false: the part that decides.
        case refused(Explanation, reads: [ReadPlace])
        /// `when` cannot be evaluated: it is an error of the model.
        case faulty
        /// Its first step, or next step, comes to a statement that blocks.
        case blocked(Block)
    }

    /// A statement that blocks.
    public struct Block: Hashable, Sendable {
        /// The statement's first line.
        public let statement: String
        /// Its place.
        public let span: SourceSpan
        /// Why.
        public let cause: Cause

        /// Makes it from its parts.
        public init(statement: String, span: SourceSpan, cause: Cause) {
            self.statement = statement
            self.span = span
            self.cause = cause
        }

        /// Why a statement blocks.
        public enum Cause: Hashable, Sendable {
            /// A lock is not free, or an srcu has readers: the place and what it is.
            case held(path: String, value: String)
            /// The condition of an `await` is false: the part that decides.
            case condition(Explanation, reads: [ReadPlace])
            /// No value fits a `choose`.
            case noValue
            /// It cannot be told in short.
            case unknown
        }
    }
}

/// Something of the state that an expression reads.
public enum ReadPlace: Hashable, Sendable {
    /// A variable or a part of one, by its path, e.g. `file[file1].state`.
    case variable(String)
    /// Where a thread stands, e.g. `vcpu[vm1]`.
    case thread(String)
}
