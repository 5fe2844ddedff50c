import Language

/// What became of the mutants of a model.
public struct MutationReport: Sendable {
    /// The path of the model as the user sees it.
    public let path: String
    /// The model's name.
    public let name: String
    /// The model's title.
    public let title: String?
    /// The scenarios that the mutants were run in, in the order of the source.
    public var scenarios: [MutationScenario]
    /// The mutants that compile, in the order of the source.
    public var mutants: [MutantReport]
    /// The lines `survives:` that speak of no mutant that survives.
    public var staleNotes: [StaleNote]

    /// Makes a report.
    public init(
        path: String, name: String, title: String? = nil, scenarios: [MutationScenario] = [],
        mutants: [MutantReport] = [], staleNotes: [StaleNote] = []
    ) {
        self.path = path
        self.name = name
        self.title = title
        self.scenarios = scenarios
        self.mutants = mutants
        self.staleNotes = staleNotes
    }

    /// How many mutants came out so.
    public func count(_ isCounted: (MutantOutcome) -> Bool) -> Int { mutants.filter { isCounted($0.outcome) }.count }

    /// The code that this model alone would end the process with.
    public var exitCode: ExitCode {
        if !staleNotes.isEmpty || mutants.contains(where: { $0.outcome == .survived(reason: nil) }) {
            return .otherwise
        }
        let isDecided = mutants.allSatisfy { if case .undecided = $0.outcome { false } else { true } }
        return isDecided && scenarios.allSatisfy { $0.stop == nil || $0.isTooLarge } ? .success : .incomplete
    }
}

/// A scenario that mutants are run in, as it is without a mutation.
public struct MutationScenario: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Its states.
    public let states: Int
    /// Its transitions.
    public let transitions: Int
    /// Whether interchangeable states are counted once.
    public let isReduced: Bool
    /// What ended its search early; then no mutant is run in it.
    public let stop: StopReason?
    /// Whether that is what was asked for, because the scenario has more states than those that are wanted.
    public let isTooLarge: Bool

    /// Makes it from its parts.
    public init(
        name: String, states: Int, transitions: Int, isReduced: Bool = false, stop: StopReason?,
        isTooLarge: Bool = false
    ) {
        self.name = name
        self.states = states
        self.transitions = transitions
        self.isReduced = isReduced
        self.stop = stop
        self.isTooLarge = isTooLarge
    }
}

/// A mutant with what became of it.
public struct MutantReport: Hashable, Sendable {
    /// What was taken away.
    public let kind: MutationKind
    /// The declaration, e.g. `op punch_hole`.
    public let declaration: String
    /// Where the declaration stands.
    public let declarationPlace: SourceLocation
    /// The place of the change.
    public let place: SourceLocation
    /// What stands there.
    public let before: String
    /// What stands there afterwards; `nil` where nothing does.
    public let after: String?
    /// What became of it.
    public let outcome: MutantOutcome

    /// Makes it from its parts.
    public init(_ mutation: Mutation, in sources: SourceMap, outcome: MutantOutcome) {
        kind = mutation.kind
        declaration = mutation.declaration
        declarationPlace = sources.location(of: mutation.declarationSpan)
        place = sources.location(of: mutation.span)
        before = mutation.before
        after = mutation.after
        self.outcome = outcome
    }

    /// What stands there and what afterwards.
    public var text: String { after.map { "\(before) → \($0)" } ?? before }
}

/// What can become of a mutant.
public enum MutantOutcome: Hashable, Sendable {
    /// Something came out otherwise.
    case killed(MutantKill)
    /// Everything came out as without the mutation, on other states or transitions; `reason` is what the model says of
    /// that.
    case survived(reason: String?)
    /// It has the same states and the same transitions, by name and result, in every scenario.
    case equivalent
    /// A limit ended the search of a scenario, with the mutation or without, and no other one shows a difference.
    case undecided(scenario: String, StopReason)
}

/// How a mutant was told from the model.
public struct MutantKill: Hashable, Sendable {
    /// What came out otherwise.
    public let cause: Cause
    /// The scenario.
    public let scenario: String
    /// The transitions of the shortest trace to it; `nil` where it takes the whole search to see.
    public let transitions: Int?

    /// Makes it from its parts.
    public init(cause: Cause, scenario: String, transitions: Int?) {
        self.cause = cause
        self.scenario = scenario
        self.transitions = transitions
    }

    /// What can come out otherwise.
    public enum Cause: Hashable, Sendable {
        /// A property is violated, or is not any more.
        case violated(String)
        case notViolated(String)
        /// A `reachable` is reached, or is not any more.
        case reached(String)
        case notReached(String)
        /// There is a deadlock, or none any more.
        case deadlock
        case noDeadlock
        /// There is an error of the model, or it is gone.
        case error(String)
        case noError(String)
    }
}

/// A line `survives:` that speaks of no mutant that survives.
public struct StaleNote: Hashable, Sendable {
    /// The declaration, e.g. `op punch_hole`.
    public let declaration: String
    /// Where the declaration stands.
    public let place: SourceLocation
    /// What the line says.
    public let note: SurvivalNote

    /// Makes it from its parts.
    public init(declaration: String, place: SourceLocation, note: SurvivalNote) {
        self.declaration = declaration
        self.place = place
        self.note = note
    }
}
