/// A walk through the pairs of sets in which two deterministic graphs are after the same word, shortest words first.
final class PairWalk<Old: EventGraph, New: EventGraph> {
    /// The sets of the first graph.
    let old: Determinization<Old>
    /// The sets of the second.
    let new: Determinization<New>
    /// What it may take.
    private let budget: ComparisonBudget
    /// The kind of an event: of each kind one difference in each direction is kept.
    private let kind: (Int32) -> Int32
    /// Whether equal numbers are the same set of the same graph, so that nothing differs from there on.
    private let sharesSets: Bool
    /// The pairs in the order in which they are visited.
    private var pairs: [Pair] = []
    /// The pair that is visited next.
    private var next = 0
    /// The number of each pair.
    private var numbers: [UInt64: Int32] = [:]
    /// The kinds of which something was found.
    private var found: Set<[Int32]> = []
    /// What was found, by shorter words first.
    private(set) var differences: [WordDifference] = []
    /// Whether a pair was not visited because its word is as long as words may be.
    private(set) var isCutOff = false

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

    /// Prepares a walk.
    init(
        old: Determinization<Old>, new: Determinization<New>, budget: ComparisonBudget,
        kind: @escaping (Int32) -> Int32
    ) {
        self.old = old
        self.new = new
        self.budget = budget
        self.kind = kind
        sharesSets = old as AnyObject === new as AnyObject
    }

    /// How many pairs there are by now.
    var pairCount: Int { pairs.count }

    /// Whether every pair was visited.
    var isDone: Bool { next == pairs.count }

    /// Sets out from the sets before anything is seen.
    func begin(at old: Int32, _ new: Int32) { insert(old, new, parent: -1, event: -1, length: 0) }

    /// Visits pairs until that many have been visited in all, or none is left.
    func goOn(until count: Int) throws(ComparisonStop) {
        while next < pairs.count, next < count {
            if let limit = budget.limits.depth, pairs[next].length >= limit {
                isCutOff = true
            } else {
                try visit(next)
            }
            next += 1
        }
    }

    /// Compares what can be seen next after the word of a pair.
    private func visit(_ index: Int) throws(ComparisonStop) {
        try budget.check()
        let pair = pairs[index]
        if sharesSets && pair.old == pair.new { return }
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
        guard differences.count < WordDifference.most,
            found.insert([side == .old ? 0 : 1, kind(event)]).inserted
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
