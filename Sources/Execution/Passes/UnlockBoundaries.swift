import Language

/// Resolves boundaries that depend on whether the step has released a lock: where no path has, the boundary goes; where
/// each path has, it always stands. What is left is decided as the step runs.
struct UnlockBoundaries {
    private enum Fact { case unknown, never, always, sometimes }

    static func run(on graph: inout ActionGraph) {
        let blocks = graph.reachable(from: [graph.entry], along: graph.successors(of:))
        var entering = [Fact](repeating: .unknown, count: graph.blocks.count)
        entering[graph.entry.index] = .never
        var changed = true
        while changed {
            changed = false
            for block in blocks where entering[block.index] != .unknown {
                let fact = Self.leaving(graph[block], entering[block.index])
                let isLocation = graph[block].terminator.location != nil
                for next in graph.successors(of: block) {
                    let joined = join(entering[next.index], isLocation ? .never : fact)
                    if joined != entering[next.index] {
                        entering[next.index] = joined
                        changed = true
                    }
                }
            }
        }
        for block in blocks {
            guard case .boundaryIfUnlocked(let location) = graph[block].terminator else { continue }
            switch leaving(graph[block], entering[block.index]) {
            case .never, .unknown: graph[block].terminator = .jump(graph.locations[location.index].entry)
            case .always: graph[block].terminator = .boundary(location)
            case .sometimes: break
            }
        }
    }

    private static func leaving(_ block: ActionGraph.Block, _ entering: Fact) -> Fact {
        block.instructions.contains { $0.releasesLock } ? .always : entering
    }

    private static func join(_ a: Fact, _ b: Fact) -> Fact {
        if a == .unknown { return b }
        if b == .unknown { return a }
        return a == b ? a : .sometimes
    }
}

extension GraphInstruction {
    /// Whether it waits for a lock or for the readers of an srcu.
    var waitsForLock: Bool {
        switch kind {
        case .lock, .synchronize: true
        default: false
        }
    }

    /// Whether a boundary follows before the next access to a variable.
    var releasesLock: Bool {
        switch kind {
        case .unlock, .readUnlock: true
        default: false
        }
    }
}
