import Engine

/// What the search of one scenario's states found.
public struct SearchReport: Codable, Sendable {
    /// A report for each property, in the program's order.
    public var properties: [PropertyReport]
    /// What was found of deadlock.
    public var deadlock: DeadlockVerdict
    /// Each place of an error that was met, in the order in which they were met.
    public var errors: [ErrorReport]
    /// Whether every reachable state was visited, and what ended the search if not.
    public var completeness: Completeness
    /// What was counted.
    public var statistics: SearchStatistics
    /// Whether states were counted up to symmetry.
    public var symmetry = SymmetryUse()
    /// What was measured; shown only where it is asked for.
    public var measurements: SearchMeasurements?
    /// How sure the search is of having omitted no state; `nil` where it is certain.
    public var approximation: Approximation?
    /// Whether the user takes "no violation found" of such a search for an answer.
    public var acceptsApproximation = false
    /// How many states there may be, where memory ended the search and its levels allow an estimate.
    public var forecast: Forecast?
    /// What might help where memory ended the search.
    public var remedies: [MemoryRemedy] = []
    /// Whether the command line selected properties, so that expectations of the others are not judged.
    public var isNarrowed: Bool
    /// That orders of independent steps were left out; `nil` where none were.
    public var partialOrder: PartialOrderReport?

    /// Whether no state was left out, or could have been.
    public var isExhaustive: Bool { completeness == .complete && approximation == nil }

    /// Makes a report.
    public init(
        properties: [PropertyReport] = [], deadlock: DeadlockVerdict = .absent, errors: [ErrorReport] = [],
        completeness: Completeness = .complete, statistics: SearchStatistics = SearchStatistics(),
        measurements: SearchMeasurements? = nil, isNarrowed: Bool = false, partialOrder: PartialOrderReport? = nil
    ) {
        self.properties = properties
        self.deadlock = deadlock
        self.errors = errors
        self.completeness = completeness
        self.statistics = statistics
        self.measurements = measurements
        self.isNarrowed = isNarrowed
        self.partialOrder = partialOrder
    }
}

/// That a search left out orders of independent steps, so that it counted fewer states and transitions than there are.
public struct PartialOrderReport: Codable, Hashable, Sendable {
    /// What ended the search that finds the traces anew without the reduction before it had all of them; `nil` where they
    /// are the shortest.
    public var traceStop: StopReason?

    /// Makes a report.
    public init(traceStop: StopReason? = nil) { self.traceStop = traceStop }
}

/// Whether a search visited everything.
public enum Completeness: Codable, Hashable, Sendable {
    /// Every reachable state was visited.
    case complete
    /// The search ended before.
    case stopped(StopReason)
}

/// What ended a search before every reachable state was visited.
public enum StopReason: Codable, Hashable, Sendable {
    /// `--max-states`.
    case states(Int)
    /// `--max-depth`, in transitions.
    case depth(Int)
    /// `--time`, in seconds.
    case time(Int)
    /// `--memory`, in bytes.
    case memory(Int)
    /// The user interrupted it.
    case interrupted
    /// `--first`, and something was found.
    case firstViolation
    /// The most states or levels that this build can number.
    case capacity
}

/// What can be done about a search that needs more memory than it may take.
public enum MemoryRemedy: Codable, Hashable, Sendable {
    /// Let symmetry be used.
    case symmetry
    /// Another kind of store.
    case store(StoreKind)
    /// Fewer or smaller of everything.
    case smallerBounds

    /// What to try, as part of a list.
    var text: String {
        switch self {
        case .symmetry: "'--symmetry auto'"
        case .store(let kind): "'--store \(kind.rawValue)'"
        case .smallerBounds: "smaller bounds"
        }
    }
}

extension MemoryRemedy {
    /// What may help a search with a store of that kind.
    public static func remedies(for store: StoreKind, withoutSymmetry: Bool) -> [MemoryRemedy] {
        let stores: [MemoryRemedy] =
            switch store {
            case .auto, .exact: [.store(.tree), .store(.bitstate)]
            case .tree, .hash: [.store(.bitstate)]
            case .bitstate: []
            }
        return (withoutSymmetry ? [.symmetry] : []) + stores + [.smallerBounds]
    }
}
