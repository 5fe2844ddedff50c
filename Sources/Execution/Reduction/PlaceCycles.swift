/// Takes places away from a set until no cycle of steps leads through the rest alone (C3).
struct PlaceCycles {
    /// For each place where its steps lead.
    private let next: [Set<Int>]

    /// Cycles of these steps among so many places.
    init(count: Int, _ edges: [StepEdge]) {
        var next = [Set<Int>](repeating: [], count: count)
        for edge in edges { next[edge.source].formUnion(edge.targets) }
        self.next = next
    }

    /// The largest part of `places` that this way leaves: of a cycle idle goes first, where a thread may stay for ever,
    /// else the first location.
    func broken(_ places: Set<Int>) -> Set<Int> {
        var left = places
        while let cyclic = left.sorted().first(where: { isOnCycle($0, within: left) }) { left.remove(cyclic) }
        return left
    }

    /// Whether steps lead from a place back to it within `places`.
    private func isOnCycle(_ place: Int, within places: Set<Int>) -> Bool {
        var seen: Set<Int> = []
        var left = [place]
        while let from = left.popLast() {
            for target in next[from] where places.contains(target) {
                if target == place { return true }
                if seen.insert(target).inserted { left.append(target) }
            }
        }
        return false
    }
}
