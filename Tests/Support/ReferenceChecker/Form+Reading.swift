import Language

extension Form {
    /// The blocks in it.
    var blocks: [Int] {
        switch self {
        case .call(_, let body, _), .forLoop(_, _, let body), .whileLoop(_, _, let body), .deferred(let body),
            .atomic(let body):
            [body]
        case .conditional(_, _, let then, let otherwise), .conditionalBinding(_, _, let then, let otherwise):
            [then, otherwise]
        case .choose(_, _, _, let otherwise), .lock(_, _, let otherwise): otherwise.map { [$0] } ?? []
        case .either(let branches): branches
        default: []
        }
    }

    /// What the statement itself reads and touches, without the blocks in it and without storing a call's result.
    func reading(in model: ReferenceModel, base: Int) -> Reading {
        var reading = Reading(model, base: base)
        switch self {
        case .assign(let target, let value):
            reading.evaluate(value)
            reading.assign(target)
        case .update(let target, _, let value), .insert(let value, let target), .remove(let value, let target),
            .append(let value, let target):
            reading.evaluate(value)
            reading.evaluate(target)
        case .removeFirst(let target): reading.evaluate(target)
        case .call(let arguments, _, _):
            for (_, value) in arguments {
                switch value.type {
                case .mutex, .rwlock, .srcu, .seqcount: reading.locate(value)
                default: reading.evaluate(value)
                }
            }
        case .declare(_, let value), .conditionalBinding(_, let value, _, _), .fail(let value): reading.evaluate(value)
        case .conditional(let condition, _, _, _), .whileLoop(let condition, _, _), .await(let condition, _),
            .assertion(let condition, _):
            reading.evaluate(condition)
        case .require(let condition, let decided, let errno):
            reading.evaluate(condition)
            if decided != true { reading.evaluate(errno) }
        case .forLoop(let binder, _, _): reading.evaluate(binder.domain)
        case .choose(let binders, let condition, _, _):
            binders.forEach { reading.evaluate($0.domain) }
            condition.map { reading.evaluate($0) }
            reading.bind(binders.map(\.local))
        case .returnValue(let value, _, _): value.map { reading.evaluate($0) }
        case .lock(_, let lock, _), .unlock(_, let lock), .readLock(let lock), .readUnlock(let lock),
            .synchronize(let lock):
            reading.locate(lock)
        case .bump(let counter):
            reading.touch()
            reading.locate(counter)
        case .either, .deferred, .step, .atomic, .breakLoop, .continueLoop: break
        }
        return reading
    }
}
