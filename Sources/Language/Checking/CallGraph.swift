/// Who calls whom among functions or among procedures, by position.
struct CallGraph {
    /// The callees of each.
    let callees: [[Int]]

    /// One cycle for each group of routines that call each other, in the order of calls, the first declared first.
    ///
    /// - Complexity: linear in routines and calls; the stack of the search is explicit.
    var cycles: [[Int]] {
        var finished = Array(repeating: false, count: callees.count)
        var found: [[Int]] = []
        var inCycle: Set<Int> = []
        for start in callees.indices where !finished[start] {
            var path = [(node: start, next: 0)]
            var position = [start: 0]
            while let (node, next) = path.last {
                if next < callees[node].count {
                    path[path.count - 1].next += 1
                    let callee = callees[node][next]
                    if let index = position[callee] {
                        let cycle = path[index...].map(\.node)
                        if inCycle.isDisjoint(with: cycle) { found.append(cycle) }
                        inCycle.formUnion(cycle)
                    } else if !finished[callee] {
                        position[callee] = path.count
                        path.append((callee, 0))
                    }
                } else {
                    finished[node] = true
                    position[node] = nil
                    path.removeLast()
                }
            }
        }
        return found
    }

    /// How deeply calls nest below each, itself included, at most `limit`; meaningless where there are cycles.
    func heights(limit: Int) -> [Int] {
        var heights = Array(repeating: 1, count: callees.count)
        for _ in 0..<limit {
            var isChanged = false
            for node in callees.indices {
                let height = min(limit, 1 + (callees[node].map { heights[$0] }.max() ?? 0))
                if height > heights[node] {
                    heights[node] = height
                    isChanged = true
                }
            }
            if !isChanged { break }
        }
        return heights
    }
}
