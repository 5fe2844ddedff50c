import Language

extension Compiler {
    /// Emits one instruction of a block.
    func compile(_ instruction: GraphInstruction, _ region: Region) {
        let span = instruction.span
        switch instruction.kind {
        case .declare(let local, let value):
            let type = region.graph.locals[local.index].type
            assign(
                converted(block(of: value, region.env), from: value.type, to: type, at: value.span), to: local, region)
        case .assign(let target, let value): store(value, in: target, region)
        case .update(let target, let o, let value): update(target, o, value, region, span)
        case .insert(let value, let target): insert(value, target, region)
        case .remove(let value, let target): remove(value, target, region)
        case .append(let value, let target): append(value, target, region, span)
        case .removeFirst(let target): removeFirst(target, region, span)
        case .evaluate(let e): _ = block(of: e, region.env)
        case .assertion(let condition, let message):
            let holds = Label()
            jump(if: condition, to: holds, region.env)
            emit(.fail, failing: .assertionFailed(message: message), at: span)
            place(holds)
        case .await(let condition):
            let holds = Label()
            jump(if: condition, to: holds, region.env)
            emit(.block)
            place(holds)
        case .lock(let mode, let lock):
            emitLock(.lock, lock, mode, region, failing: .relock, at: span)
        case .unlock(let mode, let lock):
            emitLock(.unlock, lock, mode, region, failing: .unlockNotHeld, at: span)
            noteUnlock(region)
        case .readLock(let srcu): emitLock(.readLock, srcu, nil, region, failing: .relock, at: span)
        case .readUnlock(let srcu):
            emitLock(.readUnlock, srcu, nil, region, failing: .unlockNotHeld, at: span)
            noteUnlock(region)
        case .synchronize(let srcu, let site):
            if let site, let frame = region.frame {
                emit(.awaitNoted, frame.base + Int32(frame.plan.firstWait + 2 * site))
            } else {
                let place = placeSlot(srcu, region.env)
                emit(.awaitReaders, place.slot, within: place.extent)
            }
        case .bump(let counter): bump(counter, region)
        case .cover(let id): emit(.cover, Int32(id.index))
        case .takeLowest(let local, let set): takeLowest(local, set, region)
        case .decode(let local, let ordinal):
            let type = region.graph.locals[local.index].type
            assign(value(at: scalar(region.env.locals[ordinal] ?? .operands([.constant(0)])), type), to: local, region)
        case .fill(let set): fill(set, region)
        case .resetTurns(let counter):
            if let slot = region.turnCounters[counter] { emit(.store, slot, self.slot(of: 0)) }
        case .countTurn(let counter):
            if let slot = region.turnCounters[counter] { emit(.countTurn, slot, failing: .endlessLoop, at: span) }
        }
    }

    private func noteUnlock(_ region: Region) {
        if let unlocked = region.unlocked { emit(.store, unlocked, slot(of: 1)) }
    }

    private func bump(_ counter: Expression, _ region: Region) {
        let snapshots = region.graph.locals.indices.filter {
            if case .snapshot = region.graph.locals[$0].type { true } else { false }
        }
        let registers = snapshots.map { register(of: LocalID($0), region) }
        let place = placeSlot(counter, region.env)
        emit(.bump, place.slot, slotList(registers), within: place.extent)
    }

    /// Emits an instruction on a lock or srcu, which `mode` says how to take.
    func emitLock(
        _ opcode: Opcode, _ lock: Expression, _ mode: LockMode?, _ region: Region, failing kind: ModelError.Kind,
        at span: SourceSpan
    ) {
        let place = placeSlot(lock, region.env)
        let lockKind = mode.map { Self.lockKind(lock.type, $0) } ?? 0
        emit(opcode, place.slot, region.member, lockKind, within: place.extent, failing: kind, at: span)
    }

    // MARK: Stores

    /// Assigns: the left side is evaluated after the right, and then what is stored is checked.
    private func store(_ value: Expression, in target: Expression, _ region: Region) {
        let source = block(of: value, region.env)
        let place = self.place(target, region)
        let stored = converted(source, from: value.type, to: target.type, at: value.span)
        write(
            operands(stored, count: shapes.slotCount(target.type)), at: place, isLocal: target.rootLocal != nil, region)
    }

    /// Writes operands to a place; a variable's slots are noted, a local's where paths branch.
    func write(_ operands: [Operand], to target: Expression, _ region: Region) {
        let place = self.place(target, region)
        write(operands, at: place, isLocal: target.rootLocal != nil, region)
    }

    /// The address of an assignment's target, with its checks.
    func place(_ target: Expression, _ region: Region) -> Address {
        switch target.kind {
        case .local(let id): return Address(slot: register(of: id, region))
        case .unwrap(let base) where shapes.isScalar(base.type):
            let address = place(base, region)
            let current = scalar(.memory(address))
            emit(.checkSome, slot(current), failing: .unwrapOfNone, at: target.span)
            return address
        default:
            if let root = target.rootLocal { _ = register(of: root, region) }
            guard case .memory(let address)? = locate(target, region.env) else {
                if case .operands(let operands)? = locate(target, region.env), case .slot(let slot)? = operands.first {
                    return Address(slot: slot)
                }
                return Address(slot: 0)
            }
            return address
        }
    }

    private func write(_ operands: [Operand], at target: Address, isLocal: Bool, _ region: Region) {
        let count = operands.count
        guard target.register == nil else {
            if count == 1 {
                emit(
                    .storeIndirect, target.register ?? 0, slot(operands[0]), target.offset, within: target.extent)
            } else {
                let source = block(count)
                move(.operands(operands), to: source)
                emit(.storeBlockIndirect, slot(ofAddress: target), source, Int32(count), within: target.extent)
            }
            return
        }
        var list = operands
        let range = target.offset..<target.offset + Int32(count)
        let overlaps =
            count > 1 && operands.contains { if case .slot(let slot) = $0 { range.contains(slot) } else { false } }
        if overlaps {
            let copy = block(count)
            move(.operands(operands), to: copy)
            list = (0..<count).map { .slot(copy + Int32($0)) }
        }
        let opcode: Opcode = isLocal && !region.hasChoice ? .move : .store
        for (index, operand) in list.enumerated() {
            let at = target.offset + Int32(index)
            if operand != .slot(at) { emit(opcode, at, slot(operand)) }
        }
    }

    private func update(
        _ target: Expression, _ o: ArithmeticOperator, _ value: Expression, _ region: Region, _ span: SourceSpan
    ) {
        let env = region.env
        if case .set = target.type {
            let other = stored(value, as: Bounds.hull(value.type, target.type), env)
            let wide = Bounds.hull(value.type, target.type)
            let own = operands(
                converted(block(of: target, env), from: target.type, to: wide, at: span), count: other.count)
            let new = zip(own, other).map { binary(o == .add ? .bitOr : .bitAndNot, $0, $1) }
            let narrow = converted(.operands(new), from: wide, to: target.type, at: span)
            return write(operands(narrow, count: shapes.slotCount(target.type)), to: target, region)
        }
        let amount = self.value(of: value, env)
        let old = self.value(of: target, env)
        let bounds = Bounds.ofOperator(o, target.type, value.type)
        let result: Operand
        if let bounds {
            result = binary(o == .add ? .add : .subtract, old, amount)
            if case .range(let low, let high) = target.type, bounds.0 < low || bounds.1 > high {
                checkRange(result, low, high, target.type, span)
            }
        } else {
            let register = temporary()
            emit(
                o == .add ? .addChecked : .subtractChecked, register, slot(old), slot(amount),
                failing: .arithmeticOverflow, at: span)
            result = .slot(register)
            if case .range(let low, let high) = target.type { checkRange(result, low, high, target.type, span) }
        }
        write([result], to: target, region)
    }

    // MARK: Sets and sequences

    private func insert(_ value: Expression, _ target: Expression, _ region: Region) {
        guard case .set(let element) = target.type else { return }
        let source = block(of: value, region.env)
        // The left side is evaluated before what is stored is checked.
        if facts.needsRangeCheck(value, element) { _ = place(target, region) }
        let member = converted(source, from: value.type, to: element, at: value.span)
        write(adding(ordinal(of: member, element), to: words(target, region.env)), to: target, region)
    }

    private func remove(_ value: Expression, _ target: Expression, _ region: Region) {
        guard case .set(let element) = target.type else { return }
        let member = block(of: value, region.env)
        let end = Label()
        if case .range(let low, let high) = element, !Bounds.fits(value.type, in: element) {
            let number = slot(scalar(member))
            jump(.jumpIfLess, number, slot(of: low), to: end)
            jump(.jumpIfLess, slot(of: high), number, to: end)
        }
        write(removing(ordinal(of: member, element), from: words(target, region.env)), to: target, region)
        place(end)
    }

    private func append(_ value: Expression, _ target: Expression, _ region: Region, _ span: SourceSpan) {
        guard case .sequence(let bound, let element) = target.type else { return }
        let size = shapes.slotCount(element)
        let source = block(of: value, region.env)
        let root = Block.memory(place(target, region))
        let parts = operands(converted(source, from: value.type, to: element, at: value.span), count: size)
        let length = scalar(slice(root, from: 0, 1))
        let fits = binary(.less, length, .constant(Int64(bound)))
        emit(.failIfZero, slot(fits), failing: .sequenceOverflow(bound: bound), at: span)
        if bound == 0 { return }
        let isLocal = target.rootLocal != nil
        let last = self.element(
            of: slice(root, from: 1, bound * size),
            at: .dynamic(slot(length), low: 0, count: bound, needsCheck: false, span), stride: size)
        if case .memory(let address) = last { write(parts, at: address, isLocal: isLocal, region) }
        let longer = binary(.add, length, .constant(1))
        if case .memory(let address) = root { write([longer], at: address, isLocal: isLocal, region) }
    }

    private func removeFirst(_ target: Expression, _ region: Region, _ span: SourceSpan) {
        guard case .sequence(let bound, let element) = target.type else { return }
        let size = shapes.slotCount(element)
        let address = place(target, region)
        let root = Block.memory(address)
        let length = scalar(slice(root, from: 0, 1))
        emit(.failIfZero, slot(length), failing: .emptySequence(operation: "remove_first"), at: span)
        if bound == 0 { return }
        let shorter = binary(.subtract, length, .constant(1))
        var list: [Operand] = [shorter]
        list += operands(slice(root, from: 1 + size, (bound - 1) * size), count: (bound - 1) * size)
        list += shapes.slots(of: program.defaultValue(of: element), type: element).map { .constant($0) }
        write(list, at: address, isLocal: target.rootLocal != nil, region)
    }

    /// The lowest member of a set local goes to another local.
    private func takeLowest(_ local: LocalID, _ set: LocalID, _ region: Region) {
        guard case .set(let element) = region.graph.locals[set.index].type else { return }
        let count = shapes.slotCount(.set(element))
        let words = register(of: set, region)
        let position = block(1)
        let end = Label()
        for index in 0..<count {
            let next = Label()
            if index + 1 < count { jump(.jumpIfZero, words + Int32(index), to: next) }
            let bitPosition = temporary()
            emit(.lowestBit, bitPosition, words + Int32(index))
            let cleared = binary(.bitAndNot, .slot(words + Int32(index)), bit(.slot(bitPosition)))
            emit(.add, position, bitPosition, slot(of: Int64(index * 64)))
            emit(region.hasChoice ? .store : .move, words + Int32(index), slot(cleared))
            jump(to: end)
            place(next)
        }
        place(end)
        assign(value(at: .slot(position), element), to: local, region)
    }

    private func fill(_ set: LocalID, _ region: Region) {
        guard case .set(let element) = region.graph.locals[set.index].type else { return }
        var rest = program.cardinality(of: element)
        var words: [Operand] = []
        repeat {
            words.append(.constant(rest >= 64 ? -1 : (1 << Int64(rest)) - 1))
            rest -= 64
        } while rest > 0
        assign(.operands(words), to: set, region)
    }
}
