import Language

extension Compiler {
    /// The number of a member of a thread among those of its declaration.
    func member(_ thread: ThreadID, _ indices: [Expression], _ env: Environment) -> Operand {
        guard case .indexed(let parts) = program.threads[thread.index].shape else { return .constant(0) }
        var sum = Operand.constant(0)
        for (part, index) in zip(parts, indices) {
            let count = program.cardinality(of: part.type)
            let position: Operand
            switch self.position(of: index, in: part.type, env, span: index.span) {
            case .constant(let number): position = .constant(Int64(number))
            case .impossible: position = .constant(0)
            case .dynamic(let slot, let low, let count, let needsCheck, let span):
                let register = temporary()
                let table = self.index(Bytecode.IndexTable(low: low, count: Int64(count), stride: 1))
                if needsCheck {
                    emit(.index, register, slot, table, failing: .indexOutOfRange, at: span)
                    position = .slot(register)
                } else {
                    position = binary(.subtract, .slot(slot), .constant(low))
                }
            }
            sum = binary(.add, binary(.multiply, sum, .constant(Int64(count))), position)
        }
        return sum
    }

    /// `t is idle`, `t in op(a, _)`, `t at op.step`.
    func threadPredicate(_ e: Expression, _ env: Environment) -> Operand {
        switch e.kind {
        case .isIdle(let thread):
            return predicate(on: thread, env) { _ in
                env.inside == nil ? nil : .constant(0)
            } elsewhere: { position, _ in
                binary(.equal, position, .constant(0))
            }
        case .isInside(let thread, let operation, let arguments):
            return predicate(on: thread, env) { _ in
                guard let inside = env.inside else { return nil }
                if inside.operation != operation { return .constant(0) }
                return nil
            } elsewhere: { position, frame in
                isInside(operation, arguments, position, frame, env)
            }
        case .isAt(let thread, let operation, let label):
            return predicate(on: thread, env) { _ in
                guard let inside = env.inside else { return nil }
                return .constant(inside.operation == operation && inside.label == label ? 1 : 0)
            } elsewhere: { position, frame in
                isAt(operation, label, position, frame)
            }
        default: return .constant(0)
        }
    }

    /// Where a frame is: its declaration, and its first slot.
    struct FrameAddress {
        let map: StateMap.ThreadMap
        let address: Address
    }

    /// A predicate on a thread: of the one whose step it is the answer may be known, of others the state tells.
    private func predicate(
        on thread: Expression, _ env: Environment, ofCurrent: (Environment.ThreadMember) -> Operand?,
        elsewhere: (Operand, FrameAddress) -> Operand
    ) -> Operand {
        let id: ThreadID
        switch thread.type {
        case .thread(let declared): id = declared
        default:
            guard let current = env.current else { return .constant(0) }
            id = current.thread
        }
        let number = value(of: thread, env)
        let threadMap = map.threads[id.index]
        let base = threadMap.first + (env.isOld ? output.stateSlots : 0)
        func ask(_ number: Operand) -> Operand {
            let root = Block.memory(Address(slot: base))
            let stride = Int(threadMap.stride)
            let found: Block
            switch number {
            case .constant(let index): found = slice(root, from: Int(index) * stride, stride)
            case .slot(let slot):
                found = element(
                    of: root,
                    at: .dynamic(slot, low: 0, count: threadMap.count, needsCheck: false, thread.span), stride: stride)
            }
            guard case .memory(let address) = found else { return .constant(0) }
            return elsewhere(scalar(found), FrameAddress(map: threadMap, address: address))
        }
        guard let current = env.current, current.thread == id, !env.isOld, let known = ofCurrent(current) else {
            return ask(number)
        }
        switch number {
        case .constant(let index): return index == Int64(current.index) ? known : ask(number)
        case .slot(let slot):
            let target = block(1)
            let (other, end) = (Label(), Label())
            jump(.jumpIfNotEqual, slot, self.slot(of: Int64(current.index)), to: other)
            emit(.move, target, self.slot(known))
            jump(to: end)
            place(other)
            emit(.move, target, self.slot(ask(number)))
            place(end)
            return .slot(target)
        }
    }

    private func isInside(
        _ operation: OperationID, _ arguments: [Expression?]?, _ position: Operand, _ frame: FrameAddress,
        _ env: Environment
    ) -> Operand {
        guard let entry = frame.map.plan.entry(for: operation), !entry.numbers.isEmpty,
            let graph = lowered.operations[operation.index]
        else { return .constant(0) }
        let first = Int64(entry.firstNumber)
        let last = first + Int64(entry.numbers.count) - 1
        let inside = binary(
            .bitAnd, binary(.lessOrEqual, .constant(first), position),
            binary(.lessOrEqual, position, .constant(last)))
        let asked = (arguments ?? []).enumerated().compactMap { position, argument in
            argument.map { (graph.parameters[position], $0) }
        }
        if asked.isEmpty { return inside }
        let target = block(1)
        let end = Label()
        emit(.move, target, slot(of: 0))
        jump(.jumpIfZero, slot(inside), to: end)
        for (parameter, argument) in asked {
            let type = graph.locals[parameter.index].type
            let stored = storedLocal(parameter, type, entry, graph, frame)
            jumpUnlessEqual(stored, type, block(of: argument, env), argument.type, to: end, argument.span)
        }
        emit(.move, target, slot(of: 1))
        place(end)
        return .slot(target)
    }

    /// The value of a local that a frame keeps.
    private func storedLocal(
        _ local: LocalID, _ type: Type, _ entry: FramePlan.Entry, _ graph: ActionGraph, _ frame: FrameAddress
    ) -> Block {
        guard let offset = entry.offsets[local] else {
            return .operands([Operand](repeating: .constant(0), count: shapes.slotCount(type)))
        }
        var encodings: [SlotEncoding] = []
        shapes.appendEncodings(of: type, to: &encodings)
        let place = Block.memory(frame.address)
        let parts = encodings.enumerated().map { index, encoding in
            decoded(
                scalar(slice(place, from: frame.map.plan.firstCode + offset + index, 1)), encoding)
        }
        return .operands(parts)
    }

    /// Goes to `label` unless both values are equal.
    func jumpUnlessEqual(
        _ a: Block, _ aType: Type, _ b: Block, _ bType: Type, to label: Label, _ span: SourceSpan
    ) {
        let type = Bounds.hull(aType, bType)
        let count = shapes.slotCount(type)
        let x = operands(converted(a, from: aType, to: type, at: span), count: count)
        let y = operands(converted(b, from: bType, to: type, at: span), count: count)
        for (p, q) in zip(x, y) where p != q { jump(.jumpIfNotEqual, slot(p), slot(q), to: label) }
    }

    private func isAt(
        _ operation: OperationID, _ label: StepLabel, _ position: Operand, _ frame: FrameAddress
    ) -> Operand {
        guard let entry = frame.map.plan.entry(for: operation), let graph = lowered.operations[operation.index] else {
            return .constant(0)
        }
        let numbers = entry.numbers.filter { graph.locations[$0.key.index].label == label }.map(\.value)
        if numbers.isEmpty { return .constant(0) }
        let target = temporary()
        emit(
            .isInNumbers, target, slot(position), numberSet(numbers, count: frame.map.plan.locations.count + 1))
        return .slot(target)
    }

    // MARK: Locks

    /// `held(m)`.
    func isHeld(_ place: Expression, _ env: Environment) -> Operand {
        guard let block = locate(place, env) else { return .constant(0) }
        return binary(.notEqual, scalar(block), .constant(0))
    }

    /// `holds(t, m)`.
    func holds(_ thread: Expression, _ place: Expression, _ env: Environment) -> Operand {
        let id: ThreadID
        switch thread.type {
        case .thread(let declared): id = declared
        default:
            guard let current = env.current else { return .constant(0) }
            id = current.thread
        }
        let first = Int64(map.threads[id.index].firstMember)
        let number = binary(.add, value(of: thread, env), .constant(first))
        guard case .memory(let address)? = locate(place, env) else { return .constant(0) }
        let target = temporary()
        emit(.holds, target, slot(ofAddress: address), slot(number), within: address.extent)
        emit(.halt, Self.lockKind(place.type, .shared))
        return .slot(target)
    }

    /// How the machine is told which kind of lock it works on.
    static func lockKind(_ type: Type, _ mode: LockMode) -> Int32 {
        switch (type, mode) {
        case (.mutex, _): 0
        case (.srcu, _): 3
        case (_, .exclusive): 1
        case (_, .shared): 2
        }
    }

    // MARK: Taken

    /// `taken op(a, _) returns E`, told by the registers that each step sets.
    func taken(_ query: TakenQuery, _ env: Environment) -> Operand {
        let target = block(1)
        let end = Label()
        emit(.move, target, slot(of: 0))
        jump(.jumpIfNotEqual, takenAction, slot(of: Self.code(of: query.action)), to: end)
        for (position, argument) in (query.arguments ?? []).enumerated() {
            guard let argument, let (slot, type) = takenArgument(query.action, position) else { continue }
            let stored: Block =
                shapes.isScalar(type) ? .operands([.slot(slot)]) : .memory(Address(slot: slot))
            jumpUnlessEqual(stored, type, block(of: argument, env), argument.type, to: end, argument.span)
        }
        if let result = query.result { jumpUnlessEnded(with: result, query.action, to: end, env) }
        emit(.move, target, slot(of: 1))
        place(end)
        return .slot(target)
    }

    private func jumpUnlessEnded(with e: Expression, _ action: Action, to end: Label, _ env: Environment) {
        let wanted = value(of: e, env)
        if case .errno = e.type {
            let code = binary(.add, wanted, .constant(ResultCode.firstErrno))
            return jump(.jumpIfNotEqual, output.endSlot, slot(code), to: end)
        }
        var lowest: Int64 = 0
        var resultType: Type?
        if case .operation(let id) = action { resultType = program.operations[id.index].result }
        if case .range(let low, _)? = resultType { lowest = low }
        let code = slot(binary(.add, wanted, .constant(ResultCode.firstValue &- lowest)))
        guard e.type.isRange else { return jump(.jumpIfNotEqual, output.endSlot, code, to: end) }
        let isSame = Label()
        if resultType != nil { jump(.jumpIfEqual, output.endSlot, code, to: isSame) }
        jump(.jumpIfNotEqual, output.endSlot, slot(of: ResultCode.success), to: end)
        jump(.jumpIfNotEqual, slot(wanted), slot(of: 0), to: end)
        place(isSame)
    }

    /// The number of an operation or rule in the register of the last step.
    static func code(of action: Action) -> Int64 {
        switch action {
        case .operation(let id): Int64(id.index) * 2 + 1
        case .rule(let id): Int64(id.index) * 2 + 2
        }
    }
}
