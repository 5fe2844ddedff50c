import Language

/// What a thread can do from one of its places: the first step of an operation, or its next step.
struct StepEdge: Sendable {
    /// The place: 0 idle, else the number of a location.
    let source: Int
    /// The places that it may lead to.
    let targets: [Int]
    /// What it reads and writes.
    let footprint: Footprint
    /// The lock with which it begins: while another thread holds that, nothing of the step is done.
    let firstLock: HeldLock?
}

/// A lock that a thread holds or asks for.
struct HeldLock: Hashable, Sendable {
    /// Its slot.
    let slot: Int
    /// How.
    let mode: LockMode

    /// Whether two threads cannot both hold it so.
    func excludes(_ other: HeldLock) -> Bool {
        slot == other.slot && (mode == .exclusive || other.mode == .exclusive)
    }
}

/// The places of one thread member, and the steps between them.
struct MemberSteps: Sendable {
    /// How many places there are, idle included.
    let count: Int
    /// All steps, in the order of the places that they start from.
    private(set) var edges: [StepEdge] = []
    /// For each place the locks that the member surely holds there.
    private(set) var held: [[HeldLock]]

    /// Collects the steps of a member from the graphs of its operations.
    init(_ actor: FootprintCollector.Actor, _ lowered: LoweredProgram, _ cells: CellMap, _ facts: ProgramFacts) {
        let plan = cells.map.threads[actor.thread.index].plan
        count = plan.locations.count + 1
        held = Array(repeating: [], count: plan.locations.count + 1)
        for entry in plan.entries {
            guard let graph = lowered.operations[entry.operation.index] else { continue }
            var collector = FootprintCollector(cells: cells, facts: facts, actor: actor)
            collector.noteKnownLocals(of: graph, boundTo: entry.indices)
            let walk = StepWalk(graph: graph, entry: entry, collector: collector)
            guard let call = walk.call() else { continue }  // The thread never comes to what follows.
            edges.append(call)
            let locks = HeldLocks(graph, collector)
            for (location, number) in entry.numbers.sorted(by: { $0.value < $1.value }) {
                edges.append(walk.step(from: location, number))
                held[number] = locks.held(at: location)
            }
        }
        edges.sort { $0.source < $1.source }
    }

    /// What all steps from a place read and write together.
    func footprint(from place: Int) -> Footprint {
        var sum = Footprint()
        for edge in edges where edge.source == place { sum.formUnion(edge.footprint) }
        return sum
    }
}
