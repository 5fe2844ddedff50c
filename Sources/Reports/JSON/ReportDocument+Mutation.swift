import Language

extension ReportDocument {
    /// What became of the mutants of a model.
    public struct Mutation: Codable, Hashable, Sendable {
        /// The model's name.
        public var name: String
        /// The model's title.
        public var title: String?
        /// The numbers in a line.
        public var summary: String
        /// The scenarios that the mutants were run in.
        public var scenarios: [Baseline]
        /// The mutants that compile, in the order of the source.
        public var mutants: [Mutant]
        /// The lines `survives:` that speak of no mutant that survives.
        public var staleNotes: [StaleNote]

        /// A scenario as it is without a mutation.
        public struct Baseline: Codable, Hashable, Sendable {
            /// Its name.
            public var name: String
            /// Its states.
            public var states: Int
            /// Its transitions.
            public var transitions: Int
            /// What ended its search early.
            public var stop: Stop?
        }

        /// A place in a file.
        public struct Place: Codable, Hashable, Sendable {
            /// The path as the user sees it.
            public var path: String
            /// The line, from 1.
            public var line: Int
            /// The column in characters, from 1.
            public var column: Int
        }

        /// A change to the model, with what became of it.
        public struct Mutant: Codable, Hashable, Sendable {
            /// What was taken away: `require`, `lock` …
            public var kind: String
            /// The declaration, e.g. `op punch_hole`.
            public var declaration: String
            /// The place of the change.
            public var place: Place
            /// What stands there.
            public var before: String
            /// What stands there afterwards; absent where nothing does.
            public var after: String?
            /// What became of it.
            public var outcome: Outcome
            /// Why, in words.
            public var message: String?
            /// What came out otherwise, of a killed one.
            public var kill: Kill?

            /// What can become of a mutant.
            public enum Outcome: String, Codable, Hashable, Sendable, CaseIterable {
                case killed, survives, equivalent, undecided
                case explained = "survives-for-a-reason"
            }
        }

        /// How a mutant was told from the model.
        public struct Kill: Codable, Hashable, Sendable {
            /// What came out otherwise.
            public var cause: Cause
            /// The property, or the message of the error.
            public var subject: String?
            /// The scenario.
            public var scenario: String
            /// The transitions of the shortest trace to it; absent where it takes the whole search to see.
            public var transitions: Int?

            /// What can come out otherwise.
            public enum Cause: String, Codable, Hashable, Sendable, CaseIterable {
                case violated, reached, deadlock, error
                case notViolated = "not-violated"
                case notReached = "not-reached"
                case noDeadlock = "no-deadlock"
                case noError = "no-error"
            }
        }

        /// A line that is not true any more.
        public struct StaleNote: Codable, Hashable, Sendable {
            /// The declaration.
            public var declaration: String
            /// Where that stands.
            public var place: Place
            /// The reason that the line gives.
            public var reason: String
        }
    }

    /// Makes the document of mutants: of each file what became of them, or why it has none.
    public init(_ files: [MutatedFile], tool: String) {
        var pool = SourcePool()
        let codes = files.map(\.exitCode)
        let documents = files.map { file in
            switch file {
            case .failed(let file): File(file, false, &pool, false)
            case .mutated(let report):
                File(
                    path: report.path, status: .model, exitCode: Int(report.exitCode.rawValue), diagnostics: [],
                    mutation: Mutation(report))
            }
        }
        self.init(
            kind: .mutate, tool: tool, exitCode: Int(ExitCode.mostImportant(of: codes).rawValue), files: documents,
            sources: pool.sources)
    }
}

extension ReportDocument.Mutation {
    /// Makes the document of the mutants of a model.
    fileprivate init(_ report: MutationReport) {
        self.init(
            name: report.name, title: report.title, summary: report.summary,
            scenarios: report.scenarios.map { scenario in
                Baseline(
                    name: scenario.name, states: scenario.states, transitions: scenario.transitions,
                    stop: scenario.stop.map(ReportDocument.Stop.init))
            },
            mutants: report.mutants.map(Mutant.init),
            staleNotes: report.staleNotes.map { stale in
                StaleNote(declaration: stale.declaration, place: Place(stale.place), reason: stale.note.reason)
            })
    }
}

extension ReportDocument.Mutation.Place {
    /// Makes the document of a place.
    fileprivate init(_ place: SourceLocation) {
        self.init(path: place.path, line: place.line, column: place.column)
    }
}

extension ReportDocument.Mutation.Mutant {
    /// Makes the document of a mutant.
    fileprivate init(_ mutant: MutantReport) {
        self.init(
            kind: mutant.kind.rawValue, declaration: mutant.declaration, place: .init(mutant.place),
            before: mutant.before, after: mutant.after, outcome: .equivalent, message: mutant.outcome.detail)
        switch mutant.outcome {
        case .killed(let found): (outcome, kill) = (.killed, ReportDocument.Mutation.Kill(found))
        case .survived(nil): outcome = .survives
        case .survived: outcome = .explained
        case .equivalent: break
        case .undecided: outcome = .undecided
        }
    }
}

extension ReportDocument.Mutation.Kill {
    /// Makes the document of what came out otherwise.
    fileprivate init(_ kill: MutantKill) {
        let (cause, subject): (Cause, String?) =
            switch kill.cause {
            case .violated(let name): (.violated, name)
            case .notViolated(let name): (.notViolated, name)
            case .reached(let name): (.reached, name)
            case .notReached(let name): (.notReached, name)
            case .deadlock: (.deadlock, nil)
            case .noDeadlock: (.noDeadlock, nil)
            case .error(let message): (.error, message)
            case .noError(let message): (.noError, message)
            }
        self.init(cause: cause, subject: subject, scenario: kill.scenario, transitions: kill.transitions)
    }
}
