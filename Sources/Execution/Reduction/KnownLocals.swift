import Language

extension FootprintCollector {
    /// Notes the thread's own indices, and the locals of a graph that are assigned once, from what is known.
    mutating func noteKnownLocals(of graph: ActionGraph, boundTo indices: [LocalID]) {
        if let actor { bind(indices, to: actor, graph) }
        let counts = Self.assignments(in: graph)
        var changed = true
        while changed {
            changed = false
            for instruction in graph.blocks.lazy.flatMap(\.instructions) {
                guard case .declare(let local, let value) = instruction.kind, counts[local.index] == 1,
                    known[local] == nil, let value = resolve(value)
                else { continue }
                known[local] = Expression(.constant(value), graph.locals[local.index].type, instruction.span)
                changed = true
            }
        }
    }

    /// Notes the indices of the thread, the first of which is the slowest.
    private mutating func bind(_ indices: [LocalID], to actor: Actor, _ graph: ActionGraph) {
        guard case .indexed(let parts) = facts.program.threads[actor.thread.index].shape,
            let values = facts.program.values(at: actor.index, in: parts.map(\.type))
        else { return }
        for ((local, value), part) in zip(zip(indices, values), parts) {
            known[local] = Expression(.constant(value), part.type, graph.span)
        }
    }

    /// How often each local is assigned in the text of a graph; parameters and what is bound count as assigned.
    private static func assignments(in graph: ActionGraph) -> [Int] {
        var counts = [Int](repeating: 0, count: graph.locals.count)
        for local in graph.parameters + graph.threads.flatMap(\.indices) { counts[local.index] += 1 }
        for block in graph.blocks {
            for instruction in block.instructions {
                for local in LocalEffects(of: instruction).writes { counts[local.index] += 1 }
                switch instruction.kind {
                case .assign(let place, _), .update(let place, _, _), .insert(_, into: let place),
                    .remove(_, from: let place), .append(_, to: let place), .removeFirst(let place):
                    if let root = place.rootLocal { counts[root.index] += 1 }
                case .takeLowest(_, from: let set): counts[set.index] += 1
                default: break
                }
            }
            for local in LocalEffects(of: block.terminator, in: graph).writes { counts[local.index] += 1 }
        }
        return counts
    }
}
