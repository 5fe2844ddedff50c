import Language

extension Compiler {
    /// An operator on two operands whose result fits in 64 bits; computed now if both are constants.
    func binary(_ opcode: Opcode, _ a: Operand, _ b: Operand) -> Operand {
        if case .constant(let x) = a, case .constant(let y) = b {
            return .constant(Self.compute(opcode, x, y))
        }
        if let shorter = Self.shortcut(opcode, a, b) { return shorter }
        let (first, second) = (slot(a), slot(b))
        let target = temporary()
        emit(opcode, target, first, second)
        return .slot(target)
    }

    private static func shortcut(_ opcode: Opcode, _ a: Operand, _ b: Operand) -> Operand? {
        switch (opcode, a, b) {
        case (.add, .constant(0), let x), (.add, let x, .constant(0)), (.subtract, let x, .constant(0)),
            (.multiply, .constant(1), let x), (.multiply, let x, .constant(1)), (.bitOr, let x, .constant(0)),
            (.bitOr, .constant(0), let x):
            x
        case (.multiply, .constant(0), _), (.multiply, _, .constant(0)), (.bitAnd, .constant(0), _),
            (.bitAnd, _, .constant(0)):
            .constant(0)
        default: nil
        }
    }

    private static func compute(_ opcode: Opcode, _ x: Int64, _ y: Int64) -> Int64 {
        switch opcode {
        case .add: x &+ y
        case .subtract: x &- y
        case .multiply: x &* y
        case .equal: x == y ? 1 : 0
        case .notEqual: x != y ? 1 : 0
        case .less: x < y ? 1 : 0
        case .lessOrEqual: x <= y ? 1 : 0
        case .bitAnd: x & y
        case .bitOr: x | y
        case .bitAndNot: x & ~y
        case .testBit: x &>> y & 1
        default: 0
        }
    }

    /// `1 - x` of a truth value.
    func not(_ a: Operand) -> Operand {
        if case .constant(let x) = a { return .constant(1 - x) }
        let target = temporary()
        emit(.not, target, slot(a))
        return .slot(target)
    }

    /// A truth value with one bit set.
    func bit(_ position: Operand) -> Operand {
        if case .constant(let x) = position { return .constant(1 &<< x) }
        let target = temporary()
        emit(.bit, target, slot(position))
        return .slot(target)
    }

    /// Arithmetic as the model writes it, checked where the bounds leave room for an error.
    func arithmetic(_ o: ArithmeticOperator, _ e: Expression, _ a: Expression, _ b: Expression, _ env: Environment)
        -> Operand
    {
        let (x, y) = (value(of: a, env), value(of: b, env))
        if case .constant(let l) = x, case .constant(let r) = y {
            if let result = Simplifier.checked(l, r, o) { return .constant(result) }
            let kind: ModelError.Kind =
                (o == .divide || o == .remainder) && r == 0 ? .divisionByZero : .arithmeticOverflow
            if o == .remainder, r == -1 { return .constant(0) }
            emit(.fail, failing: kind, at: e.span)
            return .constant(0)
        }
        let isSafe = Bounds.ofOperator(o, a.type, b.type) != nil || !a.type.isRange || !b.type.isRange
        switch o {
        case .add, .subtract, .multiply:
            let plain: Opcode = o == .add ? .add : o == .subtract ? .subtract : .multiply
            if isSafe { return binary(plain, x, y) }
            let checked: Opcode = o == .add ? .addChecked : o == .subtract ? .subtractChecked : .multiplyChecked
            let target = temporary()
            emit(checked, target, slot(x), slot(y), failing: .arithmeticOverflow, at: e.span)
            return .slot(target)
        case .divide, .remainder:
            let (first, second) = (slot(x), slot(y))
            if !isSafe { emit(.failIfZero, second, failing: .divisionByZero, at: e.span) }
            let target = temporary()
            emit(
                o == .divide ? .divide : .remainder, target, first, second, failing: .arithmeticOverflow, at: e.span)
            return .slot(target)
        }
    }

    /// The position of a value among those of its type.
    func ordinal(of block: Block, _ type: Type) -> Operand {
        switch type {
        case .range(let low, _): return binary(.subtract, scalar(block), .constant(low))
        case .optional(let wrapped):
            if shapes.isScalar(type) { return optionalOrdinal(scalar(block), wrapped) }
            let target = self.block(1)
            let (empty, end) = (Label(), Label())
            let flag = scalar(slice(block, from: 0, 1))
            jump(.jumpIfZero, slot(flag), to: empty)
            let inner = ordinal(of: slice(block, from: 1, shapes.slotCount(wrapped)), wrapped)
            emit(.add, target, slot(inner), slot(of: 1))
            jump(to: end)
            place(empty)
            emit(.move, target, slot(of: 0))
            place(end)
            return .slot(target)
        case .structure(let id):
            var sum = Operand.constant(0)
            var offset = 0
            for field in program.structures[id.index].fields {
                let count = shapes.slotCount(field.type)
                let part = ordinal(of: slice(block, from: offset, count), field.type)
                let scaled = binary(.multiply, sum, .constant(Int64(clamping: program.cardinality(of: field.type))))
                sum = binary(.add, scaled, part)
                offset += count
            }
            return sum
        default: return scalar(block)
        }
    }

    private func optionalOrdinal(_ operand: Operand, _ wrapped: Type) -> Operand {
        var lowest: Int64 = 0
        if case .range(let low, _) = wrapped { lowest = low }
        if case .constant(let number) = operand {
            return .constant(number == Sentinel.none ? 0 : number - lowest + 1)
        }
        let target = temporary()
        let table = optional(Bytecode.OptionalTable(sentinel: Sentinel.none, lowest: lowest))
        emit(.encodeOptional, target, slot(operand), table)
        return .slot(target)
    }

    /// The value with an ordinal, as a block.
    func value(at ordinal: Operand, _ type: Type) -> Block {
        if case .constant(let number) = ordinal, let value = program.value(at: Int(number), in: type) {
            return .operands(shapes.slots(of: value, type: type).map { .constant($0) })
        }
        switch type {
        case .range(let low, _): return .operands([binary(.add, ordinal, .constant(low))])
        case .optional(let wrapped):
            if shapes.isScalar(type) {
                var lowest: Int64 = 0
                if case .range(let low, _) = wrapped { lowest = low }
                let target = temporary()
                let table = optional(Bytecode.OptionalTable(sentinel: Sentinel.none, lowest: lowest))
                emit(.decodeOptional, target, slot(ordinal), table)
                return .operands([.slot(target)])
            }
            return optionalBlock(at: ordinal, wrapped)
        case .structure(let id): return structureBlock(at: ordinal, id)
        default: return .operands([ordinal])
        }
    }

    private func optionalBlock(at ordinal: Operand, _ wrapped: Type) -> Block {
        let count = shapes.slotCount(wrapped)
        let target = block(count + 1)
        let (empty, end) = (Label(), Label())
        jump(.jumpIfZero, slot(ordinal), to: empty)
        emit(.move, target, slot(of: 1))
        let inner = value(at: binary(.subtract, ordinal, .constant(1)), wrapped)
        for (offset, operand) in operands(inner, count: count).enumerated() {
            emit(.move, target + 1 + Int32(offset), slot(operand))
        }
        jump(to: end)
        place(empty)
        let nothing = shapes.slots(of: .none, type: .optional(wrapped))
        for (offset, number) in nothing.enumerated() { emit(.move, target + Int32(offset), slot(of: number)) }
        place(end)
        return .memory(Address(slot: target))
    }

    private func structureBlock(at ordinal: Operand, _ id: StructureID) -> Block {
        var rest = ordinal
        var parts: [[Operand]] = []
        for field in program.structures[id.index].fields.reversed() {
            let count = Operand.constant(Int64(clamping: max(1, program.cardinality(of: field.type))))
            let digit = block(1)
            emit(.remainder, digit, slot(rest), slot(count))
            let quotient = block(1)
            emit(.divide, quotient, slot(rest), slot(count))
            parts.append(operands(value(at: .slot(digit), field.type), count: shapes.slotCount(field.type)))
            rest = .slot(quotient)
        }
        return .operands(Array(parts.reversed().joined()))
    }
}

extension Type {
    /// Whether it is a range of integers.
    var isRange: Bool { if case .range = self { true } else { false } }
}
