import Language

extension Compiler {
    /// The words of a set expression.
    func words(_ e: Expression, _ env: Environment) -> [Operand] {
        operands(block(of: e, env), count: shapes.slotCount(e.type))
    }

    /// `x in s`: a value that the set's type does not have is no member.
    func isMember(_ a: Expression, _ s: Expression, _ env: Environment) -> Operand {
        guard case .set(let element) = s.type else { return .constant(0) }
        let found = block(of: a, env)
        let set = words(s, env)
        var checks: Operand = .constant(1)
        if case .range(let low, let high) = element, !Bounds.fits(a.type, in: element) {
            let number = scalar(found)
            checks = binary(
                .bitAnd, binary(.lessOrEqual, .constant(low), number), binary(.lessOrEqual, number, .constant(high)))
            if checks == .constant(0) { return .constant(0) }
        }
        let place = position(found, element)
        if case .constant(1) = checks { return member(place, of: set) }
        // The position is only looked up where it is one of the type's.
        let target = block(1)
        let end = Label()
        emit(.move, target, slot(of: 0))
        jump(.jumpIfZero, slot(checks), to: end)
        emit(.move, target, slot(member(place, of: set)))
        self.place(end)
        return .slot(target)
    }

    private func position(_ found: Block, _ element: Type) -> Operand { ordinal(of: found, element) }

    private func member(_ position: Operand, of set: [Operand]) -> Operand {
        switch position {
        case .constant(let number):
            guard number >= 0, Int(number / 64) < set.count else { return .constant(0) }
            return binary(.testBit, set[Int(number / 64)], .constant(number % 64))
        case .slot(let slot):
            if set.count == 1 { return binary(.testBit, set[0], .slot(slot)) }
            return binary(.testBit, memberWord(set, slot), .slot(lowBits(slot)))
        }
    }

    /// `s <= t`.
    func isSubset(_ a: Expression, _ b: Expression, _ env: Environment) -> Operand {
        let type = Bounds.hull(a.type, b.type)
        let count = shapes.slotCount(type)
        let x = operands(converted(block(of: a, env), from: a.type, to: type, at: a.span), count: count)
        let y = operands(converted(block(of: b, env), from: b.type, to: type, at: b.span), count: count)
        var result = Operand.constant(1)
        for (p, q) in zip(x, y) {
            result = binary(.bitAnd, result, binary(.equal, binary(.bitAndNot, p, q), .constant(0)))
        }
        return result
    }

    /// `count(s)`, `count(q)`.
    func size(of a: Expression, _ env: Environment) -> Operand {
        if case .sequence = a.type { return scalar(slice(block(of: a, env), from: 0, 1)) }
        var total = Operand.constant(0)
        for word in words(a, env) {
            if case .constant(let bits) = word {
                total = binary(.add, total, .constant(Int64(bits.nonzeroBitCount)))
                continue
            }
            let count = temporary()
            emit(.countBits, count, slot(word))
            total = binary(.add, total, .slot(count))
        }
        return total
    }

    /// `{a, b}`.
    func set(of parts: [Expression], _ e: Expression, _ env: Environment) -> Block {
        guard case .set(let element) = e.type else { return .operands([]) }
        var result = [Operand](repeating: .constant(0), count: shapes.slotCount(e.type))
        for part in parts {
            let value = converted(block(of: part, env), from: part.type, to: element, at: part.span)
            result = adding(ordinal(of: value, element), to: result)
        }
        return .operands(result)
    }

    /// The words of a set with one more member.
    func adding(_ position: Operand, to set: [Operand]) -> [Operand] {
        changing(position, of: set) { binary(.bitOr, $0, $1) }
    }

    /// The words of a set with one member less.
    func removing(_ position: Operand, from set: [Operand]) -> [Operand] {
        changing(position, of: set) { binary(.bitAndNot, $0, $1) }
    }

    private func changing(
        _ position: Operand, of set: [Operand], _ change: (Operand, Operand) -> Operand
    ) -> [Operand] {
        if case .constant(let number) = position {
            var result = set
            let word = Int(number / 64)
            if word >= 0, word < set.count { result[word] = change(set[word], .constant(1 &<< (number % 64))) }
            return result
        }
        if set.count == 1 { return [change(set[0], bit(position))] }
        let target = block(set.count)
        move(.operands(set), to: target)
        let index = temporary()
        emit(.shiftRight, index, slot(position), 6)
        let address = temporary()
        emit(.add, address, index, slot(of: Int64(target)))
        let word = temporary()
        let words = Extent(root: target).repeated(set.count, stride: 1)
        emit(.load, word, address, 0, within: words)
        let changed = change(.slot(word), bit(.slot(lowBits(slot(position)))))
        emit(.storeIndirect, address, slot(changed), 0, within: words)
        return (0..<set.count).map { .slot(target + Int32($0)) }
    }

    /// `{x: T where P}`.
    func set(_ binder: Binder, _ condition: Expression?, _ e: Expression, _ env: Environment) -> Block {
        guard case .set(let element) = e.type else { return .operands([]) }
        let count = shapes.slotCount(e.type)
        let target = block(count)
        move(.operands([Operand](repeating: .constant(0), count: count)), to: target)
        let slots = (0..<count).map { Operand.slot(target + Int32($0)) }
        let cost = (condition.map { weight($0) } ?? 0) + 4
        iterate([binder], where: condition, cost: cost, env) { inner in
            guard let value = inner.locals[binder.local] else { return }
            let type = elementType(of: binder.domain) ?? element
            let member = converted(value, from: type, to: element, at: e.span)
            move(.operands(adding(ordinal(of: member, element), to: slots)), to: target)
        }
        return .operands(slots)
    }

    private func elementType(of domain: Domain) -> Type? {
        switch domain {
        case .type(let type): return type
        case .set(let set): if case .set(let element) = set.type { return element } else { return nil }
        case .range(let low, let high): return Bounds.hull(low.type, high.type)
        }
    }

    /// `s + t`, `s & t`, `s - t`, word by word.
    func setOperation(_ o: SetOperator, _ a: Expression, _ b: Expression, _ e: Expression, _ env: Environment) -> Block
    {
        let count = shapes.slotCount(e.type)
        let wide = Bounds.hull(Bounds.hull(a.type, b.type), e.type)
        let width = shapes.slotCount(wide)
        let x = operands(converted(block(of: a, env), from: a.type, to: wide, at: a.span), count: width)
        let y = operands(converted(block(of: b, env), from: b.type, to: wide, at: b.span), count: width)
        let opcode: Opcode =
            switch o {
            case .union: .bitOr
            case .intersection: .bitAnd
            case .difference: .bitAndNot
            }
        let result = zip(x, y).map { binary(opcode, $0, $1) }
        let block = converted(.operands(result), from: wide, to: e.type, at: e.span)
        return .operands(operands(block, count: count))
    }
}
