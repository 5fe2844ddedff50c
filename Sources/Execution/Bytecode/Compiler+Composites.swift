import Language

extension Compiler {
    /// The slots of a value of several slots that is no place.
    func composite(_ e: Expression, _ env: Environment) -> Block {
        switch e.kind {
        case .constant(let value):
            let numbers = shapes.slots(of: value, type: e.type)
            if numbers.count > 64 { return .memory(Address(slot: slot(ofBlock: numbers))) }
            return .operands(numbers.map { .constant($0) })
        case .some(let inner):
            return converted(block(of: inner, env), from: inner.type, to: e.type, at: e.span)
        case .conditional(let c, let a, let b): return compositeConditional(c, a, b, e, env)
        case .structure(let parts):
            guard case .structure(let id) = e.type else { return .operands([]) }
            return .operands(
                zip(parts, program.structures[id.index].fields).flatMap { part, field in
                    stored(part, as: field.type, env)
                })
        case .arrayLiteral(let parts):
            guard case .array(_, let element) = e.type else { return .operands([]) }
            return .operands(parts.flatMap { stored($0, as: element, env) })
        case .arrayComprehension(let local, let index, let body): return comprehension(local, index, body, e, env)
        case .sequenceLiteral(let parts): return sequence(parts, e, env)
        case .setLiteral(let parts): return set(of: parts, e, env)
        case .setComprehension(let binder, let condition): return set(binder, condition, e, env)
        case .setOperation(let o, let a, let b): return setOperation(o, a, b, e, env)
        case .the(let binder, let condition): return theOne(binder, condition, e, env)
        case .first(let q): return end(of: q, isFirst: true, e, env)
        case .last(let q): return end(of: q, isFirst: false, e, env)
        case .call(let f, let arguments): return call(f, arguments, env)
        case .old(let inner):
            var old = env
            old.isOld = true
            return block(of: inner, old)
        default: return .operands([Operand](repeating: .constant(0), count: shapes.slotCount(e.type)))
        }
    }

    /// The operands of a value that is stored as `type`, kept apart from temporaries.
    func stored(_ e: Expression, as type: Type, _ env: Environment) -> [Operand] {
        operands(converted(block(of: e, env), from: e.type, to: type, at: e.span), count: shapes.slotCount(type))
    }

    private func compositeConditional(
        _ c: Expression, _ a: Expression, _ b: Expression, _ e: Expression, _ env: Environment
    ) -> Block {
        let count = shapes.slotCount(e.type)
        let target = block(count)
        let (isFalse, end) = (Label(), Label())
        jump(unless: c, to: isFalse, env)
        coverGuard(c, env)
        move(converted(block(of: a, env), from: a.type, to: e.type, at: a.span), to: target, count)
        jump(to: end)
        place(isFalse)
        move(converted(block(of: b, env), from: b.type, to: e.type, at: b.span), to: target, count)
        place(end)
        return .memory(Address(slot: target))
    }

    private func comprehension(
        _ local: LocalID, _ index: Type, _ body: Expression, _ e: Expression, _ env: Environment
    ) -> Block {
        guard case .array(_, let element) = e.type else { return .operands([]) }
        let size = shapes.slotCount(element)
        let target = block(max(1, shapes.slotCount(e.type)))
        let at = block(1)
        emit(.move, at, slot(of: Int64(target)))
        iterate([Binder(local: local, domain: .type(index))], where: nil, cost: weight(body) + size, env) { inner in
            let parts = stored(body, as: element, inner)
            let source = block(size)
            move(.operands(parts), to: source)
            let places = Extent(root: target).repeated(program.cardinality(of: index), stride: size)
            emit(.storeBlockIndirect, at, source, Int32(size), within: places)
            emit(.add, at, at, slot(of: Int64(size)))
        }
        return .memory(Address(slot: target))
    }

    private func sequence(_ parts: [Expression], _ e: Expression, _ env: Environment) -> Block {
        guard case .sequence(let bound, let element) = e.type else { return .operands([]) }
        if parts.count > bound { emit(.fail, failing: .sequenceOverflow(bound: bound), at: e.span) }
        var list: [Operand] = [.constant(Int64(parts.count))]
        for part in parts.prefix(bound) { list += stored(part, as: element, env) }
        let filler = shapes.slots(of: program.defaultValue(of: element), type: element).map { Operand.constant($0) }
        for _ in min(parts.count, bound)..<bound { list += filler }
        return .operands(list)
    }

    /// `q.first` and `q.last`.
    func end(of q: Expression, isFirst: Bool, _ e: Expression, _ env: Environment) -> Block {
        guard case .sequence(let bound, let element) = q.type else { return .operands([.constant(0)]) }
        let size = shapes.slotCount(element)
        let root = block(of: q, env)
        let length = scalar(slice(root, from: 0, 1))
        emit(.failIfZero, slot(length), failing: .emptySequence(operation: isFirst ? "first" : "last"), at: e.span)
        if bound == 0 { return .operands([Operand](repeating: .constant(0), count: size)) }
        if isFirst { return slice(root, from: 1, size) }
        let position = binary(.subtract, length, .constant(1))
        if case .constant(let number) = position { return slice(root, from: 1 + max(0, Int(number)) * size, size) }
        return self.element(
            of: slice(root, from: 1, bound * size),
            at: .dynamic(slot(position), low: 0, count: bound, needsCheck: false, e.span), stride: size)
    }
}
