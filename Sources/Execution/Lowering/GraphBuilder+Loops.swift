import Language

extension GraphBuilder {
    /// `while E { }`: the condition is tested in the step that reaches it, each time.
    mutating func lowerWhile(_ condition: Expression, _ body: [Statement], _ span: SourceSpan) {
        let simplified = frame.simplify(condition)
        let counter = makeTurnCounter()
        let (head, inside, after) = (makeBlock(), makeBlock(), makeBlock())
        emit(.resetTurns(counter), span)
        terminate(.jump(head))
        current = head
        if facts.readsVariables(simplified) { placeBoundaryIfUnlocked(at: condition.span) }
        var canEnd = true
        switch decided(simplified) {
        case let value?:
            if simplified.boolean == nil { emit(.evaluate(simplified), span) }
            terminate(.jump(value ? inside : after))
            canEnd = !value
        case nil: terminate(.branch(simplified, then: inside, else: after))
        }
        current = inside
        emit(.countTurn(counter), span)
        let breaks = lowerLoopBody(body, head: head, after: after)
        current = canEnd || breaks ? after : nil
        mayBlockHere = false
        locationHere = nil
    }

    /// Lowers a loop's body and jumps back to its head; says whether `after` is reached by a `break`.
    private mutating func lowerLoopBody(_ body: [Statement], head: BlockID, after: BlockID) -> Bool {
        mayBlockHere = false
        locationHere = nil
        lowerScope(body, .loop(onBreak: after, onContinue: head))
        terminate(.jump(head))
        return blocks.contains { $0.terminator.directSuccessors.contains(after) }
    }

    /// `for`: what is looped over is fixed in hidden locals when the loop begins.
    mutating func lowerFor(_ binder: Binder, _ order: LoopOrder, _ body: [Statement], _ span: SourceSpan) {
        let simplify = frame.simplify
        let local = simplify.rename(binder.local)
        let domain = binder.domain.mapping { simplify($0) }
        switch (domain, order) {
        case (.set(let set), .every): lowerForSet(local, from: .declare(set), everyOrder: true, body, span)
        case (.type(let type), .every): lowerForSet(local, from: .fill(type), everyOrder: true, body, span)
        case (.set(let set), _): lowerForSet(local, from: .declare(set), everyOrder: false, body, span)
        case (.type(.range(let low, let high)), _):
            lowerForRange(
                local, Expression(.constant(.scalar(low)), .range(low, low), span),
                Expression(.constant(.scalar(high)), .range(high, high), span), body, span)
        case (.range(let low, let high), _): lowerForRange(local, low, high, body, span)
        case (.type(let type), _): lowerForOrdinals(local, type, body, span)
        }
    }

    private enum SetSource {
        case declare(Expression)
        case fill(Type)
    }

    /// A loop that takes its values out of a set: the lowest first, or any one.
    private mutating func lowerForSet(
        _ local: LocalID, from source: SetSource, everyOrder: Bool, _ body: [Statement], _ span: SourceSpan
    ) {
        let rest: LocalID
        switch source {
        case .declare(let set):
            rest = makeLocal("rest", set.type, span)
            emit(.declare(rest, set), span)
        case .fill(let type):
            rest = makeLocal("rest", .set(type), span)
            emit(.fill(rest), span)
        }
        let values = read(rest)
        let size = Expression(.size(values), .range(0, 4096), span)
        let zero = Expression(.constant(.scalar(0)), .range(0, 0), span)
        let hasMore = Expression(.compare(.notEqual, size, zero), .boolean, span)
        let (head, inside, after) = (makeBlock(), makeBlock(), makeBlock())
        terminate(.jump(head))
        current = head
        terminate(.branch(hasMore, then: inside, else: after))
        current = inside
        if everyOrder {
            let chosen = makeBlock()
            terminate(.choose([Binder(local: local, domain: .set(values))], where: nil, then: chosen, else: nil, span))
            current = chosen
            emit(.remove(read(local), from: values), span)
        } else {
            emit(.takeLowest(local, from: rest), span)
        }
        _ = lowerLoopBody(body, head: head, after: after)
        current = after
        mayBlockHere = false
    }

    /// A loop over integers; with a last value that is no constant, a finished loop's hidden locals are made equal.
    private mutating func lowerForRange(
        _ local: LocalID, _ low: Expression, _ high: Expression, _ body: [Statement], _ span: SourceSpan
    ) {
        guard case .range(let lowest, _) = low.type, case .range(_, let highest) = high.type else { return }
        let isFixed = high.integer != nil
        let beyond = highest == .max ? highest : highest + 1
        let type = Type.range(min(lowest, isFixed ? beyond : 0), max(beyond, isFixed ? lowest : 1))
        let next = makeLocal("next", type, span)
        emit(.declare(next, low), span)
        var last = high
        if !isFixed {
            let id = makeLocal("last", type, span)
            emit(.declare(id, high), span)
            last = read(id)
        }
        let (head, inside, after) = (makeBlock(), makeBlock(), makeBlock())
        if !isFixed { emitExhausted(next, last, where: .greater, span) }
        terminate(.jump(head))
        current = head
        terminate(.branch(compare(.lessOrEqual, read(next), last), then: inside, else: after))
        current = inside
        emit(.declare(local, read(next)), span)
        if isFixed {
            emit(.update(read(next), .add, constant(1, span)), span)
        } else {
            emitStep(next, last, span)
        }
        _ = lowerLoopBody(body, head: head, after: after)
        current = after
        mayBlockHere = false
    }

    /// Makes the hidden locals of a loop that is over the same for all bounds.
    private mutating func emitExhausted(
        _ next: LocalID, _ last: Expression, where o: ComparisonOperator, _ span: SourceSpan
    ) {
        let (over, on) = (makeBlock(), makeBlock())
        terminate(.branch(compare(o, read(next), last), then: over, else: on))
        current = over
        emit(.assign(read(next), constant(1, span)), span)
        emit(.assign(last, constant(0, span)), span)
        terminate(.jump(on))
        current = on
    }

    private mutating func emitStep(_ next: LocalID, _ last: Expression, _ span: SourceSpan) {
        let (over, more, on) = (makeBlock(), makeBlock(), makeBlock())
        terminate(.branch(compare(.equal, read(next), last), then: over, else: more))
        current = over
        emit(.assign(read(next), constant(1, span)), span)
        emit(.assign(last, constant(0, span)), span)
        terminate(.jump(on))
        current = more
        emit(.update(read(next), .add, constant(1, span)), span)
        terminate(.jump(on))
        current = on
    }

    /// A loop over all values of a type that is no range, by their ordinals.
    private mutating func lowerForOrdinals(
        _ local: LocalID, _ type: Type, _ body: [Statement], _ span: SourceSpan
    ) {
        let count = Int64(clamping: facts.program.cardinality(of: type))
        let next = makeLocal("next", .range(0, count), span)
        emit(.declare(next, constant(0, span)), span)
        let (head, inside, after) = (makeBlock(), makeBlock(), makeBlock())
        terminate(.jump(head))
        current = head
        terminate(.branch(compare(.less, read(next), constant(count, span)), then: inside, else: after))
        current = inside
        emit(.decode(local, ordinal: next), span)
        emit(.update(read(next), .add, constant(1, span)), span)
        _ = lowerLoopBody(body, head: head, after: after)
        current = after
        mayBlockHere = false
    }

    private func constant(_ value: Int64, _ span: SourceSpan) -> Expression {
        Expression(.constant(.scalar(value)), .range(value, value), span)
    }

    private func compare(_ o: ComparisonOperator, _ a: Expression, _ b: Expression) -> Expression {
        Expression(.compare(o, a, b), .boolean, a.span)
    }
}
