import Engine

/// The threads of a state that can stand for all, with scratch memory; used by one thread at a time.
///
/// A target is one of a candidate's where the candidate stands elsewhere than before: no step from a place that stands
/// for others leads to that place again, and no other thread moves it.
final class AmpleThreads: AmpleSets {
    /// The tables.
    let order: PartialOrder
    /// For each member its place in the present state, numbered among those of all.
    private var places: [Int]
    /// The candidates: members.
    private var found: [Int] = []

    /// Makes scratch memory.
    init(_ order: PartialOrder) {
        self.order = order
        places = Array(repeating: 0, count: order.members.count)
    }

    /// Finds the threads that can stand for all.
    func candidates(in state: PackedState) -> Int {
        found.removeAll(keepingCapacity: true)
        for (index, member) in order.members.enumerated() {
            places[index] = member.first &+ order.place(of: member, in: state)
        }
        for index in places.indices where order.isCandidate(at: places[index], places) { found.append(index) }
        return found.count
    }

    /// Whether the candidate has moved in `target`.
    func contains(_ target: PackedState, candidate: Int) -> Bool {
        let member = order.members[found[candidate]]
        return member.first &+ order.place(of: member, in: target) != places[found[candidate]]
    }
}
