/// A named configuration and what is expected of it; `like` is resolved (the other's lines come first), and the
/// model's own `skip` and `only` are part of each scenario.
public struct Scenario: Sendable {
    public var name: String
    public var title: String?
    public var documentation: [String] = []
    /// `nil` for the `default` of a model without scenarios.
    public var span: SourceSpan?
    /// Later ones win.
    public var settings: [BindingSyntax] = []
    /// The properties expected to be violated.
    public var violated: [Name] = []
    /// Whether others may be violated too (`...`).
    public var othersMayBeViolated = false
    /// The `reachable` properties that must not be reached.
    public var unreachable: [Name] = []
    public var deadlock = false
    /// Parts of the messages of expected errors.
    public var errors: [String] = []
    /// The properties to check; all where it is empty.
    public var only: [Name] = []
    public var skipped: [SkippedProperty] = []
    /// How deadlock is skipped, if it is.
    public var skippedDeadlock: SkippedDeadlock?
    public var tags: [String] = []

    /// Makes a scenario without settings and expectations.
    public init(name: String, title: String? = nil) {
        self.name = name
        self.title = title
    }
}

/// A property that does not apply in a scenario.
public struct SkippedProperty: Sendable {
    public let name: Name
    public let reason: String?

    public init(name: Name, reason: String?) {
        self.name = name
        self.reason = reason
    }
}

/// `skip deadlock "reason"`.
public struct SkippedDeadlock: Sendable {
    public let reason: String?

    public init(reason: String?) { self.reason = reason }
}
