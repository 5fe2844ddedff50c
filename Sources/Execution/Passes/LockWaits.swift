import Language

/// Tells which statements that wait for a lock or `synchronize` come behind a look at variables in the same step: a
/// thread that waits there is not in a cycle of locks, since what it looked at may change.
struct LockWaits {
    private let graph: ActionGraph
    private let facts: ProgramFacts
    /// The blocks before which some path of the step has read a variable.
    private var readBefore: Set<BlockID> = []

    init(_ graph: ActionGraph, blocks: [BlockID], facts: ProgramFacts) {
        self.graph = graph
        self.facts = facts
        var changed = true
        while changed {
            changed = false
            for block in blocks where readBefore.contains(block) || reads(block) {
                for next in graph.successorsInStep(of: block) where readBefore.insert(next).inserted { changed = true }
            }
        }
    }

    /// Whether a variable was read before the instruction at `position` of `block`, or is to find its lock.
    func hasRead(before position: Int, in block: BlockID) -> Bool {
        if readBefore.contains(block) { return true }
        return graph[block].instructions.prefix(position + 1).contains { reads($0) }
    }

    private func reads(_ id: BlockID) -> Bool {
        if graph[id].instructions.contains(where: reads) { return true }
        switch graph[id].terminator {
        case .branch(let e, _, _), .branchOnValue(_, let e, _, _, _): return facts.readsVariables(e)
        case .choose(let binders, let condition, _, _, _):
            var found = condition.map { facts.readsVariables($0) } ?? false
            for binder in binders { binder.domain.forEachOperand { if facts.readsVariables($0) { found = true } } }
            return found
        case .tryLock(_, let place, _, _, _): return facts.readsVariablesOfPlace(place)
        case .jump, .either, .boundary, .boundaryIfUnlocked, .finish, .unreachable: return false
        }
    }

    private func reads(_ instruction: GraphInstruction) -> Bool {
        switch instruction.kind {
        case .declare(_, let e), .evaluate(let e), .assertion(let e, _), .await(let e): facts.readsVariables(e)
        case .assign(let place, let e), .insert(let e, into: let place), .remove(let e, from: let place),
            .append(let e, to: let place), .update(let place, _, let e):
            facts.readsVariables(e) || readsPart(place, instruction)
        case .removeFirst(let place): place.isRootedInVariable
        case .lock(_, let place), .unlock(_, let place), .readLock(let place), .readUnlock(let place),
            .synchronize(let place, _), .bump(let place):
            facts.readsVariablesOfPlace(place)
        case .cover, .takeLowest, .decode, .fill, .resetTurns, .countTurn: false
        }
    }

    /// Whether changing a place reads a variable: to find it, or because the change depends on what it holds.
    private func readsPart(_ place: Expression, _ instruction: GraphInstruction) -> Bool {
        if case .assign = instruction.kind { return facts.readsVariablesOfPlace(place) }
        return place.isRootedInVariable || facts.readsVariablesOfPlace(place)
    }
}
