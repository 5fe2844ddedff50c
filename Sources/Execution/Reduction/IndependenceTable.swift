import Language

/// Which places of threads leave which steps alone: worked out once for a program and what is judged of it.
///
/// A place of a member can stand for all transitions (C1) while no other member is at a place from where it may come to
/// a step that conflicts with one from this place. Steps that begin with a lock which the member holds cannot come before
/// it moves, and nothing that lies behind them.
struct IndependenceTable {
    /// For each member its places and steps.
    private let members: [MemberSteps]
    /// What some rule reads or writes: rules are always possible.
    private let rules: Footprint
    /// What is judged reads these (C2).
    private let visible: CellSet

    /// Works out what the steps of a program read and write, where `judged` properties are.
    init(_ lowered: LoweredProgram, map: StateMap, judged: Set<PropertyID>) {
        let program = lowered.program
        let facts = ProgramFacts(program: program)
        let cells = CellMap(program, map: map, shapes: Shapes(program: program))
        var members: [MemberSteps] = []
        for (index, thread) in map.threads.enumerated() {
            for member in 0..<thread.count {
                let actor = FootprintCollector.Actor(
                    thread: ThreadID(index), index: member, number: thread.firstMember + member)
                members.append(MemberSteps(actor, lowered, cells, facts))
            }
        }
        self.members = members
        var rules = FootprintCollector(cells: cells, facts: facts, actor: nil)
        for case let graph? in lowered.rules { rules.add(wholeOf: graph) }
        self.rules = rules.footprint
        var visible = FootprintCollector(cells: cells, facts: facts, actor: nil)
        for (index, property) in program.properties.enumerated() where judged.contains(PropertyID(index)) {
            switch property.content {
            case .invariant(let predicate), .reachable(let predicate): visible.read(predicate.expression)
            case .transition, .recoverable, .liveness, .refinement: break  // Not judged with this reduction.
            }
        }
        self.visible = visible.footprint.reads
    }

    /// How many places each member has.
    var placeCounts: [Int] { members.map(\.count) }

    /// The steps of a member.
    func steps(of member: Int) -> [StepEdge] { members[member].edges }

    /// For each other member, in order, at which of its places it leaves the steps from `place` alone for good (all of
    /// them for the member itself); `nil` where the place can never stand for all transitions.
    func safePlaces(for member: Int, at place: Int) -> [[Bool]]? {
        let footprint = members[member].footprint(from: place)
        guard members[member].edges.contains(where: { $0.source == place }), !footprint.writes.intersects(visible),
            !footprint.conflicts(with: rules)
        else { return nil }
        var rows: [[Bool]] = []
        for (other, steps) in members.enumerated() {
            if other == member {
                rows.append(Array(repeating: true, count: steps.count))
            } else {
                let row = Self.safePlaces(of: steps, footprint, held: members[member].held[place])
                if !row.contains(true) { return nil }
                rows.append(row)
            }
        }
        return rows
    }

    /// The places from where no step can be reached that conflicts with `footprint`, while another thread holds locks.
    private static func safePlaces(of steps: MemberSteps, _ footprint: Footprint, held: [HeldLock]) -> [Bool] {
        let open = steps.edges.filter { edge in
            guard let lock = edge.firstLock else { return true }
            return !held.contains { $0.excludes(lock) }
        }
        var safe = Array(repeating: true, count: steps.count)
        for edge in open where edge.footprint.conflicts(with: footprint) { safe[edge.source] = false }
        var changed = true
        while changed {
            changed = false
            for edge in open where safe[edge.source] && edge.targets.contains(where: { !safe[$0] }) {
                safe[edge.source] = false
                changed = true
            }
        }
        return safe
    }
}

extension FootprintCollector {
    /// Adds what a rule reads and writes.
    fileprivate mutating func add(wholeOf graph: ActionGraph) {
        if let condition = graph.condition { read(condition) }
        for block in graph.blocks {
            for instruction in block.instructions { add(instruction) }
            add(block.terminator, in: graph)
        }
    }
}
