import Execution

/// What can be found of deadlock.
public enum DeadlockVerdict: Codable, Hashable, Sendable {
    /// There is none, and everything was looked at.
    case absent
    /// The state at the end of the trace is one.
    case found(TraceReport, DeadlockDescription)
    /// The model says `allow deadlock`.
    case allowed
    /// The scenario or the model skips it.
    case skipped(reason: String?)
    /// `only` or the command line asks for properties alone.
    case notSelected(Selector)
    /// None was found, and not everything was looked at.
    case incomplete
}
