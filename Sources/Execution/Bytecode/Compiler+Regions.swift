import Language

extension Compiler {
    /// The register of a local, taken on first use.
    func register(of local: LocalID, _ region: Region) -> Int32 {
        switch region.env.locals[local] {
        case .operands(let operands)?:
            if operands.count == 1, case .slot(let slot) = operands[0], slot >= output.stateSlots { return slot }
        case .memory(let address)?:
            if address.register == nil, address.offset >= output.stateSlots { return address.offset }
        case nil: break
        }
        let type = region.graph.locals[local.index].type
        let slot = block(max(1, shapes.slotCount(type)))
        region.env.locals[local] =
            shapes.isScalar(type) ? .operands([.slot(slot)]) : .memory(Address(slot: slot))
        return slot
    }

    /// Emits the code of a region; it ends on each path.
    func compile(_ region: Region) {
        for block in region.blocks {
            for case .countTurn(let counter) in region.graph[block].instructions.map(\.kind)
            where region.turnCounters[counter] == nil {
                let slot = self.block(1)
                region.turnCounters[counter] = slot
                emit(.move, slot, self.slot(of: 0))
            }
        }
        if region.hasConditionalBoundary {
            let slot = self.block(1)
            region.unlocked = slot
            emit(.move, slot, self.slot(of: 0))
        }
        for (index, local) in region.graph.locals.enumerated() {
            if case .snapshot = local.type { _ = register(of: LocalID(index), region) }
        }
        let waits = LockWaits(region.graph, blocks: region.blocks, facts: facts)
        for (position, block) in region.blocks.enumerated() {
            if let label = region.labels[block] { place(label) }
            let mark = temporaryMark
            for (index, instruction) in region.graph[block].instructions.enumerated() {
                if instruction.waitsForLock, waits.hasRead(before: index, in: block) { emit(.noteRead) }
                compile(instruction, region)
                temporaryMark = mark
            }
            let next = position + 1 < region.blocks.count ? region.blocks[position + 1] : nil
            compile(region.graph[block].terminator, next: next, region)
            temporaryMark = mark
        }
        if region.usesRetry {
            place(region.retry)
            emit(.retry)
        }
        for (index, targets) in region.tables {
            output.jumpTables[Int(index)] = targets.map { region.labels[$0]?.position ?? 0 }
        }
    }

    private func go(to block: BlockID, next: BlockID?, _ region: Region) {
        if block != next, let label = region.labels[block] { jump(to: label) }
    }

    private func compile(_ terminator: Terminator, next: BlockID?, _ region: Region) {
        switch terminator {
        case .jump(let block): go(to: block, next: next, region)
        case .branch(let condition, let yes, let no):
            guard let a = region.labels[yes], let b = region.labels[no] else { return }
            if yes == next {
                jump(unless: condition, to: b, region.env)
            } else {
                jump(if: condition, to: a, region.env)
                go(to: no, next: next, region)
            }
        case .branchOnValue(let local, let value, let yes, let no, let span):
            branchOnValue(local, value, no, region, span)
            go(to: yes, next: next, region)
        case .choose(let binders, let condition, let yes, let no, let span):
            choose(binders, condition, otherwise: no, region, span)
            go(to: yes, next: next, region)
        case .either(let branches, let span):
            output.jumpTables.append([])
            let table = Int32(output.jumpTables.count) - 1
            region.tables.append((table, branches))
            let at = emit(.chooseBranch, Int32(branches.count), table)
            _ = span
            output.choices[at] = ChoiceInfo(name: "either", type: nil, isOrdinal: true)
        case .tryLock(let mode, let lock, let yes, let no, let span):
            guard let otherwise = region.labels[no] else { return }
            emitLock(.tryLock, lock, mode, region, failing: .relock, at: span)
            jump(.jumpIfZero, output.resultSlot, to: otherwise)
            go(to: yes, next: next, region)
        case .boundary(let location): endStep(region, at: location)
        case .boundaryIfUnlocked(let location):
            let entry = region.graph.locations[location.index].entry
            if let unlocked = region.unlocked, let label = region.labels[entry] {
                jump(.jumpIfZero, unlocked, to: label)
            }
            endStep(region, at: location)
        case .finish: finish(region)
        case .unreachable: emit(.block)
        }
    }

    // MARK: Ends of steps

    private func endStep(_ region: Region, at location: LocationID) {
        storeFrame(region, at: location)
        emit(.move, output.endSlot, slot(of: -1))
        endPath(region)
    }

    private func finish(_ region: Region) {
        if region.frame != nil {
            let list = lockSlots(of: region.graph)
            if !list.isEmpty {
                emit(
                    .checkReleased, slotList(list), region.member, failing: .returnWithLockHeld, at: region.graph.span)
            }
            if let result = region.graph.result {
                let code = scalar(region.env.locals[result] ?? .operands([.constant(0)]))
                emit(.move, output.endSlot, slot(code))
            }
            storeArgumentsOfTaken(region)
            storeFrame(region, at: nil)
            return endPath(region, argumentsStored: true)
        }
        emit(.move, output.endSlot, slot(of: ResultCode.success))
        endPath(region)
    }

    /// Sets what `taken` asks for, evaluates the transition properties, and counts the transition.
    private func endPath(_ region: Region, argumentsStored: Bool = false) {
        guard let action = region.action, let transitions else {
            emit(.commit)
            return
        }
        if !argumentsStored { storeArgumentsOfTaken(region) }
        emit(.move, takenAction, slot(of: Self.code(of: action)))
        jump(to: transitions)
    }

    private func storeArgumentsOfTaken(_ region: Region) {
        guard let action = region.action, transitions != nil else { return }
        for (position, parameter) in region.graph.parameters.enumerated() {
            guard let (slot, type) = takenArgument(action, position) else { continue }
            let value = region.env.locals[parameter] ?? .operands([.constant(0)])
            move(value, to: slot, shapes.slotCount(type))
        }
    }

    /// The locks that an operation's text names, as slots and kinds in turn.
    private func lockSlots(of graph: ActionGraph) -> [Int32] {
        let variables = graph.lockedVariables
        return map.locks.filter { variables.contains($0.variable) }
            .flatMap { [$0.slot, Self.lockKind($0.type, .shared)] }
    }

    // MARK: Choices

    private func branchOnValue(
        _ local: LocalID, _ value: Expression, _ no: BlockID, _ region: Region, _ span: SourceSpan
    ) {
        guard let otherwise = region.labels[no], case .optional(let wrapped) = value.type else { return }
        let found = block(of: value, region.env)
        if shapes.isScalar(value.type) {
            let operand = scalar(found)
            jump(.jumpIfEqual, slot(operand), slot(of: Sentinel.none), to: otherwise)
            return assign(.operands([operand]), to: local, region)
        }
        jump(.jumpIfZero, slot(scalar(slice(found, from: 0, 1))), to: otherwise)
        assign(slice(found, from: 1, shapes.slotCount(wrapped)), to: local, region)
    }

    private func choose(
        _ binders: [Binder], _ condition: Expression?, otherwise: BlockID?, _ region: Region, _ span: SourceSpan
    ) {
        if otherwise != nil || condition.map({ facts.mayFail($0) }) == true {
            look(at: binders, condition, otherwise: otherwise, region)
        }
        for binder in binders { choose(binder, region, span) }
        if let condition {
            region.usesRetry = true
            jump(unless: condition, to: region.retry, region.env)
        }
    }

    /// Looks at every value: for errors, and for whether there is one at all.
    private func look(at binders: [Binder], _ condition: Expression?, otherwise: BlockID?, _ region: Region) {
        let isFound = block(1)
        emit(.move, isFound, slot(of: 0))
        let cost = (condition.map { weight($0) } ?? 0) + 2
        iterate(binders, where: condition, cost: cost, region.env) { _ in
            emit(.move, isFound, slot(of: 1))
        }
        if let otherwise, let label = region.labels[otherwise] { jump(.jumpIfZero, isFound, to: label) }
    }

    /// Makes a choice; what it needs later is noted, so that it is as it was when the choice is made anew.
    private func choose(_ binder: Binder, _ region: Region, _ span: SourceSpan) {
        let chosen = block(1)
        let name = region.graph.locals[binder.local.index].name
        switch binder.domain {
        case .range(let low, let high):
            let (l, h) = (value(of: low, region.env), value(of: high, region.env))
            emitChoice(chosen, slot(l), slot(h), name, Bounds.hull(low.type, high.type), isOrdinal: false)
            assign(.operands([.slot(chosen)]), to: binder.local, region)
        case .type(.range(let low, let high)):
            emitChoice(chosen, slot(of: low), slot(of: high), name, .range(low, high), isOrdinal: false)
            assign(.operands([.slot(chosen)]), to: binder.local, region)
        case .type(let type):
            let last = Int64(clamping: program.cardinality(of: type)) - 1
            emitChoice(chosen, slot(of: 0), slot(of: last), name, type, isOrdinal: true)
            assign(value(at: .slot(chosen), type), to: binder.local, region)
        case .set(let set):
            guard case .set(let element) = set.type else { return }
            let count = shapes.slotCount(set.type)
            let words = block(count)
            for (index, word) in self.words(set, region.env).enumerated() {
                emit(.store, words + Int32(index), slot(word))
            }
            let last = Int64(clamping: program.cardinality(of: element)) - 1
            emitChoice(chosen, slot(of: 0), slot(of: last), name, element, isOrdinal: true)
            let list = (0..<count).map { Operand.slot(words + Int32($0)) }
            let word = memberWord(list, chosen)
            let isMember = binary(.testBit, word, .slot(lowBits(chosen)))
            region.usesRetry = true
            jump(.jumpIfZero, slot(isMember), to: region.retry)
            assign(value(at: .slot(chosen), element), to: binder.local, region)
        }
    }

    func emitChoice(_ target: Int32, _ low: Int32, _ high: Int32, _ name: String, _ type: Type, isOrdinal: Bool) {
        let at = emit(.chooseRange, target, low, high)
        output.choices[at] = ChoiceInfo(name: name, type: type, isOrdinal: isOrdinal)
    }

    /// Gives a local a value that already has its layout.
    func assign(_ value: Block, to local: LocalID, _ region: Region) {
        let type = region.graph.locals[local.index].type
        let count = shapes.slotCount(type)
        if region.hasChoice {
            let list = operands(value, count: count)
            let target = register(of: local, region)
            for (index, operand) in list.enumerated() { emit(.store, target + Int32(index), slot(operand)) }
        } else {
            move(value, to: register(of: local, region), count)
        }
    }
}
