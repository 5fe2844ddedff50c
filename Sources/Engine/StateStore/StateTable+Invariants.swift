/// What is wrong with a store that breaks its own invariants.
struct BrokenInvariant: Error, Hashable {
    /// One sentence without a full stop.
    let text: String
}

extension StateTable {
    /// Checks that every state is found under its own identity, that the table holds nothing else and has room, and
    /// that parents come before their children.
    ///
    /// Complexity: linear in the size of the table.
    func checkInvariants() throws(BrokenInvariant) {
        guard count <= maximumCount, count <= slotRoom, count <= parents.committedCount else {
            throw BrokenInvariant(text: "\(count) states in room for \(slotRoom) and \(parents.committedCount)")
        }
        guard memoryFootprint <= memoryLimit else {
            throw BrokenInvariant(text: "\(memoryFootprint) bytes of \(memoryLimit)")
        }
        let occupied = (0..<slots.committedCount).count { slots[$0] != 0 }
        guard occupied == count else { throw BrokenInvariant(text: "\(occupied) slots for \(count) states") }
        for index in 0..<count {
            let id = StateID(index)
            guard find(self[id]) == id else { throw BrokenInvariant(text: "state \(index) is not found as itself") }
            guard parent(of: id) == .none || parent(of: id) < id else {
                throw BrokenInvariant(text: "state \(index) comes before its parent")
            }
        }
    }
}

extension StateTable {
    /// The slots that a look-up of a stored state passes on average; 0 for an empty store.
    var meanProbes: Double {
        let walks = (0..<count).map { index in
            let hash = StateHash.hash(self[StateID(index)])
            var (position, passed) = (home(hash), 1)
            while StateTable.identity(in: slots[position]).index != index {
                position = StateTable.next(position, home: home(hash), in: slots.committedCount)
                passed += 1
            }
            return passed
        }
        return count == 0 ? 0 : Double(walks.reduce(0, +)) / Double(count)
    }
}
