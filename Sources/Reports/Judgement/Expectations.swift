import Language

/// What a scenario says of its own outcome.
public struct Expectations: Hashable, Sendable {
    /// The properties expected to be violated.
    public var violated: [String]
    /// Whether others may be violated too.
    public var othersMayBeViolated: Bool
    /// The `reachable` properties that must not be reached.
    public var unreachable: [String]
    /// Whether a deadlock is expected.
    public var deadlock: Bool
    /// Parts of the messages of the expected errors.
    public var errors: [String]

    /// Makes expectations; by default nothing bad is expected.
    public init(
        violated: [String] = [], othersMayBeViolated: Bool = false, unreachable: [String] = [], deadlock: Bool = false,
        errors: [String] = []
    ) {
        self.violated = violated
        self.othersMayBeViolated = othersMayBeViolated
        self.unreachable = unreachable
        self.deadlock = deadlock
        self.errors = errors
    }

    /// What `scenario` expects.
    public init(of scenario: Scenario) {
        self.init(
            violated: scenario.violated.map(\.text).withoutRepetitions,
            othersMayBeViolated: scenario.othersMayBeViolated,
            unreachable: scenario.unreachable.map(\.text).withoutRepetitions, deadlock: scenario.deadlock,
            errors: scenario.errors.withoutRepetitions)
    }
}

extension Array where Element: Hashable {
    /// The elements in order, each once.
    var withoutRepetitions: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
