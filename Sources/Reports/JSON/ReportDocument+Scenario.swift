extension ReportDocument {
    /// What came of one scenario.
    public struct Scenario: Codable, Hashable, Sendable {
        /// Its name.
        public var name: String
        /// Its title.
        public var title: String?
        /// The text of the `///` lines before it.
        public var documentation: [String]
        /// The parameters that it or the command line sets.
        public var settings: [Binding]
        /// The names of all threads in order.
        public var threads: [String]
        /// What it expects.
        public var expectations: Expectations
        /// How it came out.
        public var status: Status
        /// The code that it alone would end the process with.
        public var exitCode: Int
        /// The same in a line, as the terminal shows it.
        public var summary: String
        /// Why it was not run, or on what the checker failed.
        public var message: String?
        /// What its search found; absent where there was none.
        public var search: Search?

        /// How a scenario can come out: as it says, otherwise but accepted by a baseline, otherwise, cut short; or why
        /// there was no search.
        public enum Status: String, Codable, Hashable, Sendable, CaseIterable {
            case expected, accepted, otherwise, incomplete, invalid, fault
            case notRun = "not-run"
        }
    }

    /// What a scenario says of its own outcome.
    public struct Expectations: Codable, Hashable, Sendable {
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
    }

    /// What the search of a scenario's states found.
    public struct Search: Codable, Hashable, Sendable {
        /// Whether no state was left out, or could have been.
        public var isExhaustive: Bool
        /// What ended the search before every reachable state was visited.
        public var stop: Stop?
        /// Whether properties were selected, so that expectations of the others are not judged.
        public var isNarrowed: Bool
        /// In what it came out otherwise than expected.
        public var deviations: [Deviation]
        /// In what else, and a baseline accepts it.
        public var accepted: [Deviation]
        /// What was found of each property, in the order of the model.
        public var properties: [Property]
        /// What was found of deadlock.
        public var deadlock: Deadlock
        /// Each place of an error of the model that was met.
        public var errors: [ModelError]
        /// What was counted.
        public var statistics: Statistics
        /// What was measured; only where it is asked for.
        public var measurements: Measurements?
        /// How states and transitions were reduced.
        public var reductions: Reductions
        /// How sure the search is of having omitted no state; absent where it is certain.
        public var approximation: Approximation?
        /// How many states there may be, where memory ended the search.
        public var forecast: Forecast?
        /// What might help where memory ended the search.
        public var remedies: [String]
    }

    /// What ended a search early.
    public struct Stop: Codable, Hashable, Sendable {
        /// What it was.
        public var kind: Kind
        /// The limit: states, transitions, seconds or bytes.
        public var limit: Int?
        /// The same in words.
        public var message: String

        /// What can end a search.
        public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
            case states, depth, time, memory, interrupted, capacity
            case firstViolation = "first-violation"
        }
    }

    /// A way in which a scenario came out otherwise than it says.
    public struct Deviation: Codable, Hashable, Sendable {
        /// Which way.
        public var kind: Kind
        /// The property, where it is about one.
        public var property: String?
        /// The position of the error among `errors`, where it is about one.
        public var error: Int?
        /// The part of a message that was expected, where none was met.
        public var part: String?

        /// The ways: something bad that nobody expects, or nothing bad where it is expected.
        public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
            case violated, unreachable, deadlock, error
            case notViolated = "not-violated"
            case notUnreachable = "not-unreachable"
            case noDeadlock = "no-deadlock"
            case noError = "no-error"
        }
    }

    /// What a search counts: the same for the same model and options.
    public struct Statistics: Codable, Hashable, Sendable {
        /// Distinct states.
        public var states: Int
        /// Transitions, those that change nothing included.
        public var transitions: Int
        /// Distinct initial states.
        public var initialStates: Int
        /// The most transitions on a shortest way to a state.
        public var depth: Int
    }

    /// What a search measures: different from run to run.
    public struct Measurements: Codable, Hashable, Sendable {
        /// The time that passed.
        public var wallSeconds: Double
        /// The time that the processors worked.
        public var processorSeconds: Double
        /// The memory of the states and of what finds them.
        public var stateBytes: Int
        /// The most memory that the process took so far.
        public var peakBytes: Int
        /// What ran the model in the end: `native` or `vm`.
        public var engine: String
        /// Why there was no native code, where it was wanted.
        public var engineReason: String?
    }

    /// How a search reduced what it visited.
    public struct Reductions: Codable, Hashable, Sendable {
        /// The types whose identities were taken for interchangeable, so that states count up to symmetry.
        public var symmetry: [String]
        /// Why there is no symmetry of other types, or none at all.
        public var obstacles: [String]
        /// Whether orders of independent steps were left out.
        public var partialOrder: Bool
        /// What ended the search for the shortest traces, where partial order left orders out; they may be longer then.
        public var traceStop: Stop?
    }

    /// How sure an approximate search is.
    public struct Approximation: Codable, Hashable, Sendable {
        /// What was kept of each state: `hash` or `bitstate`.
        public var store: String
        /// How many states were omitted, as expected.
        public var expectedOmissions: Double
        /// The probability that at least one was.
        public var omissionProbability: Double
        /// The part of the bits that are set, of `bitstate`.
        public var fill: Double?
        /// The same in words.
        public var message: String
        /// Whether the user takes "no violation found" for an answer.
        public var isAccepted: Bool
    }

    /// How many states there may be.
    public struct Forecast: Codable, Hashable, Sendable {
        /// The least estimate.
        public var atLeast: Int
        /// The greatest.
        public var atMost: Int
    }
}
