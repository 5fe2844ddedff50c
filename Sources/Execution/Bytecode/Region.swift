import Language

/// The code of one step while it is compiled: the blocks from an entry to the next boundaries.
final class Region {
    /// Where the frame of the thread is.
    struct Frame {
        let base: Int32
        let plan: FramePlan
        let entry: FramePlan.Entry
    }

    let graph: ActionGraph
    let action: Action?
    /// The number of the thread's member among all threads.
    let member: Int32
    let frame: Frame?
    var env: Environment
    /// Whether paths branch, so that locals must be noted when they change.
    var hasChoice: Bool
    let blocks: [BlockID]
    var labels: [BlockID: Compiler.Label] = [:]
    var turnCounters: [Int: Int32] = [:]
    /// Whether this step has released a lock, where a boundary depends on it.
    var unlocked: Int32?
    let retry = Compiler.Label()
    var usesRetry = false
    /// Jump tables that are filled in once the labels are placed.
    var tables: [(index: Int32, targets: [BlockID])] = []

    init(_ graph: ActionGraph, action: Action?, member: Int32, frame: Frame?, env: Environment, entry: BlockID) {
        self.graph = graph
        self.action = action
        self.member = member
        self.frame = frame
        self.env = env
        blocks = graph.reachable(from: [entry], along: graph.successorsInStep(of:))
        hasChoice = blocks.contains { block in
            switch graph[block].terminator {
            case .choose, .either: true
            default: false
            }
        }
        for block in blocks { labels[block] = Compiler.Label() }
    }

    /// The locals that some block of the region assigns.
    var writtenLocals: Set<LocalID> {
        var written: Set<LocalID> = []
        for block in blocks {
            for instruction in graph[block].instructions {
                written.formUnion(LocalEffects(of: instruction).writes)
                switch instruction.kind {
                case .assign(let place, _), .update(let place, _, _), .insert(_, let place), .remove(_, let place),
                    .append(_, let place), .removeFirst(let place):
                    if let root = place.rootLocal { written.insert(root) }
                case .takeLowest(_, let set): written.insert(set)
                default: break
                }
            }
            written.formUnion(LocalEffects(of: graph[block].terminator, in: graph).writes)
        }
        return written
    }

    /// Whether a boundary of the region depends on whether it has released a lock.
    var hasConditionalBoundary: Bool {
        blocks.contains { if case .boundaryIfUnlocked = graph[$0].terminator { true } else { false } }
    }
}
