extension ReportDocument {
    /// What was found of one property.
    public struct Property: Codable, Hashable, Sendable {
        /// Its name.
        public var name: String
        /// The word that declares it.
        public var kind: String
        /// Its title.
        public var title: String?
        /// The text of the `///` lines before it.
        public var documentation: [String]
        /// The place of its name.
        public var span: Span?
        /// What was found.
        public var verdict: Verdict
        /// Whether it came out as the scenario says; absent where nothing was found.
        public var isExpected: Bool?
        /// What was found in a line; of a skipped or refused one, why.
        public var message: String?
        /// What shows it.
        public var evidence: Evidence?

        /// What can be found of a property.
        public enum Verdict: String, Codable, Hashable, Sendable, CaseIterable {
            case holds, violated, reached, unreachable, error, skipped, refused, incomplete
            case notSelected = "not-selected"
        }
    }

    /// What was found of deadlock.
    public struct Deadlock: Codable, Hashable, Sendable {
        /// What was found.
        public var verdict: Verdict
        /// Whether a deadlock that was found is expected.
        public var isExpected: Bool?
        /// What was found in a line; of a skipped one, why.
        public var message: String?
        /// Whether threads wait for each other in a circle.
        public var isLockCycle: Bool?
        /// Who waits for what.
        public var waits: [Wait]?
        /// What shows it.
        public var evidence: Evidence?

        /// What can be found of deadlock.
        public enum Verdict: String, Codable, Hashable, Sendable, CaseIterable {
            case absent, found, allowed, skipped, incomplete
            case notSelected = "not-selected"
        }
    }

    /// A thread that waits.
    public struct Wait: Codable, Hashable, Sendable {
        /// The thread.
        public var thread: String
        /// The statement that it waits at.
        public var statement: String
        /// The lock or srcu that it waits for.
        public var resource: String?
        /// The threads that hold it back.
        public var holders: [String]
        /// The place of the statement.
        public var span: Span?
    }

    /// A place of the model that went wrong.
    public struct ModelError: Codable, Hashable, Sendable {
        /// One sentence without a full stop.
        public var message: String
        /// Where.
        public var span: Span?
        /// The property whose evaluation met it.
        public var property: String?
        /// Whether it is expected.
        public var isExpected: Bool
        /// What shows it.
        public var evidence: Evidence
    }

    /// What shows that something was found.
    public struct Evidence: Codable, Hashable, Sendable {
        /// The first of the shortest ways there.
        public var trace: Trace
        /// How the run goes on for ever behind it, of a `liveness`.
        public var loop: Loop?
        /// The parts of the property that decide it.
        public var explanations: [Explanation]
        /// What is left at the end, of a `recoverable`.
        public var rest: Rest?
        /// The trace beside the specification, of a `refines`.
        public var refinement: Refinement?
    }

    /// The part of a condition that decides it.
    public struct Explanation: Codable, Hashable, Sendable {
        /// Its text.
        public var conjunct: String
        /// Its place.
        public var span: Span?
        /// What the quantifiers around it were bound to, outermost first.
        public var bindings: [Binding]
        /// The values of its parts, larger ones first.
        public var terms: [Term]

        /// A part with its value.
        public struct Term: Codable, Hashable, Sendable {
            /// Its text.
            public var text: String
            /// Its value.
            public var value: String
            /// Its place.
            public var span: Span?
        }
    }

    /// What is left in a state from where there is no way back.
    public struct Rest: Codable, Hashable, Sendable {
        /// How many states can be reached from there, itself included; absent where they were not counted.
        public var reachableStates: Int?
        /// Whether these are states up to symmetry.
        public var isUpToSymmetry: Bool
        /// What can happen there next.
        public var moves: [Moves]

        /// What a thread, or the environment, can do next.
        public struct Moves: Codable, Hashable, Sendable {
            /// The thread; absent for the environment.
            public var thread: String?
            /// The operations and rules, with the label or statement where a step goes on.
            public var moves: [Move]
            /// Whether there are more.
            public var hasMore: Bool
            /// The statement that a thread inside an operation comes to next.
            public var statement: String?
        }

        /// A call, step or rule.
        public struct Move: Codable, Hashable, Sendable {
            /// The operation or rule.
            public var action: String
            /// Which part of it.
            public var part: Part
        }
    }

    /// A trace beside what a specification does on it.
    public struct Refinement: Codable, Hashable, Sendable {
        /// The specification.
        public var specification: String
        /// The state of the specification that the trace begins in.
        public var initial: [Binding]
        /// What each transition of the trace is to the specification.
        public var matches: [Match]
        /// What of the specification comes nearest to where it fails.
        public var nearest: [NearMiss]

        /// What a transition is to the specification.
        public struct Match: Codable, Hashable, Sendable {
            /// What it is.
            public var kind: Kind
            /// The transition of the specification that it matches.
            public var transition: Transition?
            /// The changes that no transition of the specification makes.
            public var changes: [Change]?

            /// What it can be.
            public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
                case stutters, matches, fails, unknown
            }
        }

        /// What comes near.
        public struct NearMiss: Codable, Hashable, Sendable {
            /// The transition; absent for an initial state.
            public var transition: Transition?
            /// Whether guards keep it from happening.
            public var isGuarded: Bool
            /// The part of a guard that is false.
            public var guardPart: Explanation?
            /// What it leaves (`before`) where the model leaves something else (`after`).
            public var differences: [Change]
        }
    }
}
