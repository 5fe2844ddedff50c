extension ReportDocument {
    /// What came of one file, or of a folder without models.
    public struct File: Codable, Hashable, Sendable {
        /// The path as the user sees it.
        public var path: String
        /// What came of it.
        public var status: Status
        /// The code that this file alone would end the process with.
        public var exitCode: Int
        /// Why it could not be read, or on what the checker failed.
        public var message: String?
        /// What is wrong with its text.
        public var diagnostics: [Diagnostic]
        /// What came of the model, of `check` and `matrix`.
        public var model: Model?
        /// What became of its mutants, of `mutate`.
        public var mutation: Mutation?

        /// What can come of a file.
        public enum Status: String, Codable, Hashable, Sendable, CaseIterable {
            case model, library, unreadable, fault
        }
    }

    /// One thing that is wrong with the text of a model.
    public struct Diagnostic: Codable, Hashable, Sendable {
        /// Its stable identity, e.g. `unknown-name`.
        public var id: String
        /// `error` or `warning`.
        public var severity: Severity
        /// One sentence without a full stop.
        public var message: String
        /// Where.
        public var span: Span?
        /// What else there is to know.
        public var notes: [Note]
        /// What to write instead.
        public var suggestion: Suggestion?
        /// The scenarios in whose configuration alone it is met; none where it does not depend on one.
        public var scenarios: [String]

        /// How bad it is.
        public enum Severity: String, Codable, Hashable, Sendable, CaseIterable {
            case error, warning
        }

        /// A sentence that belongs to it.
        public struct Note: Codable, Hashable, Sendable {
            /// The sentence.
            public var message: String
            /// Where, if it is about a place.
            public var span: Span?
        }

        /// A replacement that would probably mend the text.
        public struct Suggestion: Codable, Hashable, Sendable {
            /// What is replaced.
            public var span: Span?
            /// The text to put there.
            public var replacement: String
        }
    }

    /// What came of one model.
    public struct Model: Codable, Hashable, Sendable {
        /// Its name.
        public var name: String
        /// Its title.
        public var title: String?
        /// What came of each scenario, in the order of the source.
        public var scenarios: [Scenario]
        /// What no scenario exercised.
        public var coverage: Coverage
    }

    /// What was exercised in none of the scenarios that were searched.
    public struct Coverage: Codable, Hashable, Sendable {
        /// What the rest stands on.
        public var basis: Basis
        /// Operations, rules, steps, branches and errnos that no transition took.
        public var neverExecuted: [Item]
        /// Guards of properties that were true in no evaluation.
        public var vacuous: [Item]
        /// Declared fairness that makes no difference.
        public var idleFairness: [Item]

        /// What can still exercise what nothing has so far: nothing, scenarios that were not run, states that a search
        /// left out.
        public enum Basis: String, Codable, Hashable, Sendable, CaseIterable {
            case everything
            case someScenarios = "some-scenarios"
            case unfinishedSearches = "unfinished-searches"
        }

        /// Something of a model that was not exercised.
        public struct Item: Codable, Hashable, Sendable {
            /// What it is.
            public var kind: Kind
            /// What it is, in the words of the model.
            public var text: String
            /// Where it stands.
            public var span: Span?

            /// What it can be.
            public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
                case operation, rule, step, branch, errno, `guard`, fairness
            }
        }
    }
}
