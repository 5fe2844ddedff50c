extension ReportDocument {
    /// What a baseline of known violations did.
    public struct Baseline: Codable, Hashable, Sendable {
        /// Its path as the user sees it.
        public var path: String
        /// Its entries in order.
        public var entries: [Entry]

        /// A violation that is accepted.
        public struct Entry: Codable, Hashable, Sendable {
            /// The path of the model, relative to the folder of the baseline.
            public var model: String
            /// The scenario.
            public var scenario: String
            /// What is accepted: `violated P`, `unreachable P`, `deadlock`, `error "part"`.
            public var accepts: String
            /// The last day on which it is.
            public var until: String
            /// Why.
            public var reason: String
            /// The line that the entry begins on, from 1.
            public var line: Int
            /// What came of it.
            public var outcome: Outcome
            /// What is to be done about an entry that is not true any more.
            public var message: String?

            /// What can come of an entry.
            public enum Outcome: String, Codable, Hashable, Sendable, CaseIterable {
                case accepted, expired, stale
                case notJudged = "not-judged"
            }
        }
    }
}

extension ReportDocument.Baseline {
    /// Makes the document of what a baseline did.
    init(_ use: BaselineUse) {
        self.init(path: use.path, entries: use.entries.map { Entry($0, use) })
    }
}

extension ReportDocument.Baseline.Entry {
    /// Makes the document of an entry.
    fileprivate init(_ entry: BaselineUse.Entry, _ use: BaselineUse) {
        let known = entry.known
        let outcome: Outcome =
            switch entry.outcome {
            case .accepted: .accepted
            case .expired: .expired
            case .stale: .stale
            case .notJudged: .notJudged
            }
        self.init(
            model: known.model, scenario: known.scenario, accepts: known.subject.text, until: "\(known.expiry)",
            reason: known.reason, line: known.line, outcome: outcome,
            message: entry.fault == nil ? nil : entry.text(on: use.today))
    }
}
