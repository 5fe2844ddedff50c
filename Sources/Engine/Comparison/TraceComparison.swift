/// Compares what can be seen of two systems: the words of events that each of them allows, hidden transitions left out.
///
/// Both are made deterministic on the fly, and pairs of their sets are visited breadth-first as far as both allow the
/// word. So the word of each difference is a shortest one, and of those the first; if no difference is found and nothing
/// ended the walk, the systems allow the same words. Words have no end: whether a system can stop after one is not seen.
///
/// - Complexity: linear in the pairs of sets and their transitions; there may be exponentially many sets, and are few
///   where hidden transitions are few.
public final class TraceComparison<Old: ObservableSystem, New: ObservableSystem> {
    /// The states of the first system.
    private let oldGraph: ObservationGraph<Old>
    /// The states of the second.
    private let newGraph: ObservationGraph<New>
    /// The sets of the first.
    private let old: Determinization<Old>
    /// The sets of the second.
    private let new: Determinization<New>
    /// What it may take.
    private let budget: ComparisonBudget
    /// The kind of an event: of each kind one difference in each direction is kept.
    private let kind: (Int32) -> Int32
    /// The pairs in the order in which they are visited.
    private var pairs: [Pair] = []
    /// The number of each pair.
    private var numbers: [UInt64: Int32] = [:]
    /// What was found.
    private var differences: [WordDifference] = []
    /// The kinds of which something was found.
    private var found: Set<[Int32]> = []

    /// A pair of sets with the first way to it.
    private struct Pair {
        let old: Int32
        let new: Int32
        /// The pair before and the event, -1 for the first pair.
        let parent: Int32
        let event: Int32
        /// The length of the word.
        let length: Int32
    }

    /// The most differences that are kept.
    public static var mostDifferences: Int { 64 }

    /// Prepares a comparison.
    ///
    /// - Parameters:
    ///   - limits: `states` bounds the states of each system, `depth` the length of words.
    ///   - kind: sorts events; of each kind one difference in each direction is kept.
    public init(
        old: Old, new: New, limits: Limits, cancellation: CancellationFlag? = nil,
        kind: @escaping (Int32) -> Int32 = { $0 }
    ) {
        budget = ComparisonBudget(limits: limits, cancellation: cancellation)
        oldGraph = ObservationGraph(old, budget: budget)
        newGraph = ObservationGraph(new, budget: budget)
        self.old = Determinization(oldGraph, budget: budget)
        self.new = Determinization(newGraph, budget: budget)
        self.kind = kind
    }

    /// Compares the systems.
    public func run() -> ComparisonResult {
        var outcome = ExplorationOutcome.complete
        do throws(ComparisonStop) {
            insert(try old.initialSet(), try new.initialSet(), parent: -1, event: -1, length: 0)
            var next = 0
            var isCutOff = false
            while next < pairs.count {
                if let limit = budget.limits.depth, pairs[next].length >= limit {
                    isCutOff = true
                } else {
                    try visit(next)
                }
                next += 1
            }
            if isCutOff { outcome = .incomplete(.depth) }
        } catch {
            outcome = .incomplete(error.reason)
        }
        return ComparisonResult(
            differences: differences, outcome: outcome, oldStates: oldGraph.stateCount,
            newStates: newGraph.stateCount, pairs: pairs.count, memoryBytes: budget.bytes, elapsed: budget.elapsed)
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

    /// Compares what can be seen next after the word of a pair.
    private func visit(_ index: Int) throws(ComparisonStop) {
        try budget.check()
        let pair = pairs[index]
        let (ours, theirs) = (try old.steps(from: pair.old), try new.steps(from: pair.new))
        var (i, j) = (0, 0)
        while i < ours.count || j < theirs.count {
            let a = i < ours.count ? ours[i].event : .max
            let b = j < theirs.count ? theirs[j].event : .max
            if a == b {
                insert(ours[i].target, theirs[j].target, parent: Int32(index), event: a, length: pair.length + 1)
            } else {
                note(
                    a < b ? .old : .new, min(a, b), after: index,
                    others: a < b ? theirs.map(\.event) : ours.map(\.event))
            }
            if a <= b { i += 1 }
            if b <= a { j += 1 }
        }
    }

    /// Adds a pair, unless it is known.
    private func insert(_ old: Int32, _ new: Int32, parent: Int32, event: Int32, length: Int32) {
        let key = UInt64(UInt32(bitPattern: old)) << 32 | UInt64(UInt32(bitPattern: new))
        guard numbers[key] == nil, pairs.count < Int(Int32.max) else { return }
        numbers[key] = Int32(pairs.count)
        pairs.append(Pair(old: old, new: new, parent: parent, event: event, length: length))
        budget.take(96)
    }

    /// Keeps a difference, if it is the first of its kind.
    private func note(_ side: WordDifference.Side, _ event: Int32, after index: Int, others: [Int32]) {
        guard differences.count < Self.mostDifferences, found.insert([side == .old ? 0 : 1, kind(event)]).inserted
        else {
            return
        }
        var word = [event]
        var next = index
        while pairs[next].parent >= 0 {
            word.append(pairs[next].event)
            next = Int(pairs[next].parent)
        }
        differences.append(WordDifference(side: side, word: word.reversed(), instead: others))
    }
}

/// A word that one of two systems allows and the other forbids.
public struct WordDifference: Hashable, Sendable {
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
