import Language

extension ActionGraph {
    /// The blocks that follow, in this step or the next.
    func successors(of block: BlockID) -> [BlockID] {
        let terminator = self[block].terminator
        if let location = terminator.location { return [locations[location.index].entry] }
        return terminator.directSuccessors
    }

    /// The blocks that follow in the same step.
    func successorsInStep(of block: BlockID) -> [BlockID] {
        if case .boundaryIfUnlocked(let location) = self[block].terminator { return [locations[location.index].entry] }
        return self[block].terminator.directSuccessors
    }

    /// The blocks that can be reached from `starts` along `next`, in the order in which they are met.
    func reachable(from starts: [BlockID], along next: (BlockID) -> [BlockID]) -> [BlockID] {
        var seen = Set(starts)
        var order = starts
        var position = 0
        while position < order.count {
            for block in next(order[position]) where seen.insert(block).inserted { order.append(block) }
            position += 1
        }
        return order
    }

    /// The locations that a thread can come to, in the order of the text.
    var reachableLocations: [LocationID] {
        let blocks = reachable(from: [entry], along: successors(of:))
        let found = Set(blocks.compactMap { self[$0].terminator.location })
        return found.sorted { $0.index < $1.index }
    }
}
