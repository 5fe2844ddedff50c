import Language

extension Compiler {
    /// A value as what it is stored in wants it: checked against its bounds, re-laid where the layouts differ.
    func converted(_ block: Block, from type: Type, to target: Type, at span: SourceSpan) -> Block {
        if type == target { return block }
        switch (type, target) {
        case (.range, .range(let low, let high)):
            if Bounds.fits(type, in: target) { return block }
            let operand = scalar(block)
            checkRange(operand, low, high, target, span)
            return .operands([operand])
        case (.optional(let inner), .optional(let wanted)):
            return convertedOptional(block, inner, wanted, span)
        case (_, .optional(let wanted)) where !type.isOptional:
            let inner = converted(block, from: type, to: wanted, at: span)
            if shapes.isScalar(target) { return inner }
            return .operands([.constant(1)] + operands(inner, count: shapes.slotCount(wanted)))
        case (.array(let index, let element), .array(_, let wanted)):
            let size = shapes.slotCount(element)
            if element == wanted { return block }
            var parts: [Operand] = []
            for position in 0..<program.cardinality(of: index) {
                let part = converted(slice(block, from: position * size, size), from: element, to: wanted, at: span)
                parts += operands(part, count: shapes.slotCount(wanted))
            }
            return .operands(parts)
        case (.set(let element), .set(let wanted)): return convertedSet(block, element, wanted, span)
        case (.sequence(let bound, let element), .sequence(let wantedBound, let wanted)):
            return convertedSequence(block, bound, element, wantedBound, wanted, span)
        default: return block
        }
    }

    func checkRange(_ operand: Operand, _ low: Int64, _ high: Int64, _ type: Type, _ span: SourceSpan) {
        let kind = ModelError.Kind.valueOutOfRange(type: program.text(of: type))
        if case .constant(let number) = operand {
            if number < low || number > high { emit(.fail, failing: kind, at: span) }
            return
        }
        emit(
            .checkRange, slot(operand), 0, range(Bytecode.RangeTable(low: low, high: high)), failing: kind, at: span)
    }

    private func convertedOptional(_ block: Block, _ inner: Type, _ wanted: Type, _ span: SourceSpan) -> Block {
        if inner == wanted || Bounds.fits(inner, in: wanted) && shapes.isScalar(inner) { return block }
        if shapes.isScalar(inner) {
            let operand = scalar(block)
            if operand == .constant(Sentinel.none) { return block }
            let end = Label()
            jump(.jumpIfEqual, slot(operand), slot(of: Sentinel.none), to: end)
            _ = converted(.operands([operand]), from: inner, to: wanted, at: span)
            place(end)
            return .operands([operand])
        }
        let (size, wantedSize) = (shapes.slotCount(inner), shapes.slotCount(wanted))
        let target = self.block(wantedSize + 1)
        let (empty, end) = (Label(), Label())
        jump(.jumpIfZero, slot(scalar(slice(block, from: 0, 1))), to: empty)
        let part = converted(slice(block, from: 1, size), from: inner, to: wanted, at: span)
        emit(.move, target, slot(of: 1))
        move(part, to: target + 1, wantedSize)
        jump(to: end)
        place(empty)
        let nothing = shapes.slots(of: .none, type: .optional(wanted)).map { Operand.constant($0) }
        move(.operands(nothing), to: target, wantedSize + 1)
        place(end)
        return .memory(Address(slot: target))
    }

    /// A set over one range as a set over another: member by member.
    private func convertedSet(_ block: Block, _ element: Type, _ wanted: Type, _ span: SourceSpan) -> Block {
        if element == wanted { return block }
        let target = self.block(shapes.slotCount(.set(wanted)))
        move(.operands([Operand](repeating: .constant(0), count: shapes.slotCount(.set(wanted)))), to: target)
        for position in 0..<program.cardinality(of: element) {
            guard let value = program.value(at: position, in: element) else { continue }
            let skip = Label()
            let word = scalar(slice(block, from: position / 64, 1))
            let isMember = binary(.testBit, word, .constant(Int64(position % 64)))
            if isMember == .constant(0) { continue }
            jump(.jumpIfZero, slot(isMember), to: skip)
            if let new = program.ordinal(of: value, in: wanted) {
                let at = target + Int32(new / 64)
                emit(.bitOr, at, at, slot(of: 1 << Int64(new % 64)))
            } else {
                emit(.fail, failing: .valueOutOfRange(type: program.text(of: wanted)), at: span)
            }
            place(skip)
        }
        return .memory(Address(slot: target))
    }

    private func convertedSequence(
        _ block: Block, _ bound: Int, _ element: Type, _ wantedBound: Int, _ wanted: Type, _ span: SourceSpan
    ) -> Block {
        if bound == wantedBound, element == wanted { return block }
        let (size, wantedSize) = (shapes.slotCount(element), shapes.slotCount(wanted))
        let target = self.block(1 + wantedBound * wantedSize)
        let length = scalar(slice(block, from: 0, 1))
        if bound > wantedBound {
            let isInside = binary(.lessOrEqual, length, .constant(Int64(wantedBound)))
            emit(.failIfZero, slot(isInside), failing: .sequenceOverflow(bound: wantedBound), at: span)
        }
        emit(.move, target, slot(length))
        let filler = shapes.slots(of: program.defaultValue(of: wanted), type: wanted).map { Operand.constant($0) }
        for position in 0..<wantedBound {
            let at = target + 1 + Int32(position * wantedSize)
            let (unused, end) = (Label(), Label())
            if position < bound {
                let isUsed = binary(.less, .constant(Int64(position)), length)
                jump(.jumpIfZero, slot(isUsed), to: unused)
                let part = slice(block, from: 1 + position * size, size)
                move(converted(part, from: element, to: wanted, at: span), to: at, wantedSize)
                jump(to: end)
            }
            place(unused)
            move(.operands(filler), to: at)
            place(end)
        }
        return .memory(Address(slot: target))
    }

    /// Copies a block to fixed slots without noting it.
    func move(_ block: Block, to target: Int32, _ count: Int? = nil) {
        switch block {
        case .operands(let operands):
            for (offset, operand) in operands.enumerated() {
                emit(.move, target + Int32(offset), slot(operand))
            }
        case .memory(let address):
            let size = count ?? 1
            if address.register != nil {
                emit(.loadBlock, target, slot(ofAddress: address), Int32(size), within: address.extent)
            } else if size == 1 {
                emit(.move, target, address.offset)
            } else {
                emit(.copy, target, address.offset, Int32(size))
            }
        }
    }
}

extension Type {
    /// Whether it is an optional.
    var isOptional: Bool { if case .optional = self { true } else { false } }
}
