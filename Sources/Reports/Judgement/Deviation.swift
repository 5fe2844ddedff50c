/// A way in which a scenario came out otherwise than it says.
public enum Deviation: Hashable, Sendable {
    /// The property is violated, and nobody expects it.
    case violated(property: String)
    /// The `reachable` is reached nowhere, and nobody expects it.
    case unreachable(property: String)
    /// There is a deadlock, and nobody expects it.
    case deadlock
    /// The error at that position of the search's errors is met, and nobody expects it.
    case error(index: Int)
    /// A violation is expected, and the property came out otherwise.
    case notViolated(property: String)
    /// The property must not be reached, and came out otherwise.
    case notUnreachable(property: String)
    /// A deadlock is expected, and there is none.
    case noDeadlock
    /// An error with that part of a message is expected, and none was met.
    case noError(part: String)

    /// Whether the scenario is no longer true, because nothing bad happened where something was expected.
    public var isMissing: Bool {
        switch self {
        case .violated, .unreachable, .deadlock, .error: false
        case .notViolated, .notUnreachable, .noDeadlock, .noError: true
        }
    }
}
