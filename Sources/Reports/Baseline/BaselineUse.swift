/// What a baseline of known violations did to a run of `check`.
public struct BaselineUse: Hashable, Sendable {
    /// The path of the baseline as the user sees it.
    public let path: String
    /// The day on which entries have expired or not.
    public let today: CalendarDate
    /// Every entry with what came of it, in the order of the baseline.
    public let entries: [Entry]

    /// An entry with what came of it.
    public struct Entry: Hashable, Sendable {
        /// The entry.
        public let known: KnownViolation
        /// What came of it.
        public let outcome: Outcome

        /// Makes an entry.
        public init(known: KnownViolation, outcome: Outcome) {
            self.known = known
            self.outcome = outcome
        }
    }

    /// What can come of an entry.
    public enum Outcome: Hashable, Sendable {
        /// The violation was found, and is accepted.
        case accepted
        /// The day until which it is accepted has passed.
        case expired
        /// There is nothing to accept any more.
        case stale(Staleness)
        /// This run does not tell.
        case notJudged(Openness)
    }

    /// Why there is nothing to accept.
    public enum Staleness: Hashable, Sendable {
        /// The violation does not occur.
        case absent
        /// The scenario expects it itself.
        case expected
        /// The scenario does not check it.
        case notChecked
        /// There is no such file.
        case noFile
        /// The model has no such scenario.
        case noScenario
        /// The model has no such property.
        case noProperty
    }

    /// Why a run does not tell.
    public enum Openness: Hashable, Sendable {
        /// The file or the scenario is no part of the run.
        case notRun
        /// The model, or its configuration, does not compile, or the checker failed on it.
        case broken
        /// The search did not get far enough, or does not judge the property.
        case undecided
    }

    /// Says what came of a baseline.
    public init(path: String, today: CalendarDate, entries: [Entry]) {
        self.path = path
        self.today = today
        self.entries = entries
    }

    /// The code that the entries alone would end the process with: what is stale or has expired is no longer true.
    public var exitCode: ExitCode { entries.contains(where: \.outcome.isFailure) ? .otherwise : .success }
}

extension BaselineUse.Outcome {
    /// Whether the entry must be taken out of the baseline, or its violation be judged anew.
    public var isFailure: Bool {
        switch self {
        case .accepted, .notJudged: false
        case .expired, .stale: true
        }
    }
}
