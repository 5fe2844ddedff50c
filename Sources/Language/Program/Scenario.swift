/// A named configuration and what is expected of it; `like` is resolved (the other's lines come first), and the
/// model's own `skip` and `only` are part of each scenario.
public struct Scenario: Sendable {
    /// The name as the model writes it.
    public var name: String
    /// The quoted title.
    public var title: String?
    /// The text of the `///` lines.
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
    /// Whether a deadlock is expected.
    public var deadlock = false
    /// Parts of the messages of expected errors.
    public var errors: [String] = []
    /// The properties to check; all where it is empty.
    public var only: [Name] = []
    /// What does not apply, with the reasons.
    public var skipped: [SkippedProperty] = []
    /// How deadlock is skipped, if it is.
    public var skippedDeadlock: SkippedDeadlock?
    /// The tags that the scenario runs with.
    public var tags: [String] = []

    /// Makes a scenario without settings and expectations.
    public init(name: String, title: String? = nil) {
        self.name = name
        self.title = title
    }
}

/// A property that does not apply in a scenario.
public struct SkippedProperty: Sendable {
    /// The name as the model writes it.
    public let name: Name
    /// Why it does not apply.
    public let reason: String?

    /// Makes it from its parts.
    public init(name: Name, reason: String?) {
        self.name = name
        self.reason = reason
    }
}

/// `skip deadlock "reason"`.
public struct SkippedDeadlock: Sendable {
    /// Why it does not apply.
    public let reason: String?

    /// Makes it from its parts.
    public init(reason: String?) { self.reason = reason }
}
