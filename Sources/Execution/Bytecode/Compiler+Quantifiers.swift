import Language

extension Compiler {
    /// How much code unrolling a quantifier may make, in rough numbers of instructions, and all code together.
    private static let unrollLimit = 4_000
    private static let codeLimit = 400_000

    /// Emits `body` for each combination of values of the binders for which the condition holds.
    func iterate(
        _ binders: [Binder], where condition: Expression?, cost: Int, _ env: Environment,
        _ body: (Environment) -> Void
    ) {
        iterate(binders[...], condition, cost: cost, env, body)
    }

    private func iterate(
        _ binders: ArraySlice<Binder>, _ condition: Expression?, cost: Int, _ env: Environment,
        _ body: (Environment) -> Void
    ) {
        guard let binder = binders.first else {
            guard let condition else { return body(env) }
            let skip = Label()
            jump(unless: condition, to: skip, env)
            if condition.boolean == nil { coverGuard(condition, env) }
            body(env)
            place(skip)
            return
        }
        forEachValue(of: binder, cost: cost, env) { inner in
            iterate(binders.dropFirst(), condition, cost: cost, inner, body)
        }
    }

    /// Emits `body` with the binder's local bound to each value, unrolled where that is short.
    private func forEachValue(of binder: Binder, cost: Int, _ env: Environment, _ body: (Environment) -> Void) {
        switch binder.domain {
        case .type(let type): forEachOrdinal(binder, type, members: nil, cost: cost, env, body)
        case .set(let set):
            guard case .set(let element) = set.type else { return }
            let words = operands(block(of: set, env), count: shapes.slotCount(set.type))
            forEachOrdinal(binder, element, members: words, cost: cost, env, body)
        case .range(let low, let high): forEachInteger(binder, low, high, cost: cost, env, body)
        }
    }

    private func mayUnroll(_ count: Int, cost: Int) -> Bool {
        count <= 64 && count * max(1, cost) <= Self.unrollLimit && output.code.count < Self.codeLimit
    }

    /// All values of a type by ordinal, those not in `members` left out.
    private func forEachOrdinal(
        _ binder: Binder, _ type: Type, members: [Operand]?, cost: Int, _ env: Environment,
        _ body: (Environment) -> Void
    ) {
        let count = program.cardinality(of: type)
        if mayUnroll(count, cost: cost) {
            for position in 0..<count {
                let skip = Label()
                if let members, !test(members[position / 64], .constant(Int64(position % 64)), orSkipTo: skip) {
                    continue
                }
                var inner = env
                inner.locals[binder.local] = value(at: .constant(Int64(position)), type)
                body(inner)
                place(skip)
            }
            return
        }
        let counter = block(1)
        emit(.move, counter, slot(of: 0))
        loop(counter, last: .constant(Int64(count) - 1)) { next in
            if let members {
                let word = memberWord(members, counter)
                _ = test(word, .slot(lowBits(counter)), orSkipTo: next)
            }
            var inner = env
            let found = value(at: .slot(counter), type)
            inner.locals[binder.local] = stable(found, type)
            body(inner)
        }
    }

    /// The word of a set that holds the bit of a position.
    func memberWord(_ words: [Operand], _ position: Int32) -> Operand {
        if words.count == 1 { return words[0] }
        let base = addressed(.operands(words), count: words.count)
        let index = temporary()
        emit(.shiftRight, index, position, 6)
        let target = temporary()
        emit(.load, target, index, base.offset, within: base.extent.repeated(words.count, stride: 1))
        return .slot(target)
    }

    /// A position within its word.
    func lowBits(_ position: Int32) -> Int32 {
        let target = temporary()
        emit(.maskLow, target, position, 63)
        return target
    }

    /// Goes to `skip` unless the bit is set; says whether what follows is reached.
    private func test(_ word: Operand, _ bit: Operand, orSkipTo skip: Label) -> Bool {
        switch binary(.testBit, word, bit) {
        case .constant(let number): return number != 0
        case .slot(let slot):
            jump(.jumpIfZero, slot, to: skip)
            return true
        }
    }

    /// A value that temporaries hold, in slots that last as long as the region.
    private func stable(_ found: Block, _ type: Type) -> Block {
        let count = shapes.slotCount(type)
        let target = block(count)
        move(found, to: target, count)
        return shapes.isScalar(type) ? .operands([.slot(target)]) : .memory(Address(slot: target))
    }

    private func forEachInteger(
        _ binder: Binder, _ low: Expression, _ high: Expression, cost: Int, _ env: Environment,
        _ body: (Environment) -> Void
    ) {
        let (l, h) = (value(of: low, env), value(of: high, env))
        if case .constant(let first) = l, case .constant(let last) = h {
            if first > last { return }
            if last - first < 64, mayUnroll(Int(last - first) + 1, cost: cost) {
                for number in first...last {
                    var inner = env
                    inner.locals[binder.local] = .operands([.constant(number)])
                    body(inner)
                }
                return
            }
        }
        let counter = block(1)
        emit(.move, counter, slot(l))
        let limit = block(1)
        emit(.move, limit, slot(h))
        let end = Label()
        jump(.jumpIfLess, limit, counter, to: end)
        loop(counter, last: .slot(limit)) { _ in
            var inner = env
            let copy = block(1)
            emit(.move, copy, counter)
            inner.locals[binder.local] = .operands([.slot(copy)])
            body(inner)
        }
        place(end)
    }

    /// Emits `body` again and again while the counter runs up to `last`, which it has not passed; `next` ends a turn.
    private func loop(_ counter: Int32, last: Operand, _ body: (Label) -> Void) {
        if case .constant(let number) = last, number < 0 { return }
        let head = Label()
        let (next, end) = (Label(), Label())
        place(head)
        body(next)
        place(next)
        jump(.jumpIfLessOrEqual, slot(last), counter, to: end)
        emit(.add, counter, counter, slot(of: 1))
        jump(to: head)
        place(end)
    }

    // MARK: Kinds of quantifiers

    /// `forall` ends on `false`, `exists` on `true`; all values are looked at where one may be an error.
    func quantified(
        _ binders: [Binder], _ condition: Expression?, _ body: Expression, endsOn: Bool, _ sense: Bool,
        _ label: Label, _ env: Environment
    ) {
        let cost = weight(body) + (condition.map { weight($0) } ?? 0)
        let mayFail = facts.mayFail(body) || condition.map { facts.mayFail($0) } == true
        let hasGuards = env.guardedProperty != nil && (condition != nil || body.contains(where: \.isGuarding))
        if mayFail || hasGuards {
            let result = block(1)
            emit(.move, result, slot(of: endsOn ? 0 : 1))
            iterate(binders, where: condition, cost: cost, env) { inner in
                let next = Label()
                jumpTo(next, whenNot: endsOn, body, inner)
                emit(.move, result, slot(of: endsOn ? 1 : 0))
                place(next)
            }
            jump(sense ? .jumpIfNotZero : .jumpIfZero, result, to: label)
            return
        }
        let end = Label()
        let target = sense == endsOn ? label : end
        iterate(binders, where: condition, cost: cost, env) { inner in
            if endsOn { jump(if: body, to: target, inner) } else { jump(unless: body, to: target, inner) }
        }
        if sense != endsOn { jump(to: label) }
        place(end)
    }

    private func jumpTo(_ label: Label, whenNot value: Bool, _ e: Expression, _ env: Environment) {
        if value { jump(unless: e, to: label, env) } else { jump(if: e, to: label, env) }
    }

    /// A rough number of instructions.
    func weight(_ e: Expression) -> Int {
        var total = 1
        switch e.kind {
        case .quantifier(_, let binders, _, _):
            var inner = 0
            e.forEachOperand { inner += weight($0) }
            var product = 1
            for binder in binders { product = min(1_000_000, product * max(1, domainCount(binder.domain))) }
            return min(1_000_000, inner * product)
        case .call(let f, _): total += weight(facts.body(of: f))
        default: break
        }
        e.forEachOperand { total = min(1_000_000, total + weight($0)) }
        return total
    }

    private func domainCount(_ domain: Domain) -> Int {
        switch domain {
        case .type(let type): return min(1_000_000, program.cardinality(of: type))
        case .set(let set):
            if case .set(let element) = set.type { return min(1_000_000, program.cardinality(of: element)) }
            return 1
        case .range(let low, let high):
            guard case .range(let l, _) = low.type, case .range(_, let h) = high.type, l <= h else { return 1 }
            return Int(clamping: min(1_000_000, UInt64(bitPattern: h &- l)))
        }
    }

    /// `count x: T { P }`.
    func counted(_ binders: [Binder], _ condition: Expression?, _ body: Expression, _ env: Environment) -> Operand {
        let total = block(1)
        emit(.move, total, slot(of: 0))
        iterate(binders, where: condition, cost: weight(body) + 2, env) { inner in
            let next = Label()
            jump(unless: body, to: next, inner)
            emit(.add, total, total, slot(of: 1))
            place(next)
        }
        return .slot(total)
    }

    /// `min x: T where P { E }` and `max`; `none` is below every value.
    func extremum(
        _ binders: [Binder], _ condition: Expression?, _ body: Expression, isMinimum: Bool, _ env: Environment
    ) -> Operand {
        let best = block(1)
        emit(.move, best, slot(of: Sentinel.none))
        let end = Label()
        // The first of the ordered values is the least, where nothing behind it can be an error.
        let isFirstBest = isMinimum && isItsOwnBinder(body, binders) && condition.map { facts.mayFail($0) } != true
        iterate(binders, where: condition, cost: weight(body) + 3 + (condition.map { weight($0) } ?? 0), env) { inner in
            let number = slot(value(of: body, inner))
            if isFirstBest {
                emit(.move, best, number)
                return jump(to: end)
            }
            let (take, next) = (Label(), Label())
            jump(.jumpIfEqual, best, slot(of: Sentinel.none), to: take)
            if isMinimum {
                jump(.jumpIfLessOrEqual, best, number, to: next)
            } else {
                jump(.jumpIfLessOrEqual, number, best, to: next)
            }
            place(take)
            emit(.move, best, number)
            place(next)
        }
        place(end)
        return .slot(best)
    }

    private func isItsOwnBinder(_ body: Expression, _ binders: [Binder]) -> Bool {
        guard binders.count == 1, case .local(let id) = body.kind, id == binders[0].local else { return false }
        return true
    }

    /// `the x: T where P`.
    func theOne(_ binder: Binder, _ condition: Expression, _ e: Expression, _ env: Environment) -> Block {
        guard case .optional(let type) = e.type else { return .operands([.constant(0)]) }
        let count = shapes.slotCount(e.type)
        let result = block(count)
        move(.operands(shapes.slots(of: .none, type: e.type).map { .constant($0) }), to: result)
        let isFound = block(1)
        emit(.move, isFound, slot(of: 0))
        iterate([binder], where: condition, cost: weight(condition) + 4, env) { inner in
            emit(.failIfNotZero, isFound, failing: .severalValues, at: e.span)
            emit(.move, isFound, slot(of: 1))
            guard let value = inner.locals[binder.local] else { return }
            if shapes.isScalar(e.type) {
                move(value, to: result)
            } else {
                emit(.move, result, slot(of: 1))
                move(value, to: result + 1, shapes.slotCount(type))
            }
        }
        return shapes.isScalar(e.type) ? .operands([.slot(result)]) : .memory(Address(slot: result))
    }
}

extension Expression {
    /// Whether it has a guard of its own, whose truth counts towards vacuity.
    fileprivate var isGuarding: Bool {
        switch kind {
        case .implies, .conditional, .quantifier(_, _, where: .some, _), .the, .setComprehension(_, where: .some): true
        default: false
        }
    }
}
