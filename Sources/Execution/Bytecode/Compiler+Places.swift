import Language

extension Compiler {
    /// The slots of a value of any type; emits what computes them.
    func block(of e: Expression, _ env: Environment) -> Block {
        if shapes.isScalar(e.type) { return .operands([value(of: e, env)]) }
        return locate(e, env) ?? composite(e, env)
    }

    /// Where a place is, `nil` for what is no place.
    func locate(_ e: Expression, _ env: Environment) -> Block? {
        switch e.kind {
        case .variable(let id):
            let offset = map.variables[id.index] + (env.isOld ? output.stateSlots : 0)
            return .memory(Address(slot: offset))
        case .local(let id): return env.locals[id] ?? .operands([.constant(0)])
        case .field(let base, let field):
            guard case .structure(let id) = base.type else { return nil }
            return slice(block(of: base, env), from: shapes.offset(ofField: field, in: id), shapes.slotCount(e.type))
        case .element(let base, let index):
            guard case .array(let type, let element) = base.type else { return nil }
            let root = block(of: base, env)
            return self.element(
                of: root, at: position(of: index, in: type, env, span: e.span), stride: shapes.slotCount(element))
        case .sequenceElement(let base, let index):
            guard case .sequence(let bound, let element) = base.type else { return nil }
            let root = block(of: base, env)
            return sequenceElement(root, index, bound: bound, shapes.slotCount(element), env, e.span)
        case .unwrap(let base):
            if shapes.isScalar(base.type) { return nil }
            let root = block(of: base, env)
            emit(.failIfZero, slot(scalar(slice(root, from: 0, 1))), failing: .unwrapOfNone, at: e.span)
            return slice(root, from: 1, shapes.slotCount(e.type))
        default: return nil
        }
    }

    /// A position among the values of an index type: a constant, or a slot that holds it times nothing yet.
    enum Position {
        case constant(Int)
        /// A slot with a number, with the number of the first position; `isChecked` says whether it may lie outside.
        case dynamic(Int32, low: Int64, count: Int, needsCheck: Bool, SourceSpan)
        /// An index that is never right.
        case impossible
    }

    /// Where the value of an index lies among those of its type.
    func position(of index: Expression, in type: Type, _ env: Environment, span: SourceSpan) -> Position {
        let count = program.cardinality(of: type)
        if case .range(let low, let high) = type {
            let operand = value(of: index, env)
            if case .constant(let number) = operand {
                if number >= low, number <= high { return .constant(Int(number - low)) }
                emit(.fail, failing: .indexOutOfRange, at: index.span)
                return .impossible
            }
            return .dynamic(
                slot(operand), low: low, count: count, needsCheck: facts.needsRangeCheck(index, type), index.span)
        }
        switch ordinal(of: block(of: index, env), type) {
        case .constant(let number):
            // What stands behind a `!` of a constant `none` is never reached, and may be any number.
            return number >= 0 && number < Int64(count) ? .constant(Int(number)) : .impossible
        case .slot(let slot): return .dynamic(slot, low: 0, count: count, needsCheck: false, index.span)
        }
    }

    /// The element at a position of an array that begins with the block.
    func element(of root: Block, at position: Position, stride: Int) -> Block {
        switch position {
        case .constant(let index): return slice(root, from: index * stride, stride)
        case .impossible: return slice(root, from: 0, stride)
        case .dynamic(let number, let low, let count, let needsCheck, let span):
            let base = addressed(root, count: count * stride)
            let register = temporary()
            if needsCheck {
                let table = index(Bytecode.IndexTable(low: low, count: Int64(count), stride: Int64(stride)))
                emit(.index, register, number, table, failing: .indexOutOfRange, at: span)
                return .memory(moved(base, by: register, first: 0, count: count, stride: stride))
            }
            if stride == 1 { return .memory(moved(base, by: number, first: low, count: count, stride: 1)) }
            emit(.multiply, register, number, slot(of: Int64(stride)))
            return .memory(moved(base, by: register, first: low * Int64(stride), count: count, stride: stride))
        }
    }

    /// `q[i]`, with the check that there is such an element.
    private func sequenceElement(
        _ root: Block, _ index: Expression, bound: Int, _ stride: Int, _ env: Environment, _ span: SourceSpan
    ) -> Block {
        let number = value(of: index, env)
        let size = scalar(slice(root, from: 0, 1))
        let isInside = binary(
            .bitAnd, binary(.lessOrEqual, .constant(0), number), binary(.less, number, size))
        if isInside == .constant(0) || bound == 0 {
            emit(.fail, failing: .indexOutOfRange, at: index.span)
            return .operands([Operand](repeating: .constant(0), count: stride))
        }
        emit(.failIfZero, slot(isInside), failing: .indexOutOfRange, at: index.span)
        let elements = slice(root, from: 1, bound * stride)
        if case .constant(let position) = number {
            if position >= Int64(bound) {
                emit(.fail, failing: .indexOutOfRange, at: index.span)
                return .operands([Operand](repeating: .constant(0), count: stride))
            }
            return slice(elements, from: Int(position) * stride, stride)
        }
        return element(
            of: elements, at: .dynamic(slot(number), low: 0, count: bound, needsCheck: false, span), stride: stride)
    }

    /// The same place, further on by what a register holds: `first`, or a multiple of `stride` more.
    private func moved(_ base: Address, by register: Int32, first: Int64, count: Int, stride: Int) -> Address {
        let extent = base.extent.repeated(count, stride: stride)
        let offset = base.offset - Int32(clamping: first)
        guard let outer = base.register else { return Address(register: register, offset: offset, extent: extent) }
        let sum = temporary()
        emit(.add, sum, outer, register)
        return Address(register: sum, offset: offset, extent: extent)
    }

    /// The block in memory, copied there if it is not.
    func addressed(_ block: Block, count: Int) -> Address {
        switch block {
        case .memory(let address): return address
        case .operands(let operands):
            let constants = operands.compactMap { if case .constant(let number) = $0 { number } else { nil } }
            if constants.count == operands.count {
                return Address(slot: slot(ofBlock: constants))
            }
            let target = self.block(max(1, operands.count))
            for (offset, operand) in operands.enumerated() { emit(.move, target + Int32(offset), slot(operand)) }
            return Address(slot: target)
        }
    }

    /// The part of a block.
    func slice(_ block: Block, from offset: Int, _ count: Int) -> Block {
        switch block {
        case .memory(let address):
            return .memory(address.advanced(by: Int32(offset)))
        case .operands(let operands):
            if operands.count < offset + count { return .operands([Operand](repeating: .constant(0), count: count)) }
            return .operands(Array(operands[offset..<offset + count]))
        }
    }

    /// The first slot of a block as an operand.
    func scalar(_ block: Block) -> Operand {
        switch block {
        case .operands(let operands): return operands.first ?? .constant(0)
        case .memory(let address):
            guard let register = address.register else { return .slot(address.offset) }
            let target = temporary()
            emit(.load, target, register, address.offset, within: address.extent)
            return .slot(target)
        }
    }

    /// All slots of a block, one operand each.
    func operands(_ block: Block, count: Int) -> [Operand] {
        switch block {
        case .operands(let operands): return operands
        case .memory(let address):
            if let register = address.register {
                let target = self.block(count)
                if count == 1 {
                    emit(.load, target, register, address.offset, within: address.extent)
                } else {
                    emit(.loadBlock, target, slot(ofAddress: address), Int32(count), within: address.extent)
                }
                return (0..<count).map { .slot(target + Int32($0)) }
            }
            return (0..<count).map { .slot(address.offset + Int32($0)) }
        }
    }

    /// A slot that holds the number of the slot at an address.
    func slot(ofAddress address: Address) -> Int32 {
        guard let register = address.register else { return slot(of: Int64(address.offset)) }
        if address.offset == 0 { return register }
        let target = temporary()
        emit(.add, target, register, slot(of: Int64(address.offset)))
        return target
    }

    /// The slot of a lock, seqcount or srcu, as a number in a slot, and what that may be.
    func placeSlot(_ place: Expression, _ env: Environment) -> (slot: Int32, extent: Extent) {
        guard case .memory(let address)? = locate(place, env) else { return (slot(of: 0), Extent(root: 0)) }
        return (slot(ofAddress: address), address.extent)
    }
}
