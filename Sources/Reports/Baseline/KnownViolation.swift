import Execution

/// A violation that a baseline accepts: an entry of it.
public struct KnownViolation: Hashable, Sendable {
    /// What is accepted of a scenario, in the words of `expect`.
    public enum Subject: Hashable, Sendable {
        /// `violated P`: the property is violated.
        case violated(property: String)
        /// `unreachable P`: the `reachable` is reached nowhere.
        case unreachable(property: String)
        /// `deadlock`: there is one.
        case deadlock
        /// `error "part"`: errors whose message contains that part are met.
        case error(part: String)
    }

    /// The path of the model, relative to the folder of the baseline.
    public let model: String
    /// The name of the scenario.
    public let scenario: String
    /// What is accepted of it.
    public let subject: Subject
    /// The last day on which it is accepted.
    public let expiry: CalendarDate
    /// Why it is accepted.
    public let reason: String
    /// The line of the baseline that the entry begins on, from 1.
    public let line: Int

    /// Makes an entry.
    public init(
        model: String, scenario: String, subject: Subject, expiry: CalendarDate, reason: String, line: Int = 1
    ) {
        self.model = model
        self.scenario = scenario
        self.subject = subject
        self.expiry = expiry
        self.reason = reason
        self.line = line
    }

    /// Whether it is accepted no more on the day `today`.
    public func hasExpired(on today: CalendarDate) -> Bool { expiry < today }

    /// Whether it accepts `deviation`, which was found in `search`.
    func accepts(_ deviation: Deviation, in search: SearchReport) -> Bool {
        switch (subject, deviation) {
        case (.violated(let mine), .violated(let other)), (.unreachable(let mine), .unreachable(let other)):
            mine == other
        case (.deadlock, .deadlock): true
        case (.error(let part), .error(let index)): search.errors[index].error.message.contains(part)
        default: false
        }
    }
}

extension KnownViolation.Subject {
    /// `violated P`, `unreachable P`, `deadlock`, `error "part"`: as a baseline writes it.
    public var text: String {
        switch self {
        case .violated(let property): "violated \(property)"
        case .unreachable(let property): "unreachable \(property)"
        case .deadlock: "deadlock"
        case .error(let part): "error \"\(part)\""
        }
    }
}
