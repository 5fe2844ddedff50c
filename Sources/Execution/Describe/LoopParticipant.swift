/// What a thread, a fair call or a fair rule does in a loop, or where a run stops.
public struct LoopParticipant: Codable, Hashable, Sendable {
    /// Who, or what.
    public enum Subject: Codable, Hashable, Sendable {
        /// A thread, whatever it does.
        case thread(String)
        /// Starting an operation, by a thread to which that is owed.
        case call(thread: String, operation: String)
        /// A rule with its arguments, to which fairness is owed.
        case rule(String, arguments: [String])
    }

    /// What it does.
    public enum Activity: Codable, Hashable, Sendable {
        /// It takes part, that many times in a turn.
        case moves(Int)
        /// A thread is idle, and calls nothing.
        case idle
        /// It is enabled nowhere.
        case neverEnabled
        /// It is enabled, but not in every state: weak fairness, which is all that is owed to it, asks for nothing.
        case enabledAtTimes
        /// It is enabled, but nothing is owed to it.
        case unfair
    }

    /// Who, or what.
    public let subject: Subject
    /// What it does.
    public let activity: Activity
    /// The operation that a thread which does not move is inside, and its next statement.
    public let operation: String?
    /// The statement that such a thread comes to next.
    public let statement: String?

    /// Makes it from its parts.
    public init(subject: Subject, activity: Activity, operation: String? = nil, statement: String? = nil) {
        (self.subject, self.activity) = (subject, activity)
        (self.operation, self.statement) = (operation, statement)
    }
}
