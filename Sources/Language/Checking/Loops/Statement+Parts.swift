extension Statement {
    /// The places that it changes.
    var changed: [Expression] {
        switch kind {
        case .assign(let target, _), .update(let target, _, _), .insert(_, let target), .remove(_, let target),
            .append(_, let target), .removeFirst(let target), .bump(let target):
            [target]
        case .lock(_, let place, _), .unlock(_, let place), .readLock(let place), .readUnlock(let place): [place]
        case .call(_, _, .place(let target)): [target]
        default: []
        }
    }

    /// The expressions that it reads, but those of its blocks, the place that it changes, and places handed to a
    /// procedure.
    var read: [Expression] {
        switch kind {
        case .assign(_, let value), .update(_, _, let value), .declare(_, let value), .insert(let value, _),
            .remove(let value, _), .append(let value, _):
            [value]
        case .call(_, let arguments, _): arguments
        case .conditional(let condition, _, _), .conditionalBinding(_, let condition, _, _),
            .whileLoop(let condition, _), .await(let condition), .assertion(let condition, _):
            [condition]
        case .require(let condition, let errno): [condition, errno]
        case .fail(let errno): [errno]
        case .returnValue(let value): value.map { [$0] } ?? []
        case .forLoop(let binder, _, _): binder.domain.expressions
        case .choose(let binders, let condition, _):
            binders.flatMap(\.domain.expressions) + (condition.map { [$0] } ?? [])
        case .synchronize(let place): [place]
        default: []
        }
    }
}
