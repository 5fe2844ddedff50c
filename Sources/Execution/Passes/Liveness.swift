import Language

/// Finds the locals that are part of the state at each location: those that some path from there reads before it
/// assigns them whole (reference, section 5, frames).
struct Liveness {
    /// Sets `live` of each location of the graph. `kept` are parameters that stay in the frame while the operation runs;
    /// the thread's own indices are never stored, since the thread tells them.
    static func run(on graph: inout ActionGraph, keeping kept: Set<LocalID>) {
        let blocks = graph.reachable(from: [graph.entry], along: graph.successors(of:))
        var entering = [Set<LocalID>](repeating: [], count: graph.blocks.count)
        var changed = true
        while changed {
            changed = false
            for block in blocks.reversed() {
                let live = transfer(block, in: graph, entering)
                if live != entering[block.index] {
                    entering[block.index] = live
                    changed = true
                }
            }
        }
        let indices = Set(graph.threads.flatMap(\.indices))
        for position in graph.locations.indices {
            let live = entering[graph.locations[position].entry.index].union(kept).subtracting(indices)
            graph.locations[position].live = live.sorted { $0.index < $1.index }
        }
    }

    private static func transfer(_ id: BlockID, in graph: ActionGraph, _ entering: [Set<LocalID>]) -> Set<LocalID> {
        var live: Set<LocalID> = []
        for next in graph.successors(of: id) { live.formUnion(entering[next.index]) }
        let block = graph[id]
        apply(LocalEffects(of: block.terminator, in: graph), to: &live)
        for instruction in block.instructions.reversed() { apply(LocalEffects(of: instruction), to: &live) }
        return live
    }

    private static func apply(_ effects: LocalEffects, to live: inout Set<LocalID>) {
        live.subtract(effects.writes)
        live.formUnion(effects.reads)
    }
}
