import Language

/// Walks along the paths of the steps of an operation, as one thread member runs it.
struct StepWalk {
    /// The operation.
    let graph: ActionGraph
    /// How its locations are numbered.
    let entry: FramePlan.Entry
    /// Knows the member and its known locals, and has collected nothing.
    let collector: FootprintCollector

    /// The call with the first step, whatever the arguments; `nil` where the member's indices exclude it.
    func call() -> StepEdge? {
        var collector = collector
        if let condition = graph.condition {
            if collector.resolve(condition) == .scalar(0) { return nil }
            collector.read(condition: condition)
        }
        let targets = walk(from: graph.entry, &collector)
        if targets.contains(where: { $0 != 0 }), let actor = collector.actor {
            collector.footprint.writes.insert(collector.cells.idle(actor.number))
            collector.footprint.writes.insert(collector.cells.label(actor.number))
        }
        // A condition that may go wrong does so whoever holds the lock.
        let mayFail = graph.condition.map { collector.facts.mayFail($0) } ?? false
        return StepEdge(
            source: 0, targets: targets, footprint: collector.footprint,
            firstLock: mayFail ? nil : firstLock(from: graph.entry))
    }

    /// The step from a location.
    func step(from location: LocationID, _ number: Int) -> StepEdge {
        var collector = collector
        let start = graph.locations[location.index]
        let targets = walk(from: start.entry, &collector)
        if let actor = collector.actor {
            let labels = entry.numbers.filter { targets.contains($0.value) }.map { graph.locations[$0.key.index].label }
            if targets.contains(0) { collector.footprint.writes.insert(collector.cells.idle(actor.number)) }
            if targets.contains(0) || labels.contains(where: { $0 != start.label }) {
                collector.footprint.writes.insert(collector.cells.label(actor.number))
            }
        }
        return StepEdge(
            source: number, targets: targets, footprint: collector.footprint, firstLock: firstLock(from: start.entry))
    }

    /// Collects what all paths of a step read and write, and returns the places that they lead to.
    private func walk(from start: BlockID, _ collector: inout FootprintCollector) -> [Int] {
        var targets: Set<Int> = []
        var seen: Set<BlockID> = [start]
        var left = [start]
        while let id = left.popLast() {
            let block = graph[id]
            for instruction in block.instructions { collector.add(instruction) }
            collector.add(block.terminator, in: graph)
            if case .finish = block.terminator { targets.insert(0) }
            if let location = block.terminator.location, let number = entry.numbers[location] { targets.insert(number) }
            for next in followers(of: id, collector) where seen.insert(next).inserted { left.append(next) }
        }
        return targets.sorted()
    }

    /// The blocks that follow in the same step, without those that the member's indices exclude.
    private func followers(of id: BlockID, _ collector: FootprintCollector) -> [BlockID] {
        if case .branch(let condition, let yes, let no) = graph[id].terminator,
            case .scalar(let value)? = collector.resolve(condition)
        {
            return [value != 0 ? yes : no]
        }
        return graph.successorsInStep(of: id)
    }

    /// The lock that is taken before anything else is done, where it is known which.
    private func firstLock(from start: BlockID) -> HeldLock? {
        var (id, seen) = (start, Set<BlockID>())
        while seen.insert(id).inserted {
            for instruction in graph[id].instructions {
                switch instruction.kind {
                case .cover, .resetTurns: continue
                case .lock(let mode, let place): return collector.lock(mode, place)
                default: return nil
                }
            }
            guard case .jump(let next) = graph[id].terminator else { return nil }
            id = next
        }
        return nil
    }
}

extension FootprintCollector {
    /// The lock at a place, where it is known which one that is.
    func lock(_ mode: LockMode, _ place: Expression) -> HeldLock? {
        var copy = self
        guard cells.isFine, let found = copy.locate(place), found.slots.count == 1 else { return nil }
        return HeldLock(slot: found.slots[0], mode: mode)
    }
}
