import Language

extension FootprintCollector {
    /// Adds what an instruction reads and writes.
    mutating func add(_ instruction: GraphInstruction) {
        switch instruction.kind {
        case .declare(_, let value): read(value)
        case .evaluate(let condition), .assertion(let condition, _), .await(let condition): read(condition: condition)
        case .assign(let target, let value):
            read(value)
            write(target)
        case .update(let target, _, let value), .insert(let value, into: let target),
            .remove(let value, from: let target), .append(let value, to: let target):
            read(value)
            read(target)
            write(target)
        case .removeFirst(let target):
            read(target)
            write(target)
        case .lock(let mode, let place): take(mode, place)
        case .unlock(let mode, let place): release(mode, place)
        case .readLock(let place), .readUnlock(let place): mark(place)
        case .synchronize(let place, _): readAll(of: place)
        case .bump(let counter): for slot in slots(ofLock: counter) { footprint.writes.insert(cells.cells(of: slot)) }
        case .cover, .takeLowest, .decode, .fill, .resetTurns, .countTurn: break
        }
    }

    /// Adds what the end of a block reads and writes.
    mutating func add(_ terminator: Terminator, in graph: ActionGraph) {
        switch terminator {
        case .branch(let condition, _, _): read(condition: condition)
        case .branchOnValue(_, let value, _, _, _): read(value)
        case .choose(let binders, let condition, _, _, _):
            for binder in binders { binder.domain.forEachOperand { read($0) } }
            if let condition { read(condition: condition) }
        case .tryLock(let mode, let place, _, _, _): take(mode, place)
        case .boundary(let location), .boundaryIfUnlocked(let location):
            for place in graph.locations[location.index].synchronized { readAll(of: place) }
        case .jump, .either, .finish, .unreachable: break
        }
    }

    /// Adds that a place is assigned.
    private mutating func write(_ target: Expression) {
        if let place = locate(target) { insert(place) { $0.writes.insert($1) } }
    }

    /// Adds what taking a lock reads and writes: a reader asks for writers only.
    private mutating func take(_ mode: LockMode, _ place: Expression) {
        for slot in slots(ofLock: place) {
            footprint.reads.insert(cells.holder(of: slot))
            if mode == .exclusive { footprint.reads.insert(cells.cells(of: slot)) }
            writeMark(mode, slot)
        }
    }

    /// Adds what giving a lock back writes; that the thread holds it no other thread can change.
    private mutating func release(_ mode: LockMode, _ place: Expression) {
        for slot in slots(ofLock: place) { writeMark(mode, slot) }
    }

    /// Adds that a thread enters or leaves as a reader of an srcu.
    private mutating func mark(_ place: Expression) {
        for slot in slots(ofLock: place) { writeMark(.shared, slot) }
    }

    /// Adds that the sign of this thread in a lock changes.
    private mutating func writeMark(_ mode: LockMode, _ slot: Int) {
        switch mode {
        case .exclusive: footprint.writes.insert(cells.holder(of: slot))
        case .shared:
            if let actor {
                footprint.writes.insert(cells.reader(actor.number, of: slot))
            } else {
                footprint.writes.insert(cells.cells(of: slot))
            }
        }
    }
}
