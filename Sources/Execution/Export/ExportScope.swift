import Language

/// What names stand for where an expression is written.
struct ExportScope {
    /// The text of each local: a number, or a place.
    var locals: [LocalID: String] = [:]
    /// The state that is looked at.
    var root: String
    /// The state before the transition.
    var old: String?
    /// The thread whose step it is, with its member.
    var thread: (id: ThreadID, member: String)?
    /// The operation and the part of it in which the step began.
    var inside: (operation: OperationID, label: StepLabel)?
    /// The transition that a transition property is asked about.
    var taken: Taken?
    /// Whether the state before the transition is looked at.
    var isOld = false

    /// A transition.
    struct Taken {
        let action: Action
        let arguments: [String]
        /// How it ends, if it does.
        let result: String?
    }
}
