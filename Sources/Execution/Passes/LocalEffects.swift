import Language

/// Which locals an instruction or a terminator reads, and which it assigns whole.
struct LocalEffects {
    private(set) var reads: [LocalID] = []
    private(set) var writes: [LocalID] = []

    init(of instruction: GraphInstruction) {
        switch instruction.kind {
        case .declare(let local, let value):
            read(value)
            writes.append(local)
        case .assign(let target, let value):
            read(value)
            assign(target)
        case .update(let target, _, let value):
            read(value)
            read(target)
        case .insert(let value, let target), .remove(let value, let target), .append(let value, let target):
            read(value)
            read(target)
        case .removeFirst(let target): read(target)
        case .evaluate(let e), .assertion(let e, _), .await(let e): read(e)
        case .lock(_, let place), .unlock(_, let place), .readLock(let place), .readUnlock(let place),
            .synchronize(let place, _), .bump(let place):
            read(place)
        case .cover, .resetTurns, .countTurn: break
        case .takeLowest(let local, let set):
            reads.append(set)
            writes.append(local)
        case .decode(let local, let ordinal):
            reads.append(ordinal)
            writes.append(local)
        case .fill(let set): writes.append(set)
        }
    }

    init(of terminator: Terminator, in graph: ActionGraph) {
        switch terminator {
        case .branch(let e, _, _), .tryLock(_, let e, _, _, _): read(e)
        case .branchOnValue(let local, let e, _, _, _):
            read(e)
            writes.append(local)
        case .choose(let binders, let condition, _, _, _):
            let bound = Set(binders.map(\.local))
            for binder in binders { binder.domain.forEachOperand { read($0) } }
            if let condition { read(condition) }
            reads.removeAll { bound.contains($0) }
            writes += binders.map(\.local)
        case .boundary(let location), .boundaryIfUnlocked(let location):
            for place in graph.locations[location.index].synchronized { read(place) }
        case .finish: if let result = graph.result { reads.append(result) }
        case .jump, .either, .unreachable: break
        }
    }

    private mutating func read(_ e: Expression) {
        if case .local(let id) = e.kind { reads.append(id) }
        e.forEachOperand { read($0) }
    }

    /// Assigning a whole local ends it; assigning a part neither reads nor ends it.
    private mutating func assign(_ target: Expression) {
        if case .local(let id) = target.kind { return writes.append(id) }
        readIndices(of: target)
    }

    private mutating func readIndices(of place: Expression) {
        switch place.kind {
        case .local, .variable: break
        case .field(let base, _), .unwrap(let base): readIndices(of: base)
        case .element(let base, let index), .sequenceElement(let base, let index):
            readIndices(of: base)
            read(index)
        default: read(place)
        }
    }
}
