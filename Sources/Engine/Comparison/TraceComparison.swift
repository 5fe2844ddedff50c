/// Compares what can be seen of two systems: the words of events that each of them allows, hidden transitions left out.
///
/// Both are made deterministic on the fly, and pairs of their sets are visited breadth-first as far as both allow the
/// word. So the word of each difference is a shortest one, and of those the first; if no difference is found and nothing
/// ended the walk, the systems allow the same words. Words have no end: whether a system can stop after one is not seen.
///
/// There may be exponentially many sets. Where there are more than a few thousand pairs, all states are looked at, those
/// that allow the same in every way are taken for one, and the walk begins anew on what is left: then it need not go on
/// where both systems are in the same set (bisimulation up to equality: Bonchi and Pous, 2013).
///
/// - Complexity: linear in the pairs of sets and their transitions.
public final class TraceComparison<Old: ObservableSystem, New: ObservableSystem> {
    /// The states of the first system.
    private let oldGraph: ObservationGraph<Old>
    /// The states of the second.
    private let newGraph: ObservationGraph<New>
    /// What it may take.
    private let budget: ComparisonBudget
    /// The kind of an event: of each kind one difference in each direction is kept.
    private let kind: (Int32) -> Int32
    /// How many pairs are visited before states that allow the same are taken for one.
    private let patience: Int

    /// Prepares a comparison.
    ///
    /// - Parameters:
    ///   - limits: `states` bounds the states of each system, `depth` the length of words.
    ///   - patience: how many pairs of sets are visited before states that allow the same are taken for one.
    ///   - kind: sorts events; of each kind one difference in each direction is kept.
    public init(
        old: Old, new: New, limits: Limits, cancellation: CancellationFlag? = nil, patience: Int = 5000,
        kind: @escaping (Int32) -> Int32 = { $0 }
    ) {
        budget = ComparisonBudget(limits: limits, cancellation: cancellation)
        oldGraph = ObservationGraph(old, budget: budget)
        newGraph = ObservationGraph(new, budget: budget)
        self.kind = kind
        self.patience = patience
    }

    /// Compares the systems.
    public func run() -> ComparisonResult {
        let walk = PairWalk(
            old: Determinization(oldGraph, budget: budget), new: Determinization(newGraph, budget: budget),
            budget: budget, kind: kind)
        var (found, pairs) = (walk.differences, 0)
        var outcome = ExplorationOutcome.complete
        do throws(ComparisonStop) {
            try walk.begin(at: walk.old.initialSet(), walk.new.initialSet())
            try walk.goOn(until: patience)
            if walk.isDone || !canTakeStatesTogether {
                try walk.goOn(until: .max)
                if walk.isCutOff { outcome = .incomplete(.depth) }
            } else {
                pairs = try compareQuotients(&found)
            }
        } catch {
            outcome = .incomplete(error.reason)
        }
        if found.count < walk.differences.count { found = walk.differences }
        return ComparisonResult(
            differences: found, outcome: outcome, oldStates: oldGraph.stateCount, newStates: newGraph.stateCount,
            pairs: pairs == 0 ? walk.pairCount : pairs, memoryBytes: budget.bytes, elapsed: budget.elapsed)
    }

    /// Whether states may be taken together: all of both systems can be looked at, and words have no bound.
    private var canTakeStatesTogether: Bool {
        budget.limits.depth == nil && exploreAll() == nil
            && oldGraph.nodeCount + newGraph.nodeCount <= ObservationQuotient.mostNodes
    }

    /// Compares the systems with states taken together that allow the same; returns how many pairs there are.
    private func compareQuotients(_ found: inout [WordDifference]) throws(ComparisonStop) -> Int {
        let quotient = try ObservationQuotient(oldGraph, newGraph, budget: budget)
        let sets = Determinization(quotient, budget: budget)
        let walk = PairWalk(old: sets, new: sets, budget: budget, kind: kind)
        defer { found = walk.differences }
        try walk.begin(at: sets.initialSet(of: quotient.oldInitial), sets.initialSet(of: quotient.newInitial))
        try walk.goOn(until: .max)
        return walk.pairCount
    }

    /// Looks at all states of both systems, also those that only words lead to which one of them forbids; says why not,
    /// where that is so.
    public func exploreAll() -> IncompleteReason? {
        do throws(ComparisonStop) {
            try oldGraph.exploreAll()
            try newGraph.exploreAll()
            return nil
        } catch {
            return error.reason
        }
    }

    /// How many states of the first and of the second system were met.
    public var stateCounts: (old: Int, new: Int) { (oldGraph.stateCount, newGraph.stateCount) }
}

/// A word that one of two systems allows and the other forbids.
public struct WordDifference: Hashable, Sendable {
    /// The most differences that a comparison keeps.
    public static var most: Int { 64 }

    /// The systems.
    public enum Side: Hashable, Sendable {
        case old, new
    }

    /// The system that allows the word.
    public let side: Side
    /// The word; both allow all but its last event.
    public let word: [Int32]
    /// What the other system allows in place of the last event, in the order of events.
    public let instead: [Int32]
}

/// What a comparison found.
public struct ComparisonResult: Sendable {
    /// The differences, those with shorter words first.
    public let differences: [WordDifference]
    /// Whether all words were compared; where not, there may be more differences.
    public let outcome: ExplorationOutcome
    /// The states of the first system that were met.
    public let oldStates: Int
    /// The states of the second system that were met.
    public let newStates: Int
    /// The pairs of sets.
    public let pairs: Int
    /// About how many bytes it took.
    public let memoryBytes: Int
    /// How long it took.
    public let elapsed: Duration

    /// Whether both systems allow the same words, for certain.
    public var isEquivalent: Bool { differences.isEmpty && outcome == .complete }
}
