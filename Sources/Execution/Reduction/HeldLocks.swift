import Language

/// The locks that a thread surely holds at each location of an operation, whatever path led there.
struct HeldLocks {
    /// The operation.
    private let graph: ActionGraph
    /// The locks held at the beginning of each block; `nil` where it is not reached.
    private var entering: [Set<HeldLock>?]

    /// Follows the locks along all paths of an operation, as the member runs it that `collector` knows.
    init(_ graph: ActionGraph, _ collector: FootprintCollector) {
        self.graph = graph
        entering = Array(repeating: nil, count: graph.blocks.count)
        entering[graph.entry.index] = []
        let blocks = graph.reachable(from: [graph.entry], along: graph.successors(of:))
        var changed = true
        while changed {
            changed = false
            for id in blocks {
                guard let before = entering[id.index] else { continue }
                let after = Self.follow(graph[id].instructions, before, collector)
                for next in graph.successors(of: id) {
                    var held = after
                    if case .tryLock(let mode, let place, then: next, _, _) = graph[id].terminator,
                        let lock = collector.lock(mode, place)
                    {
                        held.insert(lock)
                    }
                    let joined = entering[next.index].map { $0.intersection(held) } ?? held
                    if joined != entering[next.index] {
                        entering[next.index] = joined
                        changed = true
                    }
                }
            }
        }
    }

    /// The locks held at a location.
    func held(at location: LocationID) -> [HeldLock] {
        Array(entering[graph.locations[location.index].entry.index] ?? [])
    }

    /// The locks held behind instructions; an unlock of a lock that is not known gives all back.
    private static func follow(
        _ instructions: [GraphInstruction], _ before: Set<HeldLock>, _ collector: FootprintCollector
    ) -> Set<HeldLock> {
        var held = before
        for instruction in instructions {
            switch instruction.kind {
            case .lock(let mode, let place): if let lock = collector.lock(mode, place) { held.insert(lock) }
            case .unlock(let mode, let place):
                if let lock = collector.lock(mode, place) { held.remove(lock) } else { held = [] }
            default: break
            }
        }
        return held
    }
}
