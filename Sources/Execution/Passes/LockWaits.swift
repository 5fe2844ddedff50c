import Language

/// Finds the locations whose next step begins by waiting for locks or `synchronize` only, whatever the variables hold:
/// the threads there can be members of a cycle of locks.
struct LockWaits {
    static func run(on graph: inout ActionGraph, facts: ProgramFacts) {
        for position in graph.locations.indices {
            var seen: Set<BlockID> = []
            graph.locations[position].waitsForLocks =
                waits(graph.locations[position].entry, in: graph, facts, &seen)
        }
    }

    private static func waits(
        _ id: BlockID, in graph: ActionGraph, _ facts: ProgramFacts, _ seen: inout Set<BlockID>
    ) -> Bool {
        guard seen.insert(id).inserted else { return false }
        for instruction in graph[id].instructions {
            switch instruction.kind {
            case .cover, .resetTurns, .countTurn: continue
            case .declare(_, let value): if facts.readsVariables(value) { return false }
            case .lock(_, let place), .synchronize(let place, _): return !facts.readsVariablesOfPlace(place)
            default: return false
            }
        }
        switch graph[id].terminator {
        case .jump(let next): return waits(next, in: graph, facts, &seen)
        case .either(let branches, _): return branches.allSatisfy { waits($0, in: graph, facts, &seen) }
        case .branch(let condition, let a, let b):
            return !facts.readsVariables(condition) && waits(a, in: graph, facts, &seen)
                && waits(b, in: graph, facts, &seen)
        default: return false
        }
    }
}
