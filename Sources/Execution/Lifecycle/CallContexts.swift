/// Sets of what is known of a call while it runs: which binding of the query's free names it is about, the value when it
/// was made, and the value that its own steps led to last.
///
/// A set is a number, 0 the empty one; equal sets have equal numbers, and what was computed once is looked up.
struct CallContexts {
    /// What is known of one call.
    struct Context: Hashable, Comparable {
        /// The position of the binding.
        let binding: Int
        /// The number of the value when the call was made.
        let atCall: Int
        /// The number of the value that its steps led to, -1 where they changed nothing.
        let own: Int
        /// Whether somebody else has changed the value since.
        let isDisturbed: Bool

        /// Any order that is always the same.
        static func < (a: Context, b: Context) -> Bool {
            (a.binding, a.atCall, a.own, a.isDisturbed ? 1 : 0) < (b.binding, b.atCall, b.own, b.isDisturbed ? 1 : 0)
        }
    }

    /// Two sets.
    private struct Pair: Hashable {
        let a, b: Int32
    }

    /// A set and the lists of values before and after a step.
    private struct Move: Hashable {
        let set: Int32
        let before, after: Int
        let isOwn: Bool
    }

    /// The members of each set, sorted.
    private var members: [[Context]] = [[]]
    private var numbers: [[Context]: Int32] = [[]: 0]
    private var unions: [Pair: Int32] = [:]
    private var moves: [Move: Int32] = [:]

    /// The members of a set.
    subscript(set: Int32) -> [Context] { members[Int(set)] }

    /// The set of `contexts`.
    mutating func set(_ contexts: some Sequence<Context>) -> Int32 {
        let sorted = Set(contexts).sorted()
        if let number = numbers[sorted] { return number }
        let number = Int32(members.count)
        members.append(sorted)
        numbers[sorted] = number
        return number
    }

    /// The members of either.
    mutating func union(_ a: Int32, _ b: Int32) -> Int32 {
        if a == b || b == 0 { return a }
        if a == 0 { return b }
        let pair = Pair(a: min(a, b), b: max(a, b))
        if let known = unions[pair] { return known }
        let result = set(members[Int(a)] + members[Int(b)])
        unions[pair] = result
        return result
    }

    /// The contexts behind a step of the calls of `set`, or of somebody else, by the numbers of the lists of values before
    /// and after it.
    mutating func moved(_ set: Int32, isOwn: Bool, _ before: Int, _ after: Int, _ lists: [[Int]]) -> Int32 {
        if before == after || set == 0 { return set }
        let move = Move(set: set, before: before, after: after, isOwn: isOwn)
        if let known = moves[move] { return known }
        let (old, new) = (lists[before], lists[after])
        let result = self.set(
            members[Int(set)].map { context in
                let isChanged = old[context.binding] != new[context.binding]
                return Context(
                    binding: context.binding, atCall: context.atCall,
                    own: isChanged && isOwn ? new[context.binding] : context.own,
                    isDisturbed: context.isDisturbed || isChanged && !isOwn)
            })
        moves[move] = result
        return result
    }
}
