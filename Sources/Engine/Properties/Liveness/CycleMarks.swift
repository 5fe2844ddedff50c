/// What is noted of a set of states and transitions to tell whether it holds a fair accepting cycle: bits in some words.
///
/// The first bit says that there is a transition at all, the next ones are the marks of the automaton. Then there is a bit
/// for each fair entity that says that the entity is taken, or that it is not enabled in some state; another one that says
/// that it is taken; and another one that it is enabled in some state where strong fairness is owed to it.
struct CycleMarks {
    /// How many marks the automaton has.
    let acceptanceCount: Int
    /// How many fair entities there are.
    let entityCount: Int

    /// The bit that says that there is a transition.
    static let edge = 0
    /// The first of the automaton's marks.
    static let acceptance = 1
    /// The bit that says that an entity got what weak fairness owes to it.
    func weak(_ entity: Int) -> Int { 1 + acceptanceCount + entity }
    /// The bit that says that an entity is taken.
    func taken(_ entity: Int) -> Int { 1 + acceptanceCount + entityCount + entity }
    /// The bit that says that an entity is enabled where strong fairness is owed to it.
    func strong(_ entity: Int) -> Int { 1 + acceptanceCount + 2 * entityCount + entity }

    /// How many words all bits take.
    var wordCount: Int { (acceptanceCount + 3 * entityCount) / 64 + 1 }
    /// No bits.
    var none: [UInt64] { [UInt64](repeating: 0, count: wordCount) }

    /// Whether a bit is set.
    static func isSet(_ bit: Int, in words: [UInt64]) -> Bool { words[bit >> 6] >> UInt64(bit & 63) & 1 == 1 }
    /// Sets a bit.
    @inline(__always) static func set(_ bit: Int, in words: inout [UInt64]) { words[bit >> 6] |= 1 << UInt64(bit & 63) }

    /// Whether there is a transition, and every mark of the automaton.
    func isAccepting(_ words: [UInt64]) -> Bool { (0...acceptanceCount).allSatisfy { Self.isSet($0, in: words) } }
    /// The entities that did not get what weak fairness owes to them.
    func starvedWeakly(_ words: [UInt64]) -> [Int] {
        (0..<entityCount).filter { !Self.isSet(weak($0), in: words) }
    }
    /// The entities that did not get what strong fairness owes to them.
    func starvedStrongly(_ words: [UInt64]) -> [Int] {
        (0..<entityCount).filter { Self.isSet(strong($0), in: words) && !Self.isSet(taken($0), in: words) }
    }
}
